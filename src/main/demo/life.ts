/** The life of one client: what it has, what was done for it, and what is still to be done. */
import type { OutputOf } from '../../contract/operations.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Day, Visit } from './calendar.ts';
import { BILLING, type ClientSketch, type Person } from './cast.ts';
import { ask, instantAt, type Stage } from './stage.ts';

type Block = OutputOf<'block.sell'>;
type Entry = OutputOf<'entry.log'>;

/** A block, as far as it is known when to buy the next. */
type KnownBlock = {
  readonly name: string;
  readonly expiresOn: string | null;
  /** Null: for all work. */
  readonly workTypes: readonly string[] | null;
  readonly open: boolean;
  leftMinutes: number;
};

/** An entry that was posted, and by whom. */
export type Posted = { readonly entry: Entry; readonly by: Person };

/** Something to be done at a minute of a day. */
export type Act = { readonly minute: number; readonly act: (moment: Moment) => Promise<void> };

export type Life = {
  readonly sketch: ClientSketch;
  /** Empty until the client is there. */
  id: string;
  readonly blocks: Map<string, KnownBlock>;
  readonly posted: Posted[];
  /** What is to be done on later days, by their place in the year. */
  readonly later: Map<number, Act[]>;
  /** True while it is on the way to buy. */
  isBuying: boolean;
  /** The size it buys from now on; null: nothing. */
  buysMinutes: number | null;
  /** What it owed beyond its blocks, and has not yet had covered. */
  overage: Posted | null;
};

export function lifeOf(sketch: ClientSketch): Life {
  return {
    ...{ sketch, id: '', blocks: new Map(), posted: [], later: new Map() },
    ...{ isBuying: false, buysMinutes: sketch.buysMinutes, overage: null },
  };
}

/** When something is done, and what it is told apart from all else by. */
export type Moment = {
  readonly stage: Stage;
  readonly day: Day;
  readonly at: number;
  /** A key that no other request has. */
  readonly nextKey: () => string;
  /** Waits until it is the client's turn to be issued a document. */
  readonly turn: () => Promise<void>;
};

/** What issues a document: its number is the next one, whichever client it is for. */
const ISSUES: ReadonlySet<string> = new Set(['block.sell', 'block.refund']);

/** Puts something off to a later day. */
export function later(life: Life, place: number, act: Act): void {
  life.later.set(place, [...(life.later.get(place) ?? []), act]);
}

/** Asks something about a client. */
export async function askOf<Name extends Parameters<typeof ask>[1]>(
  { stage, at, nextKey, turn }: Moment,
  name: Name,
  as: Person,
  given: object,
): Promise<OutputOf<Name>> {
  const key = nextKey();
  if (ISSUES.has(name)) await turn();
  return await ask(stage, name, given, { as, at, key });
}

/** The minutes that may be drawn for any work on a day. */
export function usableMinutes({ blocks }: Life, on: LocalDate): number {
  let sum = 0;
  for (const { expiresOn, workTypes, open, leftMinutes } of blocks.values()) {
    if (open && workTypes === null && (expiresOn === null || expiresOn >= on)) sum += leftMinutes;
  }
  return sum;
}

/** Remembers what has become of a block. */
export function noteBlock(life: Life, block: Block): void {
  const { id, name, expiresOn, workTypes, leftMinutes } = block;
  life.blocks.set(id, { name, expiresOn, workTypes, leftMinutes, open: block.state !== 'unpaid' });
}

/** Remembers what an entry drew, or with -1 what its reversal gave back. */
export function noteDraws(life: Life, { outcome }: Entry, sign: 1 | -1): void {
  for (const { block, minutes } of outcome?.draws ?? []) {
    const known = life.blocks.get(block);
    if (known !== undefined) known.leftMinutes -= sign * minutes;
  }
}

/** Sells a block; one that is paid later is not open until then. */
export async function sell(
  moment: Moment,
  life: Life,
  terms: { readonly minutes: number; readonly product: string },
  isPaid: boolean,
): Promise<Block> {
  const { reference, name: client } = life.sketch;
  const note = `Order of ${moment.day.on}, ${reference}`;
  const payment = isPaid ? {} : { paid: '0.00' };
  const sale = { client, ...terms, note, ...payment };
  const block = await askOf(moment, 'block.sell', BILLING, sale);
  noteBlock(life, block);
  return block;
}

/** Logs work as its technician does: with the clock, or in minutes. */
export async function logVisit(
  moment: Moment,
  life: Life,
  visit: Visit & { readonly on: LocalDate; readonly isClocked: boolean },
  post: boolean,
): Promise<Posted> {
  const { stage } = moment;
  const { by, workType, job, text: description, on, minutes, startMinute } = visit;
  const instant = (minute: number): string =>
    new Date(instantAt(stage.timeZone, on, minute)).toISOString();
  const times = visit.isClocked
    ? { startedAt: instant(startMinute), endedAt: instant(startMinute + minutes) }
    : { workedOn: on, minutes };
  const work = { client: life.id, workType, job, description, ...times, post };
  const entry = await askOf(moment, 'entry.log', by, work);
  const posted: Posted = { entry, by };
  if (entry.state !== 'posted') return posted;
  noteDraws(life, entry, 1);
  if ((entry.outcome?.overageMinutes ?? 0) > 0) life.overage = posted;
  return posted;
}
