/** A statement as CSV, one row for each part of a line. */
import type { Owed } from '../engine/bank/owed.ts';
import type { Statement, StatementLine } from '../engine/bank/statement.ts';
import { NO_MINUTES } from '../engine/hours.ts';
import { cents, decimalMoney, NO_MONEY } from '../engine/money.ts';
import { csvRow } from './csv-out.ts';
import { documentSums, lineSays, nameOf, paidIn, type StatementTerms } from './statement-words.ts';

const COLUMNS = [
  'client',
  'toldOn',
  'on',
  'sequence',
  'kind',
  'entry',
  'technician',
  'job',
  'says',
  'part',
  'block',
  'minutes',
  'value',
  'currency',
  'leftMinutes',
  'balanceMinutes',
];

/**
 * First what each block had left (`opening`); then for each line a row a block that it moved
 * (`block`), one for its overage, one for travel billed apart (`travel`), one for an `invoice` with
 * tax (a credit note's is below zero), one for what was paid (`payment`, below zero where it went
 * back), and a row `none` where it is none of these. Minutes and value of `opening` and `block` add
 * up to what is left in the end.
 */
export function* statementCsv(
  client: string,
  statement: Statement,
  terms: StatementTerms,
): Generator<string, void> {
  yield csvRow(COLUMNS);
  const { blocks, total, from } = statement;
  for (const { block, opening } of blocks) {
    if (opening.minutes === 0 && opening.value === 0) continue;
    const part: Part = { part: 'opening', block, ...opening, leftMinutes: opening.minutes };
    const row = [client, from, from, '', 'forward', '', '', '', 'Carried forward'];
    yield csvRow([...row, ...partCells(part, terms), `${total.opening.minutes}`]);
  }
  for (const line of statement.lines) {
    const { record, toldOn, entry, balanceMinutes } = line;
    const { technician = '', job = '', id = '' } = entry ?? {};
    const row = [client, toldOn, record.on, `${record.sequence}`, record.kind, id, technician, job];
    for (const part of partsOf(line, terms)) {
      const cells = partCells(part, terms);
      yield csvRow([...row, lineSays(line, terms), ...cells, `${balanceMinutes}`]);
    }
  }
}

type Part = Owed & {
  readonly part: 'opening' | 'block' | 'overage' | 'travel' | 'invoice' | 'payment' | 'none';
  readonly block: string | null;
  readonly leftMinutes: number | null;
};

function partsOf(line: StatementLine, { blockNames }: StatementTerms): readonly Part[] {
  const { record, moves } = line;
  const parts = moves.map((move): Part => ({ part: 'block', ...move }));
  const other = { block: null, leftMinutes: null };
  const owes = ({ minutes, value }: Owed): boolean => minutes !== 0 || value !== 0;
  if (owes(line.overage)) parts.push({ part: 'overage', ...other, ...line.overage });
  if (owes(line.travel)) parts.push({ part: 'travel', ...other, ...line.travel });
  const nothing = { minutes: NO_MINUTES, leftMinutes: null };
  const block = blockNames.has(record.subject) ? record.subject : null;
  if (record.kind === 'invoice' || record.kind === 'credit-note') {
    const { gross } = documentSums(line);
    const value = record.kind === 'invoice' ? gross : cents(0 - gross);
    parts.push({ part: 'invoice', block, value, ...nothing });
  }
  if (record.money.some(({ account }) => account === 'cash')) {
    parts.push({ part: 'payment', block, value: paidIn(line), ...nothing });
  }
  if (parts.length === 0) parts.push({ part: 'none', block, value: NO_MONEY, ...nothing });
  return parts;
}

function partCells(part: Part, terms: StatementTerms): readonly string[] {
  const value = part.value === null ? '' : decimalMoney(part.value, terms.currency);
  const name = part.block === null ? '' : nameOf(terms, part.block);
  const left = part.leftMinutes === null ? '' : `${part.leftMinutes}`;
  return [part.part, name, `${part.minutes}`, value, terms.currency, left];
}
