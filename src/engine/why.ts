/** Why an entry drew what it drew: every block of the client, and what was found of it. */
import { type Account, accountLots, inScope } from './accounts.ts';
import { allocate } from './draw.ts';
import { type Lot, leftMinutes, type Slice, usableMinutes } from './lots.ts';
import type { Posting } from './post.ts';

/**
 * What kept a block from being drawn, in the order looked at; that it was drawn; or, for an entry
 * that waits, that it would be.
 */
export type BlockVerdict =
  | 'drawn'
  | 'would_be_drawn'
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
  /** What was, or would be, drawn from it; null when nothing is. */
  readonly slice: Slice | null;
};

/** Walks all blocks in draw order (A6) and tells what A7, A8 and B4 made of each. */
export function blocksLookedAt(before: Account, posting: Posting): readonly BlockLookedAt[] {
  const waits = posting.coverage === 'waiting';
  const slices = waits
    ? allocate(before, posting.entry, posting.drawnMinutes).slices
    : posting.draws;
  const sliceOf = new Map(slices.map((slice) => [slice.block, slice]));
  return accountLots(before).map((lot) => {
    const slice = sliceOf.get(lot.block.id) ?? null;
    if (slice === null) return { lot, slice, verdict: whyNot(lot, posting) };
    return { lot, slice, verdict: waits ? 'would_be_drawn' : 'drawn' };
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
