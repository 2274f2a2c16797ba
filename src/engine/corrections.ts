/** Corrections: a posted entry is never edited; its draws are unwound by name (B9). */
import { type Account, lotIn, withLot } from './accounts.ts';
import type { LocalDate } from './days.ts';
import { giveBack, type Slice } from './lots.ts';
import type { Posting } from './post.ts';

/** What is given back, newest slice first, each at exactly the value it took. */
export type Reversal = { readonly posting: Posting; readonly returns: readonly Slice[] };

export type Reversed = { readonly reversal: Reversal; readonly account: Account };

/**
 * Unwinds the draws of a posting on a day. What other entries drew stays as it is: FIFO is never
 * run again over the past. Minutes that come back to a block which has expired since may be drawn
 * by late entries for another grace, and lapse then (A9).
 * The posting must be one of this account's that has not been reversed.
 */
export function reverse(account: Account, posting: Posting, on: LocalDate): Reversed {
  const returns = [...posting.draws].reverse();
  let restored = account;
  for (const slice of returns) {
    restored = withLot(restored, giveBack(lotIn(restored, slice.block), 'draw', slice, on));
  }
  return { reversal: { posting, returns }, account: restored };
}
