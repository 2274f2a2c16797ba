/** Takes the lapse of a block back for some minutes; says before what of it is reopened. */
import { Stack, Text, TextInput } from '@mantine/core';
import type { OutputOf } from '../../../contract/operations.ts';
import { Facts } from '../../ui/facts.tsx';
import { HoursField } from '../../ui/fields.tsx';
import { Hours, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { minutesAsTyped, typedHours } from '../../ui/typed.ts';

export function ReopenForm({
  block,
  onDone,
}: {
  readonly block: OutputOf<'block.show'>['block'];
  readonly onDone: (says: string) => void;
}) {
  const { client, id, lapsedMinutes, lapsedValue, currency, name } = block;
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'block.reopen',
    initial: { minutes: minutesAsTyped(lapsedMinutes), reason: '' },
    inputOf: ({ minutes, reason }) => ({
      ...{ client, block: id, minutes: typedHours(minutes) ?? minutes, reason },
    }),
    onDone: ({ leftMinutes }) => onDone(`${name} has ${hoursText(leftMinutes)} again.`),
  });
  const count = typedHours(form.values.minutes) ?? 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          For work of its days that was reported late. What is reopened can be drawn by it; the day
          on which the block expired stays as it is.
        </Text>
        <HoursField
          label="Hours to reopen"
          name="minutes"
          required
          {...form.getInputProps('minutes')}
        />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        <Facts
          facts={[
            ['Lapsed', <Hours key="lapsed" minutes={lapsedMinutes} />],
            ['Booked as breakage', <Money key="value" amount={lapsedValue} currency={currency} />],
            ['Reopened', <Hours key="now" minutes={Math.min(count, lapsedMinutes)} fw={600} />],
            ['Stays lapsed', <Hours key="rest" minutes={Math.max(0, lapsedMinutes - count)} />],
          ]}
        />
        <FormEnd button="Reopen" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
