/** Correcting an entry: what its new version draws is told before it takes the old one's place. */
import { Button, Stack, Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { errorsOf } from './change-form.tsx';
import { EntryFields } from './entry-fields.tsx';
import { LivePreview, usePreview } from './preview-line.tsx';
import { changesOf, type TypedEntry, typedOf, wholeWorkOf } from './typed-entry.ts';

type Entry = OutputOf<'entry.show'>;
type Typed = TypedEntry & { readonly reason: string };

export function CorrectForm({
  entry,
  onDone,
  onLeave,
}: {
  readonly entry: Entry;
  readonly onDone: (output: OutputOf<'entry.correct'>) => void;
  readonly onLeave: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'entry.correct',
    initial: { ...typedOf(entry), reason: '' },
    inputOf: ({ reason, ...typed }: Typed) => ({
      entry: entry.id,
      reason,
      ...changesOf(typed, entry),
    }),
    onDone,
  });
  const preview = usePreview('entry.preview-correction', previewOf(form.values, entry));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          What was posted stays in the journal with its reversal; this version takes its place. What
          the old one drew is there for the new one first.
        </Text>
        <EntryFields
          typed={form.values}
          errors={errorsOf(form.errors)}
          onType={(field, value) => form.setFieldValue(field, value)}
          hasClient={false}
        />
        <TextInput
          label="Why it is corrected"
          description="Kept in the journal, and on the statement"
          autoComplete="off"
          {...form.getInputProps('reason')}
          name="reason"
        />
        <LivePreview of={preview} hint="What the new version draws is told here." />
        <FormEnd button="Correct it" isBusy={isBusy} problem={problem}>
          <Button variant="default" onClick={onLeave}>
            Leave it as it is
          </Button>
        </FormEnd>
      </Stack>
    </form>
  );
}

/** The correction as it is asked for, once all of it can be read; null before. */
function previewOf({ reason: _, ...typed }: Typed, entry: Entry) {
  if (wholeWorkOf(typed, entry.workedOn) === null) return null;
  const { minutes, ...changes } = changesOf(typed, entry);
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  return {
    entry: entry.id,
    ...(typeof minutes === 'number' ? { minutes } : {}),
    ...Object.fromEntries(said),
  };
}
