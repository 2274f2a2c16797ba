/** Grants free hours: a block that nobody pays, with the reason for it. */
import { Stack, TextInput } from '@mantine/core';
import { DayField, MinutesField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { typedMinutes } from '../../ui/typed.ts';
import { WorkTypes } from './own-terms.tsx';

export function GrantForm({
  client,
  onDone,
}: {
  readonly client: string;
  readonly onDone: (says: string) => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'block.grant',
    initial: { minutes: '', expiresOn: '', workTypes: [] as string[], name: '', note: '' },
    inputOf: ({ minutes, expiresOn, workTypes, name, note }) => ({
      client,
      minutes: typedMinutes(minutes) ?? minutes,
      expiresOn: unlessEmpty(expiresOn) ?? null,
      workTypes: workTypes.length === 0 ? null : workTypes,
      name: unlessEmpty(name),
      note,
    }),
    onDone: ({ minutes, name }) => onDone(`${hoursText(minutes)} granted as ${name}.`),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <MinutesField label="Hours" name="minutes" required {...form.getInputProps('minutes')} />
        <DayField
          label="Last usable day"
          name="expiresOn"
          description="Left empty: it never expires"
          {...form.getInputProps('expiresOn')}
        />
        <WorkTypes
          value={form.values.workTypes}
          onChange={(chosen) => form.setFieldValue('workTypes', chosen)}
          error={form.errors['workTypes']}
        />
        <TextInput
          label="Name"
          name="name"
          description="Left empty: it is given one"
          {...form.getInputProps('name')}
        />
        <TextInput label="Reason" name="note" required {...form.getInputProps('note')} />
        <FormEnd button="Grant" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
