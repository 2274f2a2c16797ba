/**
 * A shelf: the lots of a client in the order they are drawn (A6), as a balanced tree.
 *
 * Every branch knows the first purchase day and the last usable day among the lots below it that
 * still have usable minutes. So the next lot that may be drawn on a day is found without walking
 * past the ones that are used up, expired or not yet bought: the cost grows with the logarithm of
 * the number of lots. A shelf is a value; replacing a lot makes a new shelf that shares the rest.
 */

import type { Block } from './blocks.ts';
import type { LocalDate } from './days.ts';
import { type Lot, usableMinutes } from './lots.ts';
import type { DrawOrder } from './policy.ts';

export type Shelf = {
  /** Null when there is no lot. */
  readonly tree: Tree | null;
  /** Where each block stands: 0 is drawn first. */
  readonly places: ReadonlyMap<string, number>;
};

/** Lots from one place to another; each branch divides them in the middle. */
type Tree = Branch | Lot;

type Branch = {
  readonly earlier: Tree;
  readonly later: Tree;
  /** First purchase day among the usable lots below; after all days when there are none. */
  readonly boughtOn: string;
  /** Last usable day among the usable lots below; before all days when there are none. */
  readonly usableOn: string;
};

/** Stand before and after every LocalDate. */
const BEFORE_ALL_DAYS = '';
const AFTER_ALL_DAYS = '9999-12-31';

/** Puts lots, whatever has become of them, on a shelf in their draw order. */
export function shelveLots(lots: readonly Lot[], drawOrder: DrawOrder): Shelf {
  const ordered = [...lots].sort((a, b) => compareBlocks(a.block, b.block, drawOrder));
  const places = new Map(ordered.map((lot, place) => [lot.block.id, place]));
  if (places.size < lots.length) throw new RangeError('two blocks of one client have the same id');
  return { tree: ordered.length === 0 ? null : grow(ordered, 0, ordered.length), places };
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

function grow(lots: readonly Lot[], from: number, to: number): Tree {
  if (to - from === 1) return lots[from] as Lot;
  const middle = middleOf(from, to);
  return branch(grow(lots, from, middle), grow(lots, middle, to));
}

function middleOf(from: number, to: number): number {
  return (from + to) >>> 1;
}

function branch(earlier: Tree, later: Tree): Branch {
  const bought = firstPurchase(earlier);
  const boughtLater = firstPurchase(later);
  const usable = lastUsableDay(earlier);
  const usableLater = lastUsableDay(later);
  return {
    earlier,
    later,
    boughtOn: bought < boughtLater ? bought : boughtLater,
    usableOn: usable > usableLater ? usable : usableLater,
  };
}

function isLot(tree: Tree): tree is Lot {
  return 'block' in tree;
}

function firstPurchase(tree: Tree): string {
  if (!isLot(tree)) return tree.boughtOn;
  return usableMinutes(tree) > 0 ? tree.block.boughtOn : AFTER_ALL_DAYS;
}

function lastUsableDay(tree: Tree): string {
  if (!isLot(tree)) return tree.usableOn;
  return usableMinutes(tree) > 0 ? lastDay(tree.block) : BEFORE_ALL_DAYS;
}

/**
 * The first lot that may be drawn for work on a day: usable minutes left, bought on or before that
 * day and not expired by then (A8). Null when there is none.
 */
export function firstDrawable(shelf: Shelf, workedOn: LocalDate): Lot | null {
  return shelf.tree === null ? null : seek(shelf.tree, workedOn);
}

function seek(tree: Tree, on: LocalDate): Lot | null {
  if (lastUsableDay(tree) < on || firstPurchase(tree) > on) return null;
  return isLot(tree) ? tree : (seek(tree.earlier, on) ?? seek(tree.later, on));
}

/** The lot of a block; null when the shelf has no such block. */
export function lotOf(shelf: Shelf, block: string): Lot | null {
  const place = shelf.places.get(block);
  if (place === undefined || shelf.tree === null) return null;
  let tree = shelf.tree;
  let from = 0;
  let to = shelf.places.size;
  while (!isLot(tree)) {
    const middle = middleOf(from, to);
    tree = place < middle ? tree.earlier : tree.later;
    if (place < middle) to = middle;
    else from = middle;
  }
  return tree;
}

/** The shelf with a lot in the place of the one of the same block; itself when it has no such. */
export function withLotOnShelf(shelf: Shelf, lot: Lot): Shelf {
  const { tree, places } = shelf;
  const place = places.get(lot.block.id);
  if (place === undefined || tree === null) return shelf;
  return { tree: replaced(tree, lot, place, 0, places.size), places };
}

function replaced(tree: Tree, lot: Lot, place: number, from: number, to: number): Tree {
  if (isLot(tree)) return lot;
  const middle = middleOf(from, to);
  return place < middle
    ? branch(replaced(tree.earlier, lot, place, from, middle), tree.later)
    : branch(tree.earlier, replaced(tree.later, lot, place, middle, to));
}

/** All lots in draw order. */
export function lotsOf(shelf: Shelf): readonly Lot[] {
  const lots: Lot[] = [];
  const gather = (tree: Tree): void => {
    if (isLot(tree)) {
      lots.push(tree);
      return;
    }
    gather(tree.earlier);
    gather(tree.later);
  };
  if (shelf.tree !== null) gather(shelf.tree);
  return lots;
}
