/** Quick entry: one line or plain fields, the live preview, and a draft or a posting at once. */
import { Button, Checkbox, Group, Kbd, Stack, Text, TextInput } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { type RefObject, useEffect, useEffectEvent, useState } from 'react';
import { focusOn } from '../../ui/focus-on.ts';
import { hoursText } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { Problem, sentence } from '../../ui/problem.tsx';
import { useFirmDay } from '../shell/firm-day.ts';
import { EntryLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { EntryFields } from './entry-fields.tsx';
import { useClients, useWorkTypes } from './firm-facts.ts';
import { LineSays } from './line-says.tsx';
import { BecameSentence, isShortOfHours, LivePreview, usePreview } from './preview-line.tsx';
import { type TypedEntry, type UnsentEntry, wholeWorkOf } from './typed-entry.ts';
import { useQuickLine } from './use-quick-line.ts';
import { type Done, type Logging, useSubmit } from './use-submit.ts';
import { rememberWorkType, usualWorkType } from './usual.ts';

/** What the form is to begin with: from a cell of the week, or of what was refused. */
export type Beginning = {
  readonly asked: number;
  readonly fields: Partial<TypedEntry>;
  /** What was refused, which it takes the place of once it is logged. */
  readonly refused: UnsentEntry | null;
};

const NONE: readonly never[] = [];

export function QuickEntry({
  beginning,
  onLogged,
  onLeave,
  lineRef,
}: {
  readonly beginning: Beginning;
  readonly onLogged: () => void;
  /** What was refused is left as it is, and something else is typed. */
  readonly onLeave: () => void;
  readonly lineRef: RefObject<HTMLInputElement | null>;
}) {
  const { quick, preview, logging, log, asOverage, setAsOverage, mayPost } = useQuickEntry(
    beginning,
    () => {
      onLogged();
      lineRef.current?.focus();
    },
  );
  return (
    <Section title="Log work">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void log(false);
        }}
        onKeyDown={getHotkeyHandler([['mod+Enter', () => void (mayPost && log(true))]])}
      >
        <Stack gap="sm">
          <InPlaceOf refused={beginning.refused} onLeave={onLeave} />
          <QuickLine quick={quick} lineRef={lineRef} />
          <EntryFields typed={quick.typed} errors={logging.errors} onType={quick.typeField} />
          <LivePreview
            of={preview}
            hint="What it will draw is told here as soon as client, time and work type are known."
          />
          <NoWaiting
            isOffered={mayPost && isShortOfHours(preview)}
            isOn={asOverage}
            onTurn={setAsOverage}
          />
          <LogButtons logging={logging} onPost={mayPost ? () => void log(true) : null} />
        </Stack>
      </form>
    </Section>
  );
}

/** What quick entry holds: what is typed, what that would draw, and how it is logged. */
function useQuickEntry(beginning: Beginning, onLogged: () => void) {
  const may = useMay();
  const today = useFirmDay();
  const clients = useClients() ?? NONE;
  const workTypes = useWorkTypes() ?? NONE;
  const usual = { workType: usualWorkType(workTypes), workedOn: today };
  const quick = useQuickLine({ clients, workTypes }, usual);
  const [asOverage, setAsOverage] = useState(false);
  const whole = wholeWorkOf(quick.typed, today);
  const preview = usePreview('entry.preview', whole === null ? null : { ...whole, asOverage });
  const { logging, log } = useSubmit(quick.typed, today, asOverage, () => {
    rememberWorkType(quick.typed.workType);
    quick.begin();
    setAsOverage(false);
    onLogged();
  });
  const begin = useEffectEvent((): void => {
    quick.begin(beginning.fields);
    focusOn(beginning.fields.client === undefined ? 'line' : 'minutes');
  });
  useEffect(() => {
    if (beginning.asked > 0) begin();
  }, [beginning.asked]);
  const mayPost = may('entries:post');
  return { quick, preview, logging, log, asOverage, setAsOverage, mayPost };
}

