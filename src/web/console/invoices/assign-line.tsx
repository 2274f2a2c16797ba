/** A line of a bank statement, assigned by hand: to invoices of one client, or to its balance. */
import { MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { DayField } from '../../ui/fields.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { moneyText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { useOperation } from '../../ui/queries.ts';
import { amountText, centsOf } from './amounts.ts';
import { type BankLine, candidateText } from './bank-words.ts';
import { ClientField } from './client-field.tsx';

type Listed = OutputOf<'invoice.list'>['items'][number];

export function AssignLine({
  line,
  onDone,
}: {
  readonly line: BankLine;
  readonly onDone: (says: string) => void;
}) {
  const { amount, currency, on, payer, reference, candidates } = line;
  const first = candidates[0]?.invoices.map(({ id }) => id) ?? [];
  const [client, setClient] = useState<string | null>(null);
  const open = useOperation('invoice.list', {
    ...(client === null ? {} : { client }),
    state: 'open',
    limit: 500,
  });
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'bank.assign',
    initial: { invoices: first as string[], on, client: null },
    inputOf: (typed) => ({
      ...{ line: line.line, amount, currency, on: typed.on },
      ...(typed.invoices.length > 0 ? { invoices: typed.invoices } : {}),
      ...(typed.invoices.length === 0 && client !== null ? { client } : {}),
    }),
    onDone: ({ recorded, payments }) =>
      onDone(
        `${moneyText(recorded, currency)} recorded for ` +
          payments.map(({ invoice }) => invoice ?? 'the balance').join(', '),
      ),
  });
  const invoices = (open.data?.items ?? []).filter((each) => each.currency === currency);
  const chosen = form.values.invoices.flatMap((id) => invoices.find((one) => one.id === id) ?? []);
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          <Day day={on} />
          {[payer, reference].filter((part) => part !== '').map((part) => ` · ${part}`)}
        </Text>
        {candidates.length > 0 && (
          <Text size="sm">It may pay {candidates.map(candidateText).join('; or ')}.</Text>
        )}
        <ClientField
          clearable
          client={client}
          error={form.errors['client']}
          onChoose={(chosenClient) => {
            setClient(chosenClient);
            form.clearFieldError('client');
            form.setFieldValue('invoices', []);
          }}
        />
        <MultiSelect
          label="Invoices"
          name="invoices"
          description="Of one client; none: it is the balance of the client"
          searchable
          data={invoices.map(({ id, label, clientName, open: owed }) => ({
            value: id,
            label: `${label} · ${clientName} · ${moneyText(owed, currency)} open`,
          }))}
          value={form.values.invoices}
          onChange={(ids) => {
            form.setFieldValue('invoices', ids);
            form.clearFieldError('client');
          }}
          error={form.errors['invoices']}
        />
        <DayField
          label="Day"
          name="on"
          description="The day of the line, or a later one where the books are closed"
          {...form.getInputProps('on')}
        />
        <Facts facts={sharesOf(line, chosen)} />
        <FormEnd button="Record" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

/** What of the line is for each, as it will be recorded: what is open, and the last all the rest. */
function sharesOf({ amount, recorded, currency }: BankLine, chosen: readonly Listed[]) {
  let left = centsOf(amount, currency) - (recorded === null ? 0 : centsOf(recorded, currency));
  const money = (figure: number) => (
    <Money key={figure} amount={amountText(figure, currency)} currency={currency} />
  );
  const facts: Fact[] = [['Came in', money(centsOf(amount, currency))]];
  for (const { label, open } of chosen) {
    const share = Math.min(left, centsOf(open, currency));
    left -= share;
    facts.push([`For ${label}`, money(share)]);
  }
  if (left > 0) facts.push(["To the client's balance", money(left)]);
  return facts;
}
