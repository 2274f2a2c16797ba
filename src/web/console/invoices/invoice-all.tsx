/** Invoices the work of all clients up to a day; says before for how many, and what it comes to. */
import { Button, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { dayNumber, dayNumbered, todayHere } from '../../ui/days.ts';
import { Facts } from '../../ui/facts.tsx';
import { DayField } from '../../ui/fields.tsx';
import { Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { countText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Waiting } from '../../ui/page.tsx';
import { useList } from '../../ui/queries.ts';
import { sumText } from './amounts.ts';
import { ByMail } from './by-mail.tsx';

type Run = OutputOf<'unbilled.invoice'>;

/** The last day of the month before a day. */
export function endOfLastMonth(day: string): string {
  return dayNumbered(dayNumber(`${day.slice(0, 7)}-01`) - 1);
}

export function InvoiceAll({
  onDone,
  onClose,
}: {
  readonly onDone: (says: string) => void;
  readonly onClose: () => void;
}) {
  const [run, setRun] = useState<Run | null>(null);
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'unbilled.invoice',
    initial: { through: endOfLastMonth(todayHere()), mail: false },
    inputOf: (typed) => typed,
    onDone: (told) => (told.left.length === 0 ? onDone(saysOf(told)) : setRun(told)),
  });
  if (run !== null) return <Left run={run} onClose={onClose} />;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <DayField label="Booked up to" name="through" required {...form.getInputProps('through')} />
        <WhatItComesTo through={form.values.through} />
        <ByMail
          label="Send each by mail, with a link to pay it"
          isChosen={form.values.mail}
          onChoose={(mail) => form.setFieldValue('mail', mail)}
          error={form.errors['mail']}
        />
        <FormEnd button="Issue the invoices" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}

function WhatItComesTo({ through }: { readonly through: string }) {
  const list = useList('unbilled.list', { through, limit: 500 }, { enabled: through !== '' });
  if (!list.isRead) return <Waiting height={60} />;
  const { items } = list;
  if (items.length === 0) return <Text>Nothing that was booked up to that day is left.</Text>;
  const currencies = [...new Set(items.map(({ currency }) => currency))];
  return (
    <>
      <Facts
        facts={[
          ['Clients', `${countText(items.length, 'client')}${list.hasMore ? ' and more' : ''}`],
          ...currencies.map((currency) => {
            const own = items.filter((each) => each.currency === currency);
            const sum = sumText(
              own.map(({ value }) => value),
              currency,
            );
            return [
              `To be invoiced in ${currency}`,
              <Money key={currency} amount={sum} currency={currency} fw={600} />,
            ] as const;
          }),
        ]}
      />
      <Text size="sm" c="dimmed">
        As the firm writes its prices; each gets an invoice of its own, and where more is taken back
        than invoiced, a credit note. Done again, it goes on where it ended.
      </Text>
    </>
  );
}

function saysOf({ invoices, creditNotes }: Run): string {
  const notes = creditNotes === 0 ? '' : ` and ${countText(creditNotes, 'credit note')}`;
  return `${countText(invoices, 'invoice')}${notes} issued.`;
}

function Left({ run, onClose }: { readonly run: Run; readonly onClose: () => void }) {
  return (
    <>
      <Text>{saysOf(run)} These are left, and why:</Text>
      <List>
        {run.left.map(({ client, reason }) => (
          <List.Item key={client}>
            {client}: {reason}
          </List.Item>
        ))}
      </List>
      <Button onClick={onClose}>Close</Button>
    </>
  );
}
