/** Grants free hours: a block that nobody pays, with the reason for it. */
import { Stack, TextInput } from '@mantine/core';
import { HoursField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { typedHours } from '../../ui/typed.ts';
import { LimitFields, limitsOf, NO_LIMITS } from './limit-fields.tsx';

export function GrantForm({
  client,
  onDone,
}: {
  readonly client: string;
  readonly onDone: (says: string) => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'block.grant',
    initial: { ...NO_LIMITS, minutes: '', note: '' },
    inputOf: ({ minutes, note, ...limits }) => ({
      client,
      minutes: typedHours(minutes) ?? minutes,
      ...limitsOf(limits),
      note,
    }),
    onDone: ({ minutes, name }) => onDone(`${hoursText(minutes)} granted as ${name}.`),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <HoursField label="Hours" name="minutes" required {...form.getInputProps('minutes')} />
        <LimitFields form={form} />
        <TextInput label="Reason" name="note" required {...form.getInputProps('note')} />
        <FormEnd button="Grant" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
