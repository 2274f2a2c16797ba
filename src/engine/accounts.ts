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
  /** One shelf for each set of work types that blocks are limited to (A7). */
  readonly scopes: readonly Scope[];
  /** Blocks not wholly open yet: they may become a reason to wait (A4). */
  readonly waiting: readonly string[];
};

type Scope = { readonly workTypes: readonly string[] | null; readonly shelf: Shelf };

/** An account of these blocks, nothing drawn. No two blocks may have the same id. */
export function openAccount(blocks: readonly Block[], drawOrder: DrawOrder): Account {
  return accountOf(blocks.map(newLot), drawOrder);
}

/** An account of these lots, whatever has become of them. */
export function accountOf(lots: readonly Lot[], drawOrder: DrawOrder): Account {
  const byScope = new Map<string, Lot[]>();
  for (const lot of lots) {
    const scope =
      lot.block.workTypes === null ? '' : JSON.stringify([...lot.block.workTypes].sort());
    const sharing = byScope.get(scope);
    if (sharing === undefined) byScope.set(scope, [lot]);
    else sharing.push(lot);
  }
  const scopes = [...byScope.values()].map((sharing) => ({
    workTypes: sharing[0]?.block.workTypes ?? null,
    shelf: shelveLots(sharing, drawOrder),
  }));
  const waiting = lots.filter((lot) => lot.block.openMinutes < lot.block.minutes);
  return { drawOrder, scopes, waiting: waiting.map((lot) => lot.block.id) };
}

/** All lots of the account in draw order (A6). */
export function accountLots(account: Account): readonly Lot[] {
  return account.scopes
    .flatMap((scope) => lotsOf(scope.shelf))
    .sort((a, b) => compareBlocks(a.block, b.block, account.drawOrder));
}

/** The lot of a block; null when the account has no such block. */
export function findLot(account: Account, block: string): Lot | null {
  for (const scope of account.scopes) {
    const lot = lotOf(scope.shelf, block);
    if (lot !== null) return lot;
  }
  return null;
}

/** The account with a lot in the place of the one of the same block. */
export function withLot(account: Account, lot: Lot): Account {
  const scopes = account.scopes.map(({ workTypes, shelf }) => ({
    workTypes,
    shelf: withLotOnShelf(shelf, lot),
  }));
  return { drawOrder: account.drawOrder, scopes, waiting: account.waiting };
}

/** Which lots a piece of work may be drawn from: its kind and its day. */
export type Demand = { readonly workType: string; readonly workedOn: LocalDate };

/**
 * The first lot in draw order (A6) that the demand may be drawn from: usable minutes left, in
 * scope, bought by that day and not expired by then (A8). Null when there is none.
 */
export function firstLotFor(account: Account, demand: Demand): Lot | null {
  let first: Lot | null = null;
  for (const { workTypes, shelf } of account.scopes) {
    if (!inScope(workTypes, demand.workType)) continue;
    const lot = firstDrawable(shelf, demand.workedOn);
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
