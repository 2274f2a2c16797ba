/** The statement: a client's journal between two days, told to the client (H2). */
import type { JournalRecord } from '../chain.ts';
import type { LocalDate } from '../days.ts';
import { type Minutes, minutes } from '../hours.ts';
import { movedIn, type TransactionKind } from '../journal.ts';
import { type Cents, cents } from '../money.ts';
import { type Owed, owedIn, type ToldEntry, type ToldWork } from './owed.ts';
import { type Beginning, earlier, later, type Period, placing } from './told-days.ts';

export type Quantity = { readonly minutes: Minutes; readonly value: Cents };

/**
 * Opening + bought − drawn − lapsed − refunded = closing, in minutes and in value (H2). What came
 * back is taken off what was drawn, and what was reopened off what lapsed: either is below zero
 * where more came back than went.
 */
export type Roll = {
  readonly opening: Quantity;
  readonly bought: Quantity;
  readonly drawn: Quantity;
  readonly lapsed: Quantity;
  readonly refunded: Quantity;
  readonly closing: Quantity;
};

export type BlockRoll = Roll & { readonly block: string };

/** Minutes and value that a block gained, or (negative) lost, and what was then left in it. */
export type Move = {
  readonly block: string;
  readonly minutes: Minutes;
  readonly value: Cents;
  readonly leftMinutes: Minutes;
  readonly leftValue: Cents;
};

export type StatementLine = {
  readonly record: JournalRecord;
  /** The day on whose statement it stands. */
  readonly toldOn: LocalDate;
  /** The entry that was posted, covered or reversed; null when it is not about one. */
  readonly entry: ToldWork | null;
  readonly moves: readonly Move[];
  readonly overage: Owed;
  readonly travel: Owed;
  /** Left in all blocks after it. */
  readonly balanceMinutes: Minutes;
};

export type Statement = Period & {
  /** The blocks with something left before the period, or moved in it, in the order of sale. */
  readonly blocks: readonly BlockRoll[];
  readonly total: Roll;
  readonly lines: readonly StatementLine[];
};

/** What a statement is made of. */
export type StatementSource = {
  readonly period: Period;
  readonly began: Beginning;
  /**
   * Every block of the client in the order of sale, with what was left in it before the period but
   * for those lapses and reopenings.
   */
  readonly openings: readonly { readonly block: string; readonly left: Quantity }[];
  /**
   * The records of the period, in the order of the journal; and all lapses and reopenings of the
   * first day, where the period begins then or before.
   */
  readonly records: readonly JournalRecord[];
  /** Lapses that are due and not written down yet, where the journal ends within the period or before. */
  readonly pending: readonly JournalRecord[];
  /** The entries that the records are about. */
  readonly entries: ReadonlyMap<string, ToldEntry>;
};

/** Tells the records of a period, and what they come to for each block and for all of them. */
export function statementOf(source: StatementSource): Statement {
  const { from, to } = source.period;
  const placed = inOrder(placedOf(source));
  const sheets = new Map(source.openings.map(({ block, left }) => [block, newSheet(left)]));
  for (const { record } of placed.filter((one) => one.toldOn < from)) carryForward(sheets, record);
  let balance = 0;
  for (const { opening } of sheets.values()) balance += opening.minutes;
  const lines: StatementLine[] = [];
  for (const { record, toldOn } of placed) {
    if (toldOn < from || toldOn > to) continue;
    const moves = enter(sheets, record);
    for (const move of moves) balance += move.minutes;
    const about = source.entries.get(record.subject) ?? null;
    const owed = owedIn(record, about);
    const entry = about?.work ?? null;
    lines.push({ record, toldOn, entry, moves, ...owed, balanceMinutes: minutes(balance) });
  }
  const blocks = [...sheets].filter(([, sheet]) => sheet.used).map(rollOf);
  return { from, to, blocks, total: totalOf(blocks), lines };
}

type Placed = { readonly record: JournalRecord; readonly toldOn: LocalDate };

/** What was recorded in the period stands in the period, whatever a clock that was wrong said. */
function placedOf({ period, began, records, pending }: StatementSource): readonly Placed[] {
  const dayOf = placing(began);
  const placed = records.map((record): Placed => {
    const day = dayOf(record);
    if (record.sequence <= began.through) return { record, toldOn: day };
    return { record, toldOn: earlier(later(day, period.from), period.to) };
  });
  return [...placed, ...pending.map((record) => ({ record, toldOn: dayOf(record) }))];
}

