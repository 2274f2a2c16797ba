/** A statement as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import { textFact } from '../../engine/bank/facts.ts';
import type { BlockRoll, Roll, StatementLine } from '../../engine/bank/statement.ts';
import { rateCentsPerHour } from '../../engine/blocks.ts';
import { type Cents, decimalMoney } from '../../engine/money.ts';
import { lineSays, nameOf, type StatementTerms } from '../../formats/statement-words.ts';
import type { Stated } from '../ledger/stated.ts';

type PresentedStatement = OutputOf<'statement.show'>;

export function statementAsTold(stated: Stated): PresentedStatement {
  const { statement, terms } = stated;
  const { from, to } = statement;
  return {
    firm: stated.firm,
    client: stated.client,
    currency: terms.currency,
    ...{ from, to },
    drawOrder: stated.drawOrder,
    blocks: statement.blocks.map((roll) => blockAsTold(roll, stated)),
    total: rollAsTold(statement.total, terms),
    lines: statement.lines.map((line) => lineAsTold(line, terms)),
  };
}

function blockAsTold(
  roll: BlockRoll,
  { blocks, terms }: Stated,
): PresentedStatement['blocks'][number] {
  const block = blocks.get(roll.block);
  if (block === undefined) throw new RangeError(`block ${roll.block} is not in its statement`);
  return {
    block: block.name,
    boughtOn: block.boughtOn,
    expiresOn: block.expiresOn,
    ratePerHour: decimalMoney(rateCentsPerHour(block.price, block.minutes), terms.currency),
    ...rollAsTold(roll, terms),
  };
}

function rollAsTold(roll: Roll, { currency }: StatementTerms): PresentedStatement['total'] {
  const quantity = ({ minutes, value }: Roll['opening']) => ({
    minutes,
    value: decimalMoney(value, currency),
  });
  return {
    opening: quantity(roll.opening),
    bought: quantity(roll.bought),
    drawn: quantity(roll.drawn),
    lapsed: quantity(roll.lapsed),
    refunded: quantity(roll.refunded),
    closing: quantity(roll.closing),
  };
}

function lineAsTold(
  line: StatementLine,
  terms: StatementTerms,
): PresentedStatement['lines'][number] {
  const { record, entry, overage, travel } = line;
  const money = (amount: Cents): string => decimalMoney(amount, terms.currency);
  const known = (amount: Cents | null): string | null => (amount === null ? null : money(amount));
  return {
    toldOn: line.toldOn,
    on: record.on,
    sequence: record.sequence,
    kind: record.kind,
    entry: entry?.id ?? null,
    invoice: invoiceIn(line),
    job: entry?.job ?? null,
    technician: entry?.technician ?? null,
    says: lineSays(line, terms),
    workedMinutes: workedIn(line),
    moves: line.moves.map((move) => ({
      block: nameOf(terms, move.block),
      minutes: move.minutes,
      value: money(move.value),
      leftMinutes: move.leftMinutes,
    })),
    overageMinutes: overage.minutes,
    overageValue: known(overage.value),
    travelMinutes: travel.minutes,
    travelValue: known(travel.value),
    balanceMinutes: line.balanceMinutes,
  };
}

/** What was issued, sold on, or paid for. */
function invoiceIn({ record: { kind, subject, facts } }: StatementLine): string | null {
  return kind === 'invoice' || kind === 'credit-note' ? subject : textFact(facts, 'invoice');
}

/** A reversal takes back what was worked; covering it after all works nothing. */
function workedIn({ record: { kind }, entry }: StatementLine): number | null {
  if (entry === null || kind === 'cover') return null;
  return kind === 'reversal' ? 0 - entry.workedMinutes : entry.workedMinutes;
}
