/** Closing a month: through which day the books are closed, what that means, and what is left to do. */
import { Button, List, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { daysLater, todayHere } from '../../ui/days.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { type Fact, Facts } from '../../ui/facts.tsx';
import { DayField } from '../../ui/fields.tsx';
import { Hours, Money } from '../../ui/figures.tsx';
import { FormEnd } from '../../ui/form-end.tsx';
import { countText, dayText } from '../../ui/format.ts';
import { useOperationForm } from '../../ui/operation-form.ts';
import { Section, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useOperation } from '../../ui/queries.ts';
import { useMay } from '../shell/session.ts';
import { sumText } from './amounts.ts';
import { endOfLastMonth } from './invoice-all.tsx';
import { InvoicesFrame } from './invoices-frame.tsx';

export function BooksPage() {
  const may = useMay();
  const { data, error } = useOperation('books.show', {});
  const [isReopening, setReopening] = useState(false);
  if (data === undefined) {
    return (
      <InvoicesFrame title="Books">
        {error === null ? <Waiting height={320} /> : <Problem error={error} />}
      </InvoicesFrame>
    );
  }
  const { closedThrough } = data;
  return (
    <InvoicesFrame title="Books">
      <Section
        title="Closed through"
        actions={
          closedThrough !== null &&
          may('books:write') && (
            <Button variant="default" size="xs" onClick={() => setReopening(true)}>
              Reopen
            </Button>
          )
        }
      >
        <Text fz="2rem" fw={700} lh={1.1} className="figure">
          {closedThrough === null ? 'No day yet' : dayText(closedThrough)}
        </Text>
        <Text size="sm" c="dimmed">
          On a closed day nothing is booked any more, so that what was reported of it stays true.
        </Text>
      </Section>
      {may('books:write') && <Closing key={closedThrough ?? ''} closedThrough={closedThrough} />}
      <Dialog title="Reopen the books" isOpen={isReopening} onClose={() => setReopening(false)}>
        {closedThrough !== null && (
          <Reopening closedThrough={closedThrough} onDone={() => setReopening(false)} />
        )}
      </Dialog>
    </InvoicesFrame>
  );
}

function Closing({ closedThrough }: { readonly closedThrough: string | null }) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'books.close',
    initial: { through: endOfLastMonth(todayHere()) },
    inputOf: (typed) => typed,
    onDone: () => undefined,
  });
  const { through } = form.values;
  return (
    <Section title="Close a month">
      <form onSubmit={submit} noValidate>
        <Stack>
          <DayField
            label="Close through"
            name="through"
            required
            maw="14rem"
            {...(closedThrough === null ? {} : { min: daysLater(closedThrough, 1) })}
            {...form.getInputProps('through')}
          />
          {through !== '' && <BeforeClosing through={through} />}
          <List size="sm">
            <List.Item>
              Entries worked on a closed day can still be logged and posted: they are booked on the
              first open day, and say on which day they happened.
            </List.Item>
            <List.Item>
              No sale, invoice or payment can be dated on a closed day any more.
            </List.Item>
            <List.Item>
              Statements and reports of closed days read the same for ever; corrections are
              reversals on open days.
            </List.Item>
            <List.Item>It can be reopened, with a reason, which the audit list keeps.</List.Item>
          </List>
          <FormEnd
            button={through === '' ? 'Close the books' : `Close through ${dayText(through)}`}
            isBusy={isBusy}
            problem={problem}
          />
        </Stack>
      </form>
    </Section>
  );
}

/** What is not finished on the days that are to be closed, and what the month comes to. */
function BeforeClosing({ through }: { readonly through: string }) {
  const month = through.slice(0, 7);
  const today = useOperation('today.show', {});
  const unbilled = useOperation('unbilled.list', { through, limit: 500 });
  const owed = useOperation('report.deferred', { from: month, to: month });
  const revenue = useOperation('report.revenue', { from: month, to: month });
  const drafts = today.data?.draftEntries ?? 0;
  const waiting = today.data?.waiting?.count ?? 0;
  const work = unbilled.data?.items ?? [];
  const currencies = [...new Set(work.map(({ currency }) => currency))];
  const facts: readonly Fact[] = [
    ['Entries not posted yet, of all days', countText(drafts, 'draft')],
    ['Entries that wait, of all days', countText(waiting, 'entry', 'entries')],
    ...currencies.map((currency): Fact => {
      const own = work.filter((each) => each.currency === currency);
      const amounts = own.map(({ value }) => value);
      return [
        `Work not invoiced yet, ${currency}`,
        <Money key={currency} amount={sumText(amounts, currency)} currency={currency} />,
      ];
    }),
    ...(revenue.data?.totals ?? []).map(
      ({ currency, total }): Fact => [
        `Earned in the month, ${currency}`,
        <Money key={currency} amount={total} currency={currency} fw={600} />,
      ],
    ),
    ...(owed.data?.totals ?? []).map(
      ({ currency, closing }): Fact => [
        `Owed in work at its end, ${currency}`,
        <span key={currency}>
          <Hours minutes={closing.minutes} /> ·{' '}
          <Money amount={closing.value} currency={currency} fw={600} />
        </span>,
      ],
    ),
  ];
  return (
    <>
      <Facts facts={facts} />
      {work.length > 0 && (
        <Text size="sm">
          <Link to="/invoices/unbilled">Invoice that work</Link> first, if it is to be on invoices
          of the month.
        </Text>
      )}
    </>
  );
}

function Reopening({
  closedThrough,
  onDone,
}: {
  readonly closedThrough: string;
  readonly onDone: () => void;
}) {
  const { form, submit, problem, isBusy } = useOperationForm({
    operation: 'books.reopen',
    initial: { from: `${closedThrough.slice(0, 7)}-01`, reason: '' },
    inputOf: (typed) => typed,
    onDone,
  });
  const { from } = form.values;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">
          An exception: days that were reported may change again. What was booked on later days
          because these were closed stays there.
        </Text>
        <DayField
          label="Open again from"
          name="from"
          required
          max={closedThrough}
          {...form.getInputProps('from')}
        />
        <TextInput label="Reason" name="reason" required {...form.getInputProps('reason')} />
        {from !== '' && from <= closedThrough && (
          <Facts
            facts={[
              ['Closed through now', dayText(closedThrough)],
              ['Closed through after it', dayText(daysLater(from, -1))],
            ]}
          />
        )}
        <FormEnd button="Reopen" isBusy={isBusy} problem={problem} />
      </Stack>
    </form>
  );
}
