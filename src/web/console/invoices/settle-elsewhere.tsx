/** Takes work that was invoiced elsewhere out of what is to be invoiced; says before how much. */
import { Stack, Text, TextInput } from '@mantine/core';
import { todayHere } from '../../ui/days.ts';
import { Facts } from '../../ui/facts.tsx';
import { DayField } from '../../ui/fields.tsx';
import { Hours, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText, moneyText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { useOperation } from '../../ui/queries.ts';
import type { Unbilled } from './unbilled.ts';

export function SettleElsewhere({
  of: { client, clientName },
  through,
  onDone,
}: {
  readonly of: Unbilled;
  readonly through: string;
  readonly onDone: (says: string) => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'unbilled.settle-elsewhere',
    initial: { through: through === '' ? todayHere() : through, reason: '' },
    inputOf: (typed) => ({ client, ...typed }),
    onDone: ({ minutes, value, currency }) =>
      onDone(
        `${hoursText(minutes)} of ${clientName}, ${moneyText(value, currency)}, are settled elsewhere.`,
      ),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          For work that was invoiced by other means, such as by hand before. It is on no invoice
          here, and is not asked for again.
        </Text>
        <DayField label="Booked up to" name="through" required {...form.getInputProps('through')} />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        <HowMuch client={client} through={form.values.through} />
        <FormEnd button="Take it out" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function HowMuch({ client, through }: { readonly client: string; readonly through: string }) {
  const { data } = useOperation(
    'unbilled.list',
    { through, limit: 500 },
    { enabled: through !== '' },
  );
  const work = data?.items.find((each) => each.client === client);
  if (work === undefined) return <Text>Nothing was booked up to that day.</Text>;
  return (
    <Facts
      facts={[
        ['Hours taken out', <Hours key="hours" minutes={work.minutes} />],
        [
          'Not to be invoiced any more',
          <Money key="money" amount={work.value} currency={work.currency} fw={600} />,
        ],
      ]}
    />
  );
}
