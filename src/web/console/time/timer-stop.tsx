/** Stopping the timer. One that was forgotten asks when the work ended: it never books by itself. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { MinutesField } from '../../ui/fields.tsx';
import { Hours } from '../../ui/figures.tsx';
import { focusOn } from '../../ui/focus-on.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText, momentText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Problem } from '../../ui/problem.tsx';
import { useOperation, useWrite } from '../../ui/queries.ts';
import { typedMinutes } from '../../ui/typed.ts';
import { useFirm } from '../shell/firm-day.ts';
import { ClientLink } from '../shell/links.tsx';
import { localInput, sentOfInput } from './clock.ts';
import { useNow } from './firm-facts.ts';
import { LivePreview, usePreview } from './preview-line.tsx';
import { endFlaw, endOf, forgottenWhy } from './timer-end.ts';
import type { Timer } from './use-timer.ts';

export function TimerStop({
  timer,
  onStopped,
  onDone,
}: {
  readonly timer: Timer;
  readonly onStopped: (draft: OutputOf<'timer.stop'>) => void;
  readonly onDone: () => void;
}) {
  const now = useNow();
  const forgotten = useForgotten(timer, now);
  const asks = forgotten !== null;
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'timer.stop',
    initial: { endedAt: '', breakMinutes: '' },
    inputOf: ({ endedAt, breakMinutes }) => ({
      endedAt: sentOfInput(endedAt),
      breakMinutes:
        breakMinutes.trim() === '' ? undefined : (typedMinutes(breakMinutes) ?? breakMinutes),
    }),
    onDone: onStopped,
  });
  const { endedAt, breakMinutes } = form.values;
  const end = endOf(timer, { endedAt, breakMinutes, asks });
  const preview = usePreview('entry.preview', end.kind === 'known' ? end.work : null);
  return (
    <Stack gap="sm">
      <TimerAbout timer={timer} />
      {forgotten !== null && (
        <Text size="sm" role="alert">
          <strong>{forgotten}</strong> When did the work end? Nothing is booked until you say so.
        </Text>
      )}
      <form
        noValidate
        onSubmit={(event) => {
          const flaw = endFlaw(timer, { endedAt, breakMinutes, asks }, new Date());
          if (flaw !== null) {
            event.preventDefault();
            form.setFieldError(flaw.field, flaw.message);
            focusOn(flaw.field);
          } else submit(event);
        }}
      >
        <Stack gap="sm">
          <EndField timer={timer} now={now} asks={asks} field={form.getInputProps('endedAt')} />
          <MinutesField
            label="Break"
            description="Time in between that is not work; empty: none"
            {...form.getInputProps('breakMinutes')}
            name="breakMinutes"
          />
          <LivePreview of={preview} hint={end.kind === 'known' ? '' : end.says} />
          <FormEnd button="Stop, keep as draft" isBusy={isBusy} problem={problem} />
        </Stack>
      </form>
      <Discard timer={timer} onDone={onDone} />
    </Stack>
  );
}

/** How long it has run, for whom, and since when. */
function TimerAbout({ timer }: { readonly timer: Timer }) {
  return (
    <div>
      <Hours minutes={timer.runningMinutes} hero />
      <Text size="sm">
        for <ClientLink client={timer.client}>{timer.clientName}</ClientLink>, {timer.workType}
        {timer.description !== '' && `: ${timer.description}`}
      </Text>
      <Text size="sm" c="dimmed">
        Since {momentText(timer.startedAt)}
      </Text>
    </div>
  );
}

type EndInput = { readonly value?: string; readonly onChange: (value: string) => void };

/** When the work ended: asked of a timer that was forgotten, and told by who wants to. */
function EndField({
  timer,
  now,
  asks,
  field,
}: {
  readonly timer: Timer;
  readonly now: Date;
  readonly asks: boolean;
  readonly field: EndInput;
}) {
  const [saysEnd, setSaysEnd] = useState(false);
  if (!asks && !saysEnd) {
    return (
      <Group>
        <Button size="compact-sm" variant="default" onClick={() => setSaysEnd(true)}>
          It ended earlier
        </Button>
      </Group>
    );
  }
  return (
    <>
      <TextInput
        type="datetime-local"
        label="The work ended"
        description="By the clock where you are"
        min={localInput(new Date(timer.startedAt))}
        max={localInput(now)}
        {...field}
        onChange={({ currentTarget }) => field.onChange(currentTarget.value)}
        name="endedAt"
      />
      {asks && (
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => field.onChange(localInput(now))}
          >
            It ended just now
          </Button>
        </Group>
      )}
    </>
  );
}

/** Why it has to be asked when it ended; null while it need not be. */
function useForgotten(timer: Timer, now: Date): string | null {
  const firm = useFirm();
  const { data } = useOperation('policy.show', { client: timer.client });
  return forgottenWhy(timer, now, {
    timeZone: firm?.timeZone ?? null,
    longestMinutes: data?.settings.longestEntryMinutes ?? null,
  });
}

function Discard({ timer, onDone }: { readonly timer: Timer; readonly onDone: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const discard = useWrite('timer.discard', onDone);
  if (!isAsked) {
    return (
      <Group>
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setAsked(true)}>
          Discard the timer…
        </Button>
      </Group>
    );
  }
  return (
    <Stack gap="xs" role="group" aria-label="Discard the timer">
      <Text size="sm">
        {hoursText(timer.runningMinutes)} for {timer.clientName} will be gone: no draft is kept.
      </Text>
      <Problem error={discard.error} />
      <Group gap="sm">
        <Button
          size="xs"
          color="red.9"
          loading={discard.isPending}
          onClick={() => discard.mutate({ input: {} })}
        >
          Discard {hoursText(timer.runningMinutes)}
        </Button>
        <Button size="xs" variant="default" autoFocus onClick={() => setAsked(false)}>
          Let it run
        </Button>
      </Group>
    </Stack>
  );
}