function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed.toSorted((a, b) => {
    if (a.toldOn !== b.toldOn) return a.toldOn < b.toldOn ? -1 : 1;
    return a.record.sequence - b.record.sequence;
  });
}

/** The columns of H2 between opening and closing. */
type Column = 'bought' | 'drawn' | 'lapsed' | 'refunded';

/** The columns in which a block's minutes are counted; null where a record moves none. */
const COLUMNS: Readonly<Record<TransactionKind, Column | null>> = {
  sale: 'bought',
  grant: 'bought',
  opening: 'bought',
  payment: null,
  work: 'drawn',
  cover: 'drawn',
  reversal: 'drawn',
  lapse: 'lapsed',
  reopening: 'lapsed',
  extension: null,
  refund: 'refunded',
  invoice: null,
  'credit-note': null,
  'payment-reversal': null,
  settlement: null,
  'pay-out': null,
  'settled-elsewhere': null,
};

type Sum = { minutes: number; value: number };

/** What is added up for one block. */
type Sheet = { readonly [Name in Column | 'opening' | 'left']: Sum } & { used: boolean };

function newSheet({ minutes: count, value }: Quantity): Sheet {
  const nothing = (): Sum => ({ minutes: 0, value: 0 });
  const left = (): Sum => ({ minutes: count, value });
  return {
    ...{ opening: left(), bought: nothing(), drawn: nothing() },
    ...{ lapsed: nothing(), refunded: nothing(), left: left() },
    used: count !== 0 || value !== 0,
  };
}

function sheetOf(sheets: ReadonlyMap<string, Sheet>, block: string): Sheet {
  const sheet = sheets.get(block);
  if (sheet === undefined) throw new RangeError(`block ${block} is none of this client's`);
  return sheet;
}

/** Takes what stands on a day before the period into the opening. */
function carryForward(sheets: ReadonlyMap<string, Sheet>, record: JournalRecord): void {
  for (const moved of movedIn(record)) {
    const sheet = sheetOf(sheets, moved.block);
    add(sheet.opening, moved, 1);
    add(sheet.left, moved, 1);
    sheet.used = sheet.opening.minutes !== 0 || sheet.opening.value !== 0;
  }
}

/** Enters a record into the sheets of the blocks it moves: what it moved, and what it left. */
function enter(sheets: ReadonlyMap<string, Sheet>, record: JournalRecord): readonly Move[] {
  return movedIn(record).map((moved) => {
    const column = COLUMNS[record.kind];
    if (column === null) throw new RangeError(`a ${record.kind} moved block ${moved.block}`);
    const sheet = sheetOf(sheets, moved.block);
    add(sheet.left, moved, 1);
    add(sheet[column], moved, column === 'bought' ? 1 : -1);
    sheet.used = true;
    const { minutes: leftMinutes, value: leftValue } = quantity(sheet.left);
    return { ...moved, leftMinutes, leftValue };
  });
}

function add(sum: Sum, { minutes: count, value }: Quantity, sign: 1 | -1): void {
  sum.minutes += sign * count;
  sum.value += sign * value;
}

function quantity(sum: Sum): Quantity {
  return { minutes: minutes(sum.minutes), value: cents(sum.value) };
}

function rollOf([block, sheet]: readonly [string, Sheet]): BlockRoll {
  return {
    block,
    opening: quantity(sheet.opening),
    bought: quantity(sheet.bought),
    drawn: quantity(sheet.drawn),
    lapsed: quantity(sheet.lapsed),
    refunded: quantity(sheet.refunded),
    closing: quantity(sheet.left),
  };
}

function totalOf(blocks: readonly Roll[]): Roll {
  const sumOf = (name: keyof Roll): Quantity => {
    const sum: Sum = { minutes: 0, value: 0 };
    for (const block of blocks) add(sum, block[name], 1);
    return quantity(sum);
  };
  return {
    opening: sumOf('opening'),
    bought: sumOf('bought'),
    drawn: sumOf('drawn'),
    lapsed: sumOf('lapsed'),
    refunded: sumOf('refunded'),
    closing: sumOf('closing'),
  };
}
