/** The timer: started, stopped or discarded; and the draft that it leaves. */
import { Checkbox, Kbd, Stack } from '@mantine/core';
import { useState } from 'react';
import './time.css';
import type { OutputOf } from '../../../contract/operations.ts';
import { TimerDraft } from './timer-draft.tsx';
import { isTimerKeyOn, turnTimerKey } from './timer-key.ts';
import { TimerStart } from './timer-start.tsx';
import { TimerStop } from './timer-stop.tsx';
import type { Timer } from './use-timer.ts';

export function TimerPanel({
  timer,
  onDone,
}: {
  readonly timer: Timer | null;
  readonly onDone: () => void;
}) {
  const [draft, setDraft] = useState<OutputOf<'timer.stop'> | null>(null);
  return (
    <Stack>
      {draft !== null && <TimerDraft draft={draft} onDone={onDone} />}
      {draft === null && timer !== null && (
        <TimerStop key={timer.startedAt} timer={timer} onStopped={setDraft} onDone={onDone} />
      )}
      {draft === null && timer === null && <TimerStart onDone={onDone} />}
      <KeyChoice />
    </Stack>
  );
}

/** Who speaks to the browser may say a letter without meaning it. */
function KeyChoice() {
  const [isOn, setOn] = useState(isTimerKeyOn);
  return (
    <Checkbox
      size="xs"
      label={
        <>
          <Kbd size="xs">t</Kbd> opens this from every page
        </>
      }
      checked={isOn}
      onChange={({ currentTarget }) => {
        turnTimerKey(currentTarget.checked);
        setOn(currentTarget.checked);
      }}
    />
  );
}
