/** Brings along what is left of a block from where hours were kept before. */
import { Stack, Text, TextInput } from '@mantine/core';
import { DayField, HoursField, MoneyField } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { typedHours, typedMoney } from '../../ui/typed.ts';
import { LimitFields, limitsOf, NO_LIMITS } from './limit-fields.tsx';

type Props = { readonly client: string; readonly onDone: (says: string) => void };

export function BringForm({ client, onDone }: Props) {
  const { data, error } = useOperation('client.show', { client });
  if (data === undefined) {
    return error === null ? <Waiting height={360} /> : <Problem error={error} />;
  }
  return <Form client={client} currency={data.currency} onDone={onDone} />;
}

function Form({ client, currency, onDone }: Props & { readonly currency: string }) {
  const { form, submit, problem, isBusy } = useBringing(client, onDone);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          For hours that were sold and paid elsewhere: only what is left of them, and what that is
          worth. No invoice is made.
        </Text>
        <HoursField
          label="Hours left of it"
          name="minutes"
          required
          {...form.getInputProps('minutes')}
        />
        <MoneyField
          label="What they are worth, before tax"
          name="value"
          required
          currency={currency}
          {...form.getInputProps('value')}
        />
        <DayField label="Bought on" name="boughtOn" required {...form.getInputProps('boughtOn')} />
        <LimitFields form={form} />
        <TextInput label="Note" name="note" {...form.getInputProps('note')} />
        <FormEnd button="Bring along" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function useBringing(client: string, onDone: (says: string) => void) {
  return useOperationForm({
    operation: 'block.bring',
    initial: { ...NO_LIMITS, minutes: '', value: '', boughtOn: '', note: '' },
    inputOf: ({ minutes, value, boughtOn, note, ...limits }) => ({
      client,
      minutes: typedHours(minutes) ?? minutes,
      value: typedMoney(value),
      boughtOn,
      ...limitsOf(limits),
      note,
    }),
    onDone: ({ minutes, name }) => onDone(`${hoursText(minutes)} brought along as ${name}.`),
  });
}
