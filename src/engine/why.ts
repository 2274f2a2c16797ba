/** Why an entry drew what it drew: every block of the client, and what was found of it. */
import { type Account, accountLots, inScope } from './accounts.ts';
import type { Slice } from './lots.ts';
import { type Lot, leftMinutes, usableMinutes } from './lots.ts';
import type { Posting } from './post.ts';

/** What kept a block from being drawn, in the order looked at; or that it was drawn. */
export type BlockVerdict =
  | 'drawn'
  | 'out_of_scope'
  | 'bought_later'
  | 'expired'
  | 'used_up'
  | 'not_open'
  | 'not_needed';

export type BlockLookedAt = {
  /** As it stood before the entry. */
  readonly lot: Lot;
  readonly verdict: BlockVerdict;
  /** What was drawn from it; null when nothing was. */
  readonly slice: Slice | null;
};

/** Walks all blocks in draw order (A6) and tells what A7, A8 and B4 made of each. */
export function blocksLookedAt(before: Account, posting: Posting): readonly BlockLookedAt[] {
  return accountLots(before).map((lot) => {
    const slice = posting.draws.find((drawn) => drawn.block === lot.block.id) ?? null;
    return { lot, slice, verdict: slice === null ? whyNot(lot, posting) : 'drawn' };
  });
}

function whyNot(lot: Lot, { entry }: Posting): BlockVerdict {
  const { boughtOn, expiresOn, workTypes } = lot.block;
  if (!inScope(workTypes, entry.workType)) return 'out_of_scope';
  if (boughtOn > entry.workedOn) return 'bought_later';
  if (expiresOn !== null && expiresOn < entry.workedOn) return 'expired';
  if (leftMinutes(lot) === 0) return 'used_up';
  if (usableMinutes(lot) === 0) return 'not_open';
  return 'not_needed';
}
