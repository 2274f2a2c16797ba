/** Mails to clients: what went out, what waits, and what was given up and can be sent again. */
import { Badge, Button, SegmentedControl, Text } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { OutputOf } from '../../../contract/operations.ts';
import { momentText } from '../../ui/format.ts';
import { Empty, More, Waiting } from '../../ui/page.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useList, useWrite } from '../../ui/queries.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { ClientLink } from '../shell/links.tsx';
import { useMay } from '../shell/session.ts';
import { InvoicesFrame } from './invoices-frame.tsx';
import { mailsIn } from './search.ts';

type Mail = OutputOf<'mail.list'>['items'][number];

const route = getRouteApi('/shell/invoices/mails');

const STATES = {
  waiting: ['Waiting', 'blue'],
  sent: ['Sent', 'green'],
  'given-up': ['Given up', 'orange'],
} as const satisfies Record<Mail['state'], readonly [string, string]>;

const CHOICES = [
  { value: 'all', label: 'All' },
  ...Object.entries(STATES).map(([value, [label]]) => ({ value, label })),
];

const COLUMNS: readonly Column<Mail>[] = [
  {
    heading: 'Made',
    cell: ({ createdAt }) => momentText(createdAt),
    text: ({ createdAt }) => createdAt,
  },
  { heading: 'Subject', cell: ({ subject }) => subject, text: ({ subject }) => subject },
  {
    heading: 'Client',
    cell: ({ client, clientName }) =>
      client !== null && <ClientLink client={client}>{clientName ?? ''}</ClientLink>,
    text: ({ clientName }) => clientName ?? '',
  },
  {
    heading: 'To',
    cell: ({ recipients, reached }) =>
      recipients.map((mail) => (
        <Text key={mail} size="sm">
          {mail}
          {reached.includes(mail) && ' ✓'}
        </Text>
      )),
    text: ({ recipients }) => recipients.join(', '),
  },
  {
    heading: 'State',
    cell: ({ state, lastProblem, nextAt, attempts }) => (
      <>
        <Badge color={STATES[state][1]} variant="light">
          {STATES[state][0]}
        </Badge>
        {state !== 'sent' && lastProblem !== null && (
          <Text size="xs">
            {lastProblem}
            {nextAt !== null && attempts > 0 && ` · tried again ${momentText(nextAt)}`}
          </Text>
        )}
      </>
    ),
    text: ({ state, lastProblem }) => [STATES[state][0], lastProblem].filter(Boolean).join(': '),
  },
];

export function MailsPage() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const may = useMay();
  const list = useList('mail.list', search);
  const again = useWrite('mail.send-again');
  const act: Column<Mail> = {
    heading: 'What to do',
    isAct: true,
    isFigure: true,
    text: () => '',
    cell: ({ id, state, subject }) =>
      state === 'given-up' && (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Send again: ${subject}`}
          loading={again.isPending && again.variables.input.mail === id}
          onClick={() => again.mutate({ input: { mail: id } })}
        >
          Send again
        </Button>
      ),
  };
  return (
    <InvoicesFrame title="Mails">
      <SegmentedControl
        aria-label="Which mails"
        data={CHOICES}
        value={search.state ?? 'all'}
        onChange={(state) =>
          void navigate({ to: '/invoices/mails', search: mailsIn({ state }), replace: true })
        }
        style={{ alignSelf: 'flex-start' }}
      />
      <Problem error={list.error ?? again.error} />
      {!list.isRead && list.error === null && <Waiting height={320} />}
      {list.isRead && list.items.length === 0 && (
        <Empty
          says={
            search.state === undefined
              ? 'Nothing was sent yet. Invoices, credit notes and receipts that go out by mail stand here, with how far each has come.'
              : 'No mail is in this state.'
          }
        />
      )}
      {list.items.length > 0 && (
        <>
          <Rows
            caption="Mails"
            items={list.items}
            columns={may('clients:write') ? [...COLUMNS, act] : COLUMNS}
            keyOf={({ id }) => id}
            sorts={!list.hasMore}
            all={list.all}
          />
          <More list={list} />
        </>
      )}
    </InvoicesFrame>
  );
}
