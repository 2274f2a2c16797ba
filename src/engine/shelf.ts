/**
 * A shelf: the lots of a client in the order they are drawn (A6), as a balanced tree.
 *
 * Every branch knows the first purchase day and the last usable day among the lots below it that
 * still have usable minutes. So the next lot that may be drawn on a day is found without walking
 * past the ones that are used up, expired or not yet bought: the cost grows with the logarithm of
 * the number of lots. A shelf is a value; replacing a lot makes a new shelf that shares the rest.
 */
import type { LocalDate } from './days.ts';
import { type Lot, newLot, usableMinutes } from './lots.ts';
import type { Block } from './blocks.ts';
import type { DrawOrder } from './policy.ts';

export type Shelf = {
  readonly root: Branch | Leaf | null;
  /** Where each block stands: 0 is drawn first. */
  readonly places: ReadonlyMap<string, number>;
};

type Span = {
  /** First purchase day among the usable lots below; later than any day when there are none. */
  readonly boughtOn: string;
  /** Last usable day among the usable lots below; earlier than any day when there are none. */
  readonly usableOn: string;
};

type Leaf = Span & { readonly lot: Lot };
type Branch = Span & {
  readonly lots: number;
  readonly earlier: Branch | Leaf;
  readonly later: Branch | Leaf;
};

/** Stand before and after every LocalDate. */
const BEFORE_ALL_DAYS = '';
const AFTER_ALL_DAYS = '9999-12-31';

/** Puts blocks on a shelf in their draw order. No two may have the same id. */
export function shelve(blocks: readonly Block[], drawOrder: DrawOrder): Shelf {
  return shelveLots(blocks.map(newLot), drawOrder);
}

/** Puts lots, whatever has become of them, on a shelf in their draw order. */
export function shelveLots(lots: readonly Lot[], drawOrder: DrawOrder): Shelf {
  const ordered = [...lots].sort((a, b) => compareBlocks(a.block, b.block, drawOrder));
  const places = new Map(ordered.map((lot, place) => [lot.block.id, place]));
  if (places.size < lots.length) throw new RangeError('two blocks of one client have the same id');
  return { root: ordered.length === 0 ? null : grow(ordered, 0, ordered.length), places };
}

/** Which of two blocks is drawn first (A6): negative for `a`, positive for `b`. */
export function compareBlocks(a: Block, b: Block, drawOrder: DrawOrder): number {
  if (drawOrder === 'soonest-expiry') {
    const byExpiry = compareText(lastDay(a), lastDay(b));
    if (byExpiry !== 0) return byExpiry;
  }
  return compareText(a.boughtOn, b.boughtOn) || a.sequence - b.sequence;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lastDay(block: Block): string {
  return block.expiresOn ?? AFTER_ALL_DAYS;
}

function grow(lots: readonly Lot[], from: number, to: number): Branch | Leaf {
  if (to - from === 1) return leaf(lots[from] as Lot);
  const middle = (from + to) >>> 1;
  return branch(grow(lots, from, middle), grow(lots, middle, to));
}

function leaf(lot: Lot): Leaf {
  return usableMinutes(lot) > 0
    ? { lot, boughtOn: lot.block.boughtOn, usableOn: lastDay(lot.block) }
    : { lot, boughtOn: AFTER_ALL_DAYS, usableOn: BEFORE_ALL_DAYS };
}

function branch(earlier: Branch | Leaf, later: Branch | Leaf): Branch {
  return {
    earlier,
    later,
    lots: count(earlier) + count(later),
    boughtOn: earlier.boughtOn < later.boughtOn ? earlier.boughtOn : later.boughtOn,
    usableOn: earlier.usableOn > later.usableOn ? earlier.usableOn : later.usableOn,
  };
}

function count(node: Branch | Leaf): number {
  return 'lot' in node ? 1 : node.lots;
}

/**
 * The first lot that may be drawn for work on a day: usable minutes left, bought on or before that
 * day and not expired by then (A8). Null when there is none.
 */
export function firstDrawable(shelf: Shelf, workedOn: LocalDate): Lot | null {
  return shelf.root === null ? null : seek(shelf.root, workedOn);
}

function seek(node: Branch | Leaf, on: LocalDate): Lot | null {
  if (node.usableOn < on || node.boughtOn > on) return null;
  if ('lot' in node) return node.lot;
  return seek(node.earlier, on) ?? seek(node.later, on);
}

/** The lot of a block; null when the shelf has no such block. */
export function lotOf(shelf: Shelf, block: string): Lot | null {
  const place = shelf.places.get(block);
  if (place === undefined || shelf.root === null) return null;
  let node = shelf.root;
  let first = 0;
  while (!('lot' in node)) {
    const laterFirst = first + count(node.earlier);
    const goesEarlier = place < laterFirst;
    first = goesEarlier ? first : laterFirst;
    node = goesEarlier ? node.earlier : node.later;
  }
  return node.lot;
}

/** The shelf with a lot in the place of the one of the same block. */
export function replaceLot(shelf: Shelf, lot: Lot): Shelf {
  const place = shelf.places.get(lot.block.id);
  if (place === undefined || shelf.root === null) {
    throw new RangeError(`block ${lot.block.id} is not on this shelf`);
  }
  return { root: replaced(shelf.root, lot, place), places: shelf.places };
}

function replaced(node: Branch | Leaf, lot: Lot, place: number): Branch | Leaf {
  if ('lot' in node) return leaf(lot);
  const earlier = count(node.earlier);
  return place < earlier
    ? branch(replaced(node.earlier, lot, place), node.later)
    : branch(node.earlier, replaced(node.later, lot, place - earlier));
}

/** All lots in draw order. */
export function lotsOf(shelf: Shelf): readonly Lot[] {
  const lots: Lot[] = [];
  const gather = (node: Branch | Leaf | null): void => {
    if (node === null) return;
    if ('lot' in node) {
      lots.push(node.lot);
      return;
    }
    gather(node.earlier);
    gather(node.later);
  };
  gather(shelf.root);
  return lots;
}
