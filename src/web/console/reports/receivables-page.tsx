/** What clients owe, by how long it is overdue; and clients' own money that is here. */
import { Group } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { addressOf } from '../../ui/client.ts';
import { DayField } from '../../ui/fields.tsx';
import { Day } from '../../ui/figures.tsx';
import { Section, Waiting } from '../../ui/page.tsx';
import { useOperation } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { toldAt } from '../../ui/told-at.ts';
import { ClientLink, InvoiceLink } from '../shell/links.tsx';
import { moneyColumns } from './columns.tsx';
import { ReportFrame } from './report-frame.tsx';

type Report = OutputOf<'report.receivables'>;
type Client = Report['clients'][number];

const AGES = moneyColumns([
  ['Not due', 'notDue'],
  ['1–30 days', 'days1To30'],
  ['31–60 days', 'days31To60'],
  ['61–90 days', 'days61To90'],
  ['Over 90 days', 'daysOver90'],
  ['Total', 'total'],
  ["Clients' balances", 'clientBalances'],
]);

const CLIENTS: readonly Column<Client>[] = [
  {
    heading: 'Client',
    cell: ({ client, clientName }) => <ClientLink client={client}>{clientName}</ClientLink>,
    text: ({ clientName }) => clientName,
  },
  ...AGES,
];

type Invoice = Client['invoices'][number] & Pick<Client, 'clientName' | 'currency'>;

const INVOICES: readonly Column<Invoice>[] = [
  {
    heading: 'Invoice',
    cell: ({ id, label }) => <InvoiceLink invoice={id}>{label}</InvoiceLink>,
    text: ({ label }) => label,
  },
  { heading: 'Client', cell: ({ clientName }) => clientName, text: ({ clientName }) => clientName },
  { heading: 'Due on', cell: ({ dueOn }) => <Day day={dueOn} />, text: ({ dueOn }) => dueOn },
  {
    heading: 'Days overdue',
    isFigure: true,
    cell: ({ daysOverdue }) => (daysOverdue === 0 ? 'not due' : `${daysOverdue} d`),
    text: ({ daysOverdue }) => daysOverdue,
  },
  ...moneyColumns([['Open', 'open']]),
];

export function ReceivablesPage() {
  const [on, setOn] = useState('');
  const asked = on === '' ? {} : { on };
  const { data, error } = useOperation('report.receivables', asked);
  const told = toldAt(error, ['on']);
  const invoices = (data?.clients ?? []).flatMap(({ invoices: own, clientName, currency }) =>
    own.map((invoice) => ({ ...invoice, clientName, currency })),
  );
  return (
    <ReportFrame
      place="/reports/receivables"
      title="Receivables"
      says="What clients owe at the close of a day, by how long it is overdue. It agrees with the account receivable of the journal."
      period={null}
      file={addressOf('report.export', { report: 'receivables', ...asked })}
      error={told.rest}
    >
      <Group>
        <DayField
          label="At the close of"
          value={on}
          error={told.at.on}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
      </Group>
      {data === undefined ? (
        error === null && <Waiting height={480} />
      ) : (
        <>
          <Section title="By client">
            <Rows
              caption="Receivables by client"
              items={data.clients}
              columns={CLIENTS}
              keyOf={({ client }) => client}
            />
          </Section>
          <Section title="Open invoices">
            <Rows
              caption="Open invoices"
              items={invoices}
              columns={INVOICES}
              keyOf={({ id }) => id}
            />
          </Section>
        </>
      )}
    </ReportFrame>
  );
}
