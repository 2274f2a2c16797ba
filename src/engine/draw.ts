/** Drawing: which blocks give how many minutes for a piece of work (B4), at what value (B5). */
import { type Account, type Demand, firstLotFor, withLot } from './accounts.ts';
import { type Minutes, minutes } from './hours.ts';
import { type Slice, sliceOf, take, usableMinutes } from './lots.ts';

/** The slices, oldest block first, and what no block covers. Together: the minutes asked for. */
export type Allocation = {
  readonly slices: readonly Slice[];
  readonly uncoveredMinutes: Minutes;
  /** The account with the slices drawn. */
  readonly account: Account;
};

const NO_SLICES: readonly Slice[] = [];

/**
 * Takes `wanted` minutes from the lots the demand may draw, each as far as it goes (B4). A lot that
 * is used up is no longer the first, so the cost is that of the lots touched, not of all there are.
 */
export function allocate(account: Account, demand: Demand, wanted: Minutes): Allocation {
  let slices: Slice[] | null = null;
  let drawn = account;
  let uncovered: number = wanted;
  while (uncovered > 0) {
    const lot = firstLotFor(drawn, demand);
    if (lot === null) break;
    const slice = sliceOf(lot, minutes(Math.min(usableMinutes(lot), uncovered)));
    if (slices === null) slices = [slice];
    else slices.push(slice);
    drawn = withLot(drawn, take(lot, 'draw', slice));
    uncovered -= slice.minutes;
  }
  return { slices: slices ?? NO_SLICES, uncoveredMinutes: minutes(uncovered), account: drawn };
}
