/**
 * A client's blocks rebuilt from the journal alone, record by record: what `verify` holds all that
 * is kept against. It shares no code with what made the records, so that a mistake there is seen.
 */
import type { Fact, JournalRecord } from '../chain.ts';
import type { LocalDate } from '../days.ts';
import type { Origin, TransactionKind } from '../journal.ts';
import type { Currency } from '../money.ts';
import { dayFact, factsOf, numberFact, textFact, textsFact } from './facts.ts';
import { type Finding, finding, money, recordWord } from './findings.ts';

/** All that is told of a block; whole numbers, which may be wrong ones. Values in minor units. */
export type BlockState = {
  readonly id: string;
  readonly name: string;
  readonly origin: Origin;
  readonly sale: number;
  readonly boughtOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly minutes: number;
  readonly price: number;
  readonly currency: Currency;
  readonly workTypes: readonly string[] | null;
  readonly note: string;
  readonly openMinutes: number;
  /** The invoice it was sold on. */
  readonly invoice: string | null;
  readonly paid: number;
  readonly drawnMinutes: number;
  readonly drawnValue: number;
  readonly lapsedMinutes: number;
  readonly lapsedValue: number;
  readonly refundedMinutes: number;
  readonly refundedValue: number;
  readonly returnedOn: LocalDate | null;
};

/** What a record moved in a block, and what it left there. */
export type Moved = {
  readonly sequence: number;
  readonly place: number;
  readonly block: string;
  readonly kind: TransactionKind;
  readonly on: LocalDate;
  readonly entry: string | null;
  readonly minutes: number;
  readonly value: number;
  readonly leftMinutes: number;
  readonly leftValue: number;
};

/** What the records so far come to. */
export type Rebuilt = {
  /** The sequence of the last record; 0 before the first. */
  readonly length: number;
  readonly lastSale: number;
  readonly blocks: ReadonlyMap<string, BlockState>;
};

export const NOTHING_REBUILT: Rebuilt = { length: 0, lastSale: 0, blocks: new Map() };

/** Where the records lead to, what they moved on the way, and what is wrong with them. */
export type Followed = {
  readonly rebuilt: Rebuilt;
  readonly moved: readonly Moved[];
  readonly findings: readonly Finding[];
};

type Trail = {
  length: number;
  lastSale: number;
  readonly blocks: Map<string, BlockState>;
  readonly moved: Moved[];
  readonly findings: Finding[];
  readonly currency: Currency;
};

/** What stands in the place of a record and cannot be read as one. */
export type Unreadable = { readonly sequence: number; readonly kind: 'unreadable' };

/**
 * Follows records of one client from where others led to. Found: a gap in the sequence, what cannot
 * be read, facts that do not say what they must (H3), money that does not sum to zero (H1), a block
 * nobody sold (H2), and a block below zero or above what was bought (B8).
 */
export function follow(
  from: Rebuilt,
  records: readonly (JournalRecord | Unreadable)[],
  currency: Currency,
): Followed {
  const { length, lastSale } = from;
  const trail: Trail = {
    ...{ length, lastSale, currency, blocks: new Map(from.blocks), moved: [], findings: [] },
  };
  for (const record of records) {
    const subject = recordWord(record.sequence);
    if (record.sequence !== trail.length + 1) {
      trail.findings.push(finding('H3 sequence', subject, trail.length + 1, record.sequence));
    }
    trail.length = record.sequence;
    if (record.kind !== 'unreadable') followOne(trail, record);
    else trail.findings.push(finding('H3 record', subject, 'a record', 'something else'));
  }
  const { blocks, moved, findings } = trail;
  return { rebuilt: { length: trail.length, lastSale: trail.lastSale, blocks }, moved, findings };
}

