/** A bank statement as the contract tells it. */
import { withoutCardNumbers } from '../../contract/card-numbers.ts';
import type { OutputOf } from '../../contract/operations.ts';
import { type AnyRefusal, anyRefusalMessage } from '../../contract/refusals.ts';
import type { Proposal } from '../../engine/bank-matching.ts';
import { type Cents, type Currency, decimalMoney } from '../../engine/money.ts';
import { MOST_TOLD } from '../imports/refused-rows.ts';
import type { MatchedFile, MatchedLine } from './matched.ts';

type Told = OutputOf<'bank.read'>;

type ToldLine = Told['lines'][number];

/** What became of a certain line when it was recorded. */
export type Came =
  | { readonly payment: string }
  | { readonly problem: AnyRefusal }
  /** Somebody else was faster. */
  | { readonly state: 'known' | 'unmatched' };

/** `came` tells what became of lines, by their names; of the others nothing did. */
export function statementTold(
  fileName: string,
  { file, lines }: Pick<MatchedFile, 'file' | 'lines'>,
  came: ReadonlyMap<string, Came>,
): Told {
  const told = lines.map((line) => lineTold(line, came.get(line.match.line.id) ?? null));
  const count = (state: ToldLine['state']): number =>
    told.filter((line) => line.state === state).length;
  return {
    ...{ fileName, kind: file.kind, accounts: [...file.ownAccounts], lines: told },
    counts: {
      ...{ matched: count('matched'), recorded: count('recorded'), known: count('known') },
      ...{ proposed: count('proposed'), unmatched: count('unmatched') },
      ...{ outgoing: count('outgoing'), refused: count('refused') },
      ...{ refusedRows: file.refusedRows, skippedRows: file.skippedRows },
    },
    refused: file.refused
      .toSorted((a, b) => a.line - b.line)
      .slice(0, MOST_TOLD)
      .map(({ line: row, code, message }) => ({
        ...{ row, code, message: withoutCardNumbers(message) },
      })),
    skipped: file.skipped.map(({ line: row, status }) => ({
      ...{ row, status: withoutCardNumbers(status) },
    })),
  };
}

function lineTold({ match, known, problem }: MatchedLine, came: Came | null): ToldLine {
  const { line } = match;
  const { currency } = line;
  const refused = came !== null && 'problem' in came ? came.problem : problem;
  return {
    ...{ line: line.id, row: line.line, on: line.on, currency, payer: line.payer },
    ...{ account: line.account, reference: line.reference },
    amount: decimalMoney(line.amount, currency),
    state: stateOf(match.kind, refused, came),
    invoice: match.kind === 'matched' ? match.label : null,
    payment: came !== null && 'payment' in came ? came.payment : null,
    recorded: known === null ? null : decimalMoney(known.standing, currency),
    candidates:
      match.kind === 'proposed' ? match.candidates.map((one) => candidateTold(one, currency)) : [],
    problem: refused === null ? null : { code: refused.code, message: anyRefusalMessage(refused) },
  };
}

function stateOf(
  kind: MatchedLine['match']['kind'],
  problem: AnyRefusal | null,
  came: Came | null,
): ToldLine['state'] {
  if (problem !== null) return 'refused';
  if (came === null) return kind;
  return 'payment' in came ? 'recorded' : 'state' in came ? came.state : 'refused';
}

function candidateTold(
  { reason, invoices, shares, open, rest }: Proposal,
  currency: Currency,
): ToldLine['candidates'][number] {
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  return {
    reason,
    invoices: invoices.map(({ invoice: id, label }) => ({ id, label })),
    shares: shares.map(({ invoice: id, label, amount }) => ({ id, label, amount: money(amount) })),
    open: open === null ? null : money(open),
    rest: money(rest),
  };
}
