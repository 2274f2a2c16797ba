/** Brings along what is left of a block from where hours were kept before. */
import { Stack, Text, TextInput } from '@mantine/core';
import { DayField, MinutesField, MoneyField, unlessEmpty } from '../../ui/fields.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { hoursText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { typedMinutes, typedMoney } from '../../ui/typed.ts';
import { WorkTypes } from './own-terms.tsx';

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
        <MinutesField
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
        <TextInput label="Note" name="note" {...form.getInputProps('note')} />
        <FormEnd button="Bring along" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function useBringing(client: string, onDone: (says: string) => void) {
  return useOperationForm({
    operation: 'block.bring',
    initial: {
      ...{ minutes: '', value: '', boughtOn: '', expiresOn: '', workTypes: [] as string[] },
      ...{ name: '', note: '' },
    },
    inputOf: ({ minutes, value, boughtOn, expiresOn, workTypes, name, note }) => ({
      client,
      minutes: typedMinutes(minutes) ?? minutes,
      value: typedMoney(value),
      boughtOn,
      expiresOn: unlessEmpty(expiresOn) ?? null,
      workTypes: workTypes.length === 0 ? null : workTypes,
      name: unlessEmpty(name),
      note,
    }),
    onDone: ({ minutes, name }) => onDone(`${hoursText(minutes)} brought along as ${name}.`),
  });
}