function followOne(trail: Trail, record: JournalRecord): void {
  const subject = recordWord(record.sequence);
  const { findings, currency } = trail;
  const sum = record.money.reduce((total, line) => total + line.amount, 0);
  if (sum !== 0) {
    findings.push(
      finding('H1 sum of the money', subject, money(0, currency), money(sum, currency)),
    );
  }
  const moves = movesOf(record);
  if (isSale(record.kind)) sell(trail, record, record.kind, moves.get(record.subject));
  else changeBlock(trail, record);
  let place = 0;
  for (const [id, move] of moves) {
    const block = applied(trail, record, id, move);
    if (block === null) continue;
    const entry = ENTRY_KINDS.has(record.kind) ? record.subject : null;
    const { sequence, kind, on } = record;
    const left = { leftMinutes: leftMinutesOf(block), leftValue: leftValueOf(block) };
    trail.moved.push({ sequence, place, block: id, kind, on, entry, ...move, ...left });
    place += 1;
    checkBounds(trail, record, block);
  }
}

type Move = { minutes: number; value: number };

/** What a record says it moved in each block, in the order in which it names them. */
function movesOf(record: JournalRecord): ReadonlyMap<string, Move> {
  const moves = new Map<string, Move>();
  const of = (block: string): Move => {
    const move = moves.get(block) ?? { minutes: 0, value: 0 };
    moves.set(block, move);
    return move;
  };
  for (const line of record.minutes) of(line.block).minutes += line.minutes;
  for (const { account, block, amount } of record.money) {
    if (account === 'deferred:block' && block !== null) of(block).value -= amount;
  }
  return moves;
}

const SALES: ReadonlySet<string> = new Set<Origin>(['sale', 'grant', 'opening']);

/** Records whose subject is an entry; that of the others is a block. */
const ENTRY_KINDS: ReadonlySet<TransactionKind> = new Set(['work', 'cover', 'reversal']);

function isSale(kind: TransactionKind): kind is Origin {
  return SALES.has(kind);
}

/** A block comes in as the facts of its sale say, which must be what the record moved. */
function sell(trail: Trail, record: JournalRecord, origin: Origin, move: Move | undefined): void {
  const { facts, sequence, on, subject: id } = record;
  const subject = recordWord(sequence);
  const [name, note] = [textFact(facts, 'name'), textFact(facts, 'note')];
  const bought = numberFact(facts, 'minutes');
  const price = numberFact(facts, 'price');
  const sale = numberFact(facts, 'sequence');
  const openMinutes = numberFact(facts, 'openMinutes');
  const expiresOn = dayFact(facts, 'expiresOn');
  const workTypes = textsFact(facts, 'workTypes');
  const { findings, currency } = trail;
  if (name === null || bought === null || price === null || sale === null) {
    findings.push(finding('H3 facts', subject, 'what was sold', 'something else'));
    return;
  }
  if (trail.blocks.has(id))
    findings.push(finding('H2 block', subject, 'a new one', `${name} again`));
  if (bought !== (move?.minutes ?? 0)) {
    findings.push(finding('H2 minutes sold', subject, bought, move?.minutes ?? 0));
  }
  if (price !== (move?.value ?? 0)) {
    const value = money(move?.value ?? 0, currency);
    findings.push(finding('H2 value sold', subject, money(price, currency), value));
  }
  trail.lastSale = Math.max(trail.lastSale, sale);
  trail.blocks.set(id, {
    ...{ id, name, origin, sale, boughtOn: on, expiresOn, minutes: bought, price, currency },
    ...{ workTypes, note: note ?? '', openMinutes: openMinutes ?? 0 },
    invoice: textFact(facts, 'invoice'),
    paid: origin === 'sale' ? 0 : price,
    ...{ drawnMinutes: 0, drawnValue: 0, lapsedMinutes: 0, lapsedValue: 0 },
    ...{ refundedMinutes: 0, refundedValue: 0, returnedOn: null },
  });
}

/** What settles an invoice and what extends a block change of blocks; the others only move them. */
function changeBlock(trail: Trail, record: JournalRecord): void {
  const { kind, facts, subject: id, sequence } = record;
  const settled = settledBlocks(facts);
  if (settled !== null) {
    for (const { block: name, openMinutes, paid } of settled) {
      const block = blockOf(trail, sequence, name);
      if (block !== null) trail.blocks.set(name, { ...block, openMinutes, paid });
    }
    return;
  }
  if (kind !== 'payment' && kind !== 'refund' && kind !== 'extension') return;
  if (kind === 'payment' && numberFact(facts, 'openMinutes') === null) return;
  const block = blockOf(trail, sequence, id);
  if (block === null || kind === 'refund') return;
  if (kind === 'extension') {
    trail.blocks.set(id, { ...block, expiresOn: dayFact(facts, 'expiresOn') });
    return;
  }
  // A payment for a block that is on no invoice: it was sold elsewhere.
  const openMinutes = numberFact(facts, 'openMinutes') ?? block.openMinutes;
  trail.blocks.set(id, { ...block, paid: block.price, openMinutes });
}

