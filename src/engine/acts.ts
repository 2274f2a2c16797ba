/** What a person may do with a block beside drawing it, each with a reason kept elsewhere. */
import { type Account, accountLots, accountOf, inScope, lotIn, withLot } from './accounts.ts';
import type { LocalDate } from './days.ts';
import type { Allocation } from './draw.ts';
import type { Entry } from './entries.ts';
import { type Minutes, minutes } from './hours.ts';
import { leftMinutes, type Slice, sliceOf, take, usableMinutes } from './lots.ts';
import type { Refusal } from './refusals.ts';

/**
 * The account with a later last usable day for one block (A5).
 * The block must be one of the account's. Refused: a day that is not later than the one it has.
 */
export function extend(account: Account, block: string, expiresOn: LocalDate): Account | Refusal {
  const lot = lotIn(account, block);
  const until = lot.block.expiresOn;
  if (until === null || expiresOn <= until) {
    return { code: 'extension_not_later', block, expiresOn: until, askedOn: expiresOn };
  }
  const lots = accountLots(account).map((other) =>
    other === lot ? { ...lot, block: { ...lot.block, expiresOn } } : other,
  );
  return accountOf(lots, account.drawOrder);
}

/**
 * Returns unused minutes at what they are worth in their block (A3).
 * The block must be one of the account's. Refused: more minutes than are left in it.
 */
export function refund(
  account: Account,
  block: string,
  wanted: Minutes,
): { readonly slice: Slice; readonly account: Account } | Refusal {
  const lot = lotIn(account, block);
  if (wanted > leftMinutes(lot)) {
    return {
      code: 'insufficient_block_minutes',
      block,
      neededMinutes: wanted,
      leftMinutes: leftMinutes(lot),
    };
  }
  const slice = sliceOf(lot, wanted);
  return { slice, account: withLot(account, take(lot, 'refund', slice)) };
}

/**
 * Draws work from a block bought after it (A8): never by itself, only by this act, with consent.
 * The block must be one of the account's, open, in scope and not expired on the day worked; what it
 * does not cover stays uncovered.
 */
export function coverEarlier(
  account: Account,
  block: string,
  entry: Pick<Entry, 'workType' | 'workedOn'>,
  wanted: Minutes,
): Allocation {
  const lot = lotIn(account, block);
  const { expiresOn, workTypes } = lot.block;
  const covers =
    inScope(workTypes, entry.workType) && (expiresOn === null || entry.workedOn <= expiresOn);
  const covered = minutes(covers ? Math.min(usableMinutes(lot), wanted) : 0);
  const uncoveredMinutes = minutes(wanted - covered);
  if (covered === 0) return { slices: [], uncoveredMinutes, account };
  const slice = sliceOf(lot, covered);
  return {
    slices: [slice],
    uncoveredMinutes,
    account: withLot(account, take(lot, 'draw', slice)),
  };
}
