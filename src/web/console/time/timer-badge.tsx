/** The timer, seen and started from everywhere; and what is not sent yet, which is sent from here. */
import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Link, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { hoursText } from '../../ui/format.ts';
import { late } from '../../ui/late.ts';
import { Waiting } from '../../ui/page.tsx';
import { useWhenChanged } from '../../ui/when-changed.ts';
import { useMay } from '../shell/session.ts';
import { isTimerKeyOn } from './timer-key.ts';
import { useSending, useUnsent } from './unsent-entries.ts';
import { type Timer, useTimer } from './use-timer.ts';

const TimerPanel = lazy(async () => ({
  default: (await late(() => import('./timer-panel.tsx'))).TimerPanel,
}));

/** On a phone all of it has to stand beside the menu. */
const NARROW = { fz: { base: 'xs', sm: 'md' }, px: { base: 6, sm: 'xs' } } as const;

export function TimerBadge() {
  const may = useMay();
  const mayTime = may('entries:write');
  const timer = useTimer(mayTime);
  const [isOpen, { open, close }] = useDisclosure(false);
  // A link in it leads to a page, over which it would stand.
  const path = useRouterState({ select: ({ location }) => location.pathname });
  useWhenChanged(path, close);
  useHotkeys([['t', () => openByKey(mayTime, open)]]);
  if (!mayTime) return null;
  return (
    <>
      <UnsentBadge />
      <Button
        variant={timer === null || timer === undefined ? 'default' : 'light'}
        size="compact-md"
        {...NARROW}
        onClick={open}
        aria-haspopup="dialog"
        aria-keyshortcuts="t"
      >
        {timer === null || timer === undefined ? 'Timer' : <Running timer={timer} />}
      </Button>
      <Dialog title="Your timer" isOpen={isOpen} onClose={close}>
        <Suspense fallback={<Waiting height={320} />}>
          <TimerPanel timer={timer ?? null} onDone={close} />
        </Suspense>
      </Dialog>
    </>
  );
}

/** Not while a question stands over the page: then letters belong to it. */
function openByKey(mayTime: boolean, open: () => void): void {
  const isAsked = document.querySelector('[role="dialog"]') !== null;
  if (mayTime && !isAsked && isTimerKeyOn()) open();
}

function Running({ timer: { clientName, runningMinutes } }: { readonly timer: Timer }) {
  return (
    <>
      <VisuallyHidden>Timer: </VisuallyHidden>
      <Text span inherit truncate maw="12rem" mr={6} visibleFrom="md">
        {clientName}
      </Text>
      <span className="figure">{hoursText(runningMinutes)}</span>
    </>
  );
}

/** How many entries wait to be sent; sends them from whatever page is open. */
function UnsentBadge() {
  const { list, send } = useUnsent();
  const waiting = list.filter(({ refusal }) => refusal === null).length;
  useSending(waiting, send);
  if (list.length === 0) return null;
  const isRefused = waiting === 0;
  return (
    <Button
      component={Link}
      to="/time"
      size="compact-md"
      {...NARROW}
      variant="light"
      color={isRefused ? 'red' : 'yellow'}
    >
      {list.length} {isRefused ? 'refused' : 'not sent'}
    </Button>
  );
}
