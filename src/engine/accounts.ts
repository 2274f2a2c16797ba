/** An account: all the blocks of one client and what is left of each. A value; acts make new ones. */
import type { Block } from './blocks.ts';
import type { LocalDate } from './days.ts';
import { type Minutes, minutes } from './hours.ts';
import { type Lot, leftMinutes, newLot, usableMinutes } from './lots.ts';
import type { DrawOrder } from './policy.ts';
import {
  compareBlocks,
  firstDrawable,
  lotOf,
  lotsOf,
  type Shelf,
  shelveLots,
  withLotOnShelf,
} from './shelf.ts';

export type Account = {
  readonly drawOrder: DrawOrder;
  /** A shelf for each set of work types that blocks are limited to (A7). */
  readonly shelves: readonly Shelf[];
  readonly scopes: Scopes;
  /** Blocks not wholly open yet: they may become a reason to wait (A4). */
  readonly waiting: readonly string[];
};

/** Which shelf holds what. It stays as it is, whatever is drawn. */
type Scopes = {
  readonly shelfOfBlock: ReadonlyMap<string, number>;
  /** Shelves of blocks that are for all work. */
  readonly unlimited: readonly number[];
  /** Shelves of blocks limited to some work types, by work type. */
  readonly limited: ReadonlyMap<string, readonly number[]>;
};

/** An account of these blocks, nothing drawn. No two blocks may have the same id. */
export function openAccount(blocks: readonly Block[], drawOrder: DrawOrder): Account {
  return accountOf(blocks.map(newLot), drawOrder);
}

/** An account of these lots, whatever has become of them. */
export function accountOf(lots: readonly Lot[], drawOrder: DrawOrder): Account {
  const byScope = new Map<string, Lot[]>();
  for (const lot of lots) {
    const { workTypes } = lot.block;
    const scope = workTypes === null ? '' : JSON.stringify([...workTypes].sort());
    const sharing = byScope.get(scope);
    if (sharing === undefined) byScope.set(scope, [lot]);
    else sharing.push(lot);
  }
  const groups = [...byScope.values()];
  const waiting = lots.filter((lot) => lot.block.openMinutes < lot.block.minutes);
  return {
    drawOrder,
    shelves: groups.map((group) => shelveLots(group, drawOrder)),
    scopes: scopesOf(groups),
    waiting: waiting.map((lot) => lot.block.id),
  };
}

function scopesOf(groups: readonly (readonly Lot[])[]): Scopes {
  const shelfOfBlock = new Map<string, number>();
  const unlimited: number[] = [];
  const limited = new Map<string, number[]>();
  for (const [shelf, group] of groups.entries()) {
    for (const { block } of group) {
      if (shelfOfBlock.has(block.id)) throw new RangeError(`two blocks are called ${block.id}`);
      shelfOfBlock.set(block.id, shelf);
    }
    const workTypes = group[0]?.block.workTypes ?? null;
    if (workTypes === null) unlimited.push(shelf);
    for (const workType of new Set(workTypes)) {
      const sharing = limited.get(workType);
      if (sharing === undefined) limited.set(workType, [shelf]);
      else sharing.push(shelf);
    }
  }
  return { shelfOfBlock, unlimited, limited };
}

/** All lots of the account in draw order (A6). */
export function accountLots(account: Account): readonly Lot[] {
  const lots = account.shelves.flatMap(lotsOf);
  if (account.shelves.length === 1) return lots;
  return lots.sort((a, b) => compareBlocks(a.block, b.block, account.drawOrder));
}

/** The lot of a block; null when the account has no such block. */
export function findLot(account: Account, block: string): Lot | null {
  const shelf = account.shelves[account.scopes.shelfOfBlock.get(block) ?? -1];
  return shelf === undefined ? null : lotOf(shelf, block);
}

/** The lot of a block of the account; throws a RangeError when it is another's, which is a bug. */
export function lotIn(account: Account, block: string): Lot {
  const lot = findLot(account, block);
  if (lot === null) throw new RangeError(`block ${block} is not in this account`);
  return lot;
}

/** The account with a lot in the place of the one of the same block. */
export function withLot(account: Account, lot: Lot): Account {
  const { drawOrder, scopes, waiting } = account;
  const place = scopes.shelfOfBlock.get(lot.block.id) ?? -1;
  const shelf = account.shelves[place];
  if (shelf === undefined) throw new RangeError(`block ${lot.block.id} is not in this account`);
  const shelves = account.shelves.slice();
  shelves[place] = withLotOnShelf(shelf, lot);
  return { drawOrder, shelves, scopes, waiting };
}

/** Which lots a piece of work may be drawn from: its kind and its day. */
export type Demand = { readonly workType: string; readonly workedOn: LocalDate };

/**
 * The first lot in draw order (A6) that the demand may be drawn from: usable minutes left, in
 * scope, bought by that day and not expired by then (A8). Null when there is none.
 */
export function firstLotFor(account: Account, demand: Demand): Lot | null {
  const { unlimited, limited } = account.scopes;
  const first = firstAmong(account, unlimited, demand.workedOn, null);
  const others = limited.get(demand.workType);
  return others === undefined ? first : firstAmong(account, others, demand.workedOn, first);
}

function firstAmong(
  account: Account,
  shelves: readonly number[],
  workedOn: LocalDate,
  before: Lot | null,
): Lot | null {
  let first = before;
  for (const place of shelves) {
    const shelf = account.shelves[place];
    const lot = shelf === undefined ? null : firstDrawable(shelf, workedOn);
    if (lot === null) continue;
    if (first === null || compareBlocks(lot.block, first.block, account.drawOrder) < 0) first = lot;
  }
  return first;
}

/** True when a block limited to `workTypes` (null: not limited) may be drawn for this work (A7). */
export function inScope(workTypes: readonly string[] | null, workType: string): boolean {
  return workTypes === null || workTypes.includes(workType);
}

/** Minutes that can still be drawn for work on a day, over all blocks in all scopes. */
export function usableOn(account: Account, day: LocalDate): Minutes {
  let usable = 0;
  for (const lot of accountLots(account)) {
    const { boughtOn, expiresOn } = lot.block;
    if (boughtOn <= day && (expiresOn === null || expiresOn >= day)) usable += usableMinutes(lot);
  }
  return minutes(usable);
}

/** Blocks that would cover the demand were they paid, with minutes left in them (A4). */
export function waitingBlocks(account: Account, demand: Demand): readonly string[] {
  return account.waiting.filter((id) => {
    const lot = findLot(account, id);
    if (lot === null || leftMinutes(lot) <= usableMinutes(lot)) return false;
    const { boughtOn, expiresOn, workTypes } = lot.block;
    if (!inScope(workTypes, demand.workType) || boughtOn > demand.workedOn) return false;
    return expiresOn === null || expiresOn >= demand.workedOn;
  });
}