/** The line, and what it leaves open. */
function QuickLine({
  quick,
  lineRef,
}: {
  readonly quick: ReturnType<typeof useQuickLine>;
  readonly lineRef: RefObject<HTMLInputElement | null>;
}) {
  return (
    <>
      <TextInput
        ref={lineRef}
        name="line"
        label="In one line"
        description="Client, time, work type, and what was done: Alder 45 remote Mail moved"
        size="md"
        autoComplete="off"
        value={quick.line}
        onChange={({ currentTarget }) => quick.typeLine(currentTarget.value)}
      />
      <LineSays
        line={quick.line}
        meant={quick.meant}
        typed={quick.typed}
        onChoose={quick.typeField}
      />
    </>
  );
}

/** Decides, before it is posted, that nothing waits (A4, B6). */
function NoWaiting({
  isOffered,
  isOn,
  onTurn,
}: {
  readonly isOffered: boolean;
  readonly isOn: boolean;
  readonly onTurn: (isOn: boolean) => void;
}) {
  if (!isOffered && !isOn) return null;
  return (
    <Checkbox
      label="Do not wait: what no open block covers is overage"
      checked={isOn}
      onChange={({ currentTarget }) => onTurn(currentTarget.checked)}
    />
  );
}

/** A draft, or a posting at once, where the person may. */
function LogButtons({
  logging: { problem, isBusy, logged },
  onPost,
}: {
  readonly logging: Logging;
  readonly onPost: (() => void) | null;
}) {
  return (
    <>
      <Problem error={problem} />
      <Group gap="sm">
        <Button type="submit" variant={onPost === null ? 'filled' : 'default'} loading={isBusy}>
          Log as draft
        </Button>
        {onPost !== null && (
          <Button loading={isBusy} onClick={onPost}>
            Post at once
          </Button>
        )}
        <LoggedSays logged={logged} mayPost={onPost !== null} />
      </Group>
    </>
  );
}

/** Says that what is typed takes the place of what was refused. */
function InPlaceOf({
  refused,
  onLeave,
}: {
  readonly refused: UnsentEntry | null;
  readonly onLeave: () => void;
}) {
  if (refused === null) return null;
  return (
    <Text size="sm">
      In place of {hoursText(refused.input.minutes ?? 0)} for {refused.clientName}, refused:{' '}
      {sentence(refused.refusal ?? '')}{' '}
      <Button size="compact-xs" variant="default" onClick={onLeave}>
        Log something else
      </Button>
    </Text>
  );
}

/** Says what became of the last one that was logged; until there is one, the keys that log. */
function LoggedSays({
  logged,
  mayPost,
}: {
  readonly logged: Done | null;
  readonly mayPost: boolean;
}) {
  return (
    <>
      {logged === null && (
        <Text size="xs" c="dimmed" visibleFrom="sm">
          <Kbd size="xs">Enter</Kbd> logs a draft
          {mayPost && (
            <>
              , <Kbd size="xs">Ctrl</Kbd> <Kbd size="xs">Enter</Kbd> posts
            </>
          )}
        </Text>
      )}
      <Text size="sm" role="status" component="div">
        {logged !== null && <LoggedSentence {...logged} />}
      </Text>
    </>
  );
}

function LoggedSentence({ logged: { entry }, input, clientName }: Done) {
  const what = `${hoursText(input.minutes ?? 0)} for ${clientName}`;
  if (entry === null) {
    return `Kept here: ${what}. The server does not answer; it is sent as soon as it does.`;
  }
  const became = { draft: 'Kept as a draft', waiting: 'Waiting', posted: 'Posted', reversed: '' };
  return (
    <>
      {became[entry.state]}: <EntryLink entry={entry.id}>{what}</EntryLink>.{' '}
      <BecameSentence entry={entry} />
    </>
  );
}
