/** What is to be seen to of money and mail: overdue invoices, unpaid blocks, mails that failed. */
import { Text } from '@mantine/core';
import { Day, Hours, Money } from '../../ui/figures.tsx';
import { countText, momentText } from '../../ui/format.ts';
import { BlockLink, ClientLink, InvoiceLink, TextLink } from '../shell/links.tsx';
import { DayLine, type DayPart, PartOfDay, type Told } from './part.tsx';

function Overdue({ day: { overdue } }: { readonly day: Told }) {
  if (overdue === null) return null;
  return (
    <PartOfDay
      title="Invoices overdue"
      {...overdue}
      keyOf={({ invoice }) => invoice}
      all={
        <TextLink to="/invoices" search={{ state: 'overdue' }}>
          All overdue invoices
        </TextLink>
      }
      line={({ invoice, label, client, clientName, open, currency, dueOn, daysOverdue }) => (
        <DayLine
          what={
            <>
              <ClientLink client={client}>{clientName}</ClientLink>:{' '}
              <InvoiceLink invoice={invoice}>{label}</InvoiceLink>
            </>
          }
          more={
            <>
              Was due on <Day day={dueOn} />, {countText(daysOverdue, 'day')} ago
            </>
          }
          figure={<Money amount={open} currency={currency} />}
          under="open"
        />
      )}
      foot={
        <Text size="sm">
          In all:{' '}
          {overdue.totals.map(({ currency, open }, place) => (
            <span key={currency}>
              {place > 0 && ' and '}
              <Money amount={open} currency={currency} fw={600} />
            </span>
          ))}
        </Text>
      }
    />
  );
}

function Unpaid({ day: { unpaidBlocks } }: { readonly day: Told }) {
  if (unpaidBlocks === null) return null;
  return (
    <PartOfDay
      title="Blocks not paid yet"
      {...unpaidBlocks}
      keyOf={({ block }) => block}
      all={
        <TextLink to="/clients" search={{ trouble: 'unpaid' }}>
          All clients who have not paid yet
        </TextLink>
      }
      line={({ client, clientName, block, blockName, boughtOn, ...rest }) => (
        <DayLine
          what={
            <>
              <ClientLink client={client}>{clientName}</ClientLink>:{' '}
              <BlockLink client={client} block={block}>
                {blockName}
              </BlockLink>
            </>
          }
          more={
            <>
              Bought on <Day day={boughtOn} />
              {rest.invoice !== null && (
                <>
                  , on <InvoiceLink invoice={rest.invoice}>{rest.invoiceLabel}</InvoiceLink>
                </>
              )}
            </>
          }
          figure={<Hours minutes={rest.unpaidMinutes} />}
          under="a payment opens"
        />
      )}
    />
  );
}

function Mails({ day: { mailsGivenUp } }: { readonly day: Told }) {
  if (mailsGivenUp === null) return null;
  return (
    <PartOfDay
      title="Mails that did not arrive"
      {...mailsGivenUp}
      keyOf={({ id }) => id}
      all={
        <TextLink to="/invoices/mails" search={{ state: 'given-up' }}>
          All mails that did not arrive
        </TextLink>
      }
      line={({ client, clientName, subject, recipients, lastProblem, givenUpAt }) => (
        <DayLine
          what={subject}
          more={
            <>
              {client !== null && (
                <>
                  <ClientLink client={client}>{clientName}</ClientLink>,{' '}
                </>
              )}
              to {recipients.join(', ')}
              {lastProblem !== null && `: ${lastProblem}`}
            </>
          }
          figure={momentText(givenUpAt)}
        />
      )}
    />
  );
}

export const MONEY_PARTS: readonly DayPart[] = [
  {
    name: 'overdue',
    count: ({ overdue }) => overdue?.count ?? null,
    quiet: 'No invoice is overdue.',
    Part: Overdue,
  },
  {
    name: 'unpaid',
    count: ({ unpaidBlocks }) => unpaidBlocks?.count ?? null,
    quiet: 'Every block is paid.',
    Part: Unpaid,
  },
  {
    name: 'mails',
    count: ({ mailsGivenUp }) => mailsGivenUp?.count ?? null,
    quiet: 'No mail failed.',
    Part: Mails,
  },
];
