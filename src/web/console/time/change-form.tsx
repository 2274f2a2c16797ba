/** Editing a draft, or what waits, with its preview as it is typed. */
import { Button, Stack } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { FormEnd } from '../../ui/form-end.tsx';
import { useOperationForm } from '../../ui/operation-form.ts';
import { EntryFields } from './entry-fields.tsx';
import { LivePreview, usePreview } from './preview-line.tsx';
import { changesOf, type TypedEntry, typedOf, wholeWorkOf } from './typed-entry.ts';

type Entry = OutputOf<'entry.show'>;

export function ChangeForm({
  entry,
  onDone,
}: {
  readonly entry: Entry;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'entry.change',
    initial: typedOf(entry),
    inputOf: (typed: TypedEntry) => ({
      entry: entry.id,
      version: entry.version,
      ...changesOf(typed, entry),
    }),
    onDone,
  });
  const preview = usePreview('entry.preview', wholeWorkOf(form.values, entry.workedOn));
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <EntryFields
          typed={form.values}
          errors={errorsOf(form.errors)}
          onType={(field, value) => form.setFieldValue(field, value)}
          hasClient={false}
        />
        <LivePreview of={preview} hint="What it will draw is told here." />
        <FormEnd button="Keep these changes" isBusy={isBusy} problem={problem}>
          <Button variant="default" onClick={onDone}>
            Leave it as it is
          </Button>
        </FormEnd>
      </Stack>
    </form>
  );
}

/** Errors as text, which is all that the contract tells. */
export function errorsOf(errors: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).flatMap(([field, error]) =>
      typeof error === 'string' ? [[field, error] as const] : [],
    ),
  );
}