type SettledBlock = { readonly block: string; readonly openMinutes: number; readonly paid: number };

/** How the blocks of an invoice stand after a record that settled it; null where it settled none. */
function settledBlocks(facts: Fact): readonly SettledBlock[] | null {
  const told = factsOf(facts, 'blocks');
  return (
    told?.map((fact) => ({
      block: textFact(fact, 'block') ?? '',
      openMinutes: numberFact(fact, 'openMinutes') ?? -1,
      paid: numberFact(fact, 'paid') ?? -1,
    })) ?? null
  );
}

/** A block of the trail; null, and a finding, when nobody sold it. */
function blockOf(trail: Trail, sequence: number, id: string): BlockState | null {
  const block = trail.blocks.get(id) ?? null;
  if (block === null) {
    trail.findings.push(finding('H2 block', recordWord(sequence), 'one that was sold', id));
  }
  return block;
}

/** The block with what the record moved in it; null, and a finding, when nobody sold it. */
function applied(trail: Trail, record: JournalRecord, id: string, move: Move): BlockState | null {
  const block = blockOf(trail, record.sequence, id);
  if (block === null) return null;
  const after = movedBlock(block, record, move);
  trail.blocks.set(id, after);
  return after;
}

function movedBlock(block: BlockState, { kind, on }: JournalRecord, move: Move): BlockState {
  switch (kind) {
    case 'work':
    case 'cover':
    case 'reversal':
      return {
        ...block,
        drawnMinutes: block.drawnMinutes - move.minutes,
        drawnValue: block.drawnValue - move.value,
        returnedOn: kind === 'reversal' ? returned(block, on) : block.returnedOn,
      };
    case 'lapse':
    case 'reopening':
      return {
        ...block,
        lapsedMinutes: block.lapsedMinutes - move.minutes,
        lapsedValue: block.lapsedValue - move.value,
        returnedOn: kind === 'reopening' ? returned(block, on) : block.returnedOn,
      };
    case 'refund':
      return {
        ...block,
        refundedMinutes: block.refundedMinutes - move.minutes,
        refundedValue: block.refundedValue - move.value,
      };
    default:
      return block;
  }
}

/** Minutes that come back after the expiry have a grace anew from that day on (A9). */
function returned({ expiresOn, returnedOn }: BlockState, on: LocalDate): LocalDate | null {
  if (expiresOn === null || on <= expiresOn) return returnedOn;
  return returnedOn !== null && returnedOn > on ? returnedOn : on;
}

function checkBounds(trail: Trail, { sequence }: JournalRecord, block: BlockState): void {
  const { findings, currency } = trail;
  const subject = `block ${block.name} after ${recordWord(sequence)}`;
  const left = leftMinutesOf(block);
  const value = leftValueOf(block);
  if (left < 0 || left > block.minutes) {
    findings.push(finding('B8 minutes left', subject, `0 to ${block.minutes}`, left));
  }
  if (value < 0 || value > block.price) {
    const range = `${money(0, currency)} to ${money(block.price, currency)}`;
    findings.push(finding('B8 value left', subject, range, money(value, currency)));
  } else if (left === 0 && value !== 0) {
    const none = money(0, currency);
    findings.push(finding('B5 value left', subject, none, money(value, currency)));
  }
}

/** Minutes not drawn, lapsed or refunded. */
function leftMinutesOf(block: BlockState): number {
  return block.minutes - block.drawnMinutes - block.lapsedMinutes - block.refundedMinutes;
}

function leftValueOf(block: BlockState): number {
  return block.price - block.drawnValue - block.lapsedValue - block.refundedValue;
}
