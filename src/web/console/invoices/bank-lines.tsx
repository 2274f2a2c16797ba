/** The lines of a bank statement: what each pays, and why one is not certain. */
import { Badge, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../../../contract/operations.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Day, Money } from '../../ui/figures.tsx';
import { moneyText } from '../../ui/format.ts';
import { type Column, Rows } from '../../ui/rows.tsx';
import { InvoiceLink } from '../shell/links.tsx';
import { AssignLine } from './assign-line.tsx';
import { type BankLine, candidateText } from './bank-words.ts';

const STATES: Readonly<Record<BankLine['state'], readonly [says: string, color: string]>> = {
  matched: ['Certain', 'green'],
  recorded: ['Recorded', 'green'],
  known: ['Recorded before', 'gray'],
  proposed: ['To be looked at', 'orange'],
  unmatched: ['Not matched', 'orange'],
  outgoing: ['Went out', 'gray'],
  refused: ['Refused', 'red'],
};

const COLUMNS: readonly Column<BankLine>[] = [
  { heading: 'Day', cell: ({ on }) => <Day day={on} />, text: ({ on }) => on },
  {
    heading: 'From and for',
    cell: ({ payer, reference }) => (
      <>
        {payer}
        <Text size="xs" c="dimmed">
          {reference}
        </Text>
      </>
    ),
    text: ({ payer, reference }) => `${payer}: ${reference}`,
  },
  {
    heading: 'Amount',
    isFigure: true,
    cell: ({ amount, currency }) => <Money amount={amount} currency={currency} fw={600} />,
    text: ({ amount }) => amount,
  },
  {
    heading: 'State',
    cell: ({ state }) => (
      <Badge color={STATES[state][1]} variant="light">
        {STATES[state][0]}
      </Badge>
    ),
    text: ({ state }) => STATES[state][0],
  },
  {
    heading: 'What it pays',
    cell: (line) => <Pays line={line} />,
    text: ({ invoice, candidates }) =>
      invoice ?? candidates.map((candidate) => candidateText(candidate)).join('; '),
  },
];

function Pays({ line }: { readonly line: BankLine }) {
  const { invoice, candidates, problem, recorded, currency } = line;
  return (
    <>
      {invoice !== null && <InvoiceLink invoice={invoice}>{invoice}</InvoiceLink>}
      {candidates.map((candidate) => (
        <Text key={candidateText(candidate)} size="sm">
          {candidateText(candidate)}
        </Text>
      ))}
      {recorded !== null && <Text size="sm">{moneyText(recorded, currency)} is recorded</Text>}
      {problem !== null && <Text size="sm">{problem.message}</Text>}
    </>
  );
}

/** Money of it may still be recorded by hand. */
function canBeAssigned({ state, recorded, amount }: BankLine): boolean {
  if (state === 'known') return recorded !== null && Number(recorded) < Number(amount);
  return state === 'proposed' || state === 'unmatched' || state === 'refused';
}

export function BankLines({ statement }: { readonly statement: OutputOf<'bank.read'> }) {
  const [asked, setAsked] = useState<BankLine | null>(null);
  const [assigned, setAssigned] = useState<ReadonlyMap<string, string>>(new Map());
  const act: Column<BankLine> = {
    heading: 'What to do',
    isAct: true,
    isFigure: true,
    text: () => '',
    cell: (line) => {
      const says = assigned.get(line.line);
      if (says !== undefined) return <Text size="sm">{says}</Text>;
      if (!canBeAssigned(line)) return null;
      return (
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Assign ${moneyText(line.amount, line.currency)} of ${line.payer}`}
          onClick={() => setAsked(line)}
        >
          Assign
        </Button>
      );
    },
  };
  return (
    <>
      <Rows
        caption="Lines of the statement"
        items={statement.lines}
        columns={[...COLUMNS, act]}
        keyOf={({ line, row }) => `${line} ${row}`}
      />
      <Dialog title="Assign by hand" isOpen={asked !== null} onClose={() => setAsked(null)}>
        {asked !== null && (
          <AssignLine
            line={asked}
            onDone={(says) => {
              setAssigned(new Map(assigned).set(asked.line, says));
              setAsked(null);
            }}
          />
        )}
      </Dialog>
    </>
  );
}
