/** How the acts on a block that are no posting would stand in the journal (H1). */
import type { LocalDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { lapseOf, type Transaction } from '../../src/engine/journal.ts';
import type { Slice } from '../../src/engine/lots.ts';
import { cents } from '../../src/engine/money.ts';

/** A refund by credit note: what is no longer owed in work is owed in money (A3). */
export function refundOf(slice: Slice, on: LocalDate): Transaction {
  return leaving([slice], on, 'receivable');
}

/** Work covered by a block bought after it (A8). */
export function coverOf(slices: readonly Slice[], on: LocalDate): Transaction {
  return leaving(slices, on, 'revenue:block');
}

/** A lapse taken back in part: the mirror image of one of exactly those minutes (A9). */
export function reopenOf(slice: Slice, on: LocalDate): Transaction {
  const lapse = lapseOf({ slice, on });
  return {
    ...lapse,
    kind: 'reversal',
    money: lapse.money.map((line) => ({ ...line, amount: cents(-line.amount) })),
    minutes: lapse.minutes.map((line) => ({ ...line, minutes: minutes(-line.minutes) })),
  };
}

function leaving(
  slices: readonly Slice[],
  on: LocalDate,
  account: 'receivable' | 'revenue:block',
): Transaction {
  const value = slices.reduce((sum, slice) => sum + slice.value, 0);
  return {
    on,
    kind: 'work',
    subject: slices[0]?.block ?? 'nothing',
    money: [
      ...slices.map((slice) => ({
        account: 'deferred:block' as const,
        block: slice.block,
        amount: slice.value,
      })),
      { account, block: null, amount: cents(-value) },
    ],
    minutes: slices.map((slice) => ({ block: slice.block, minutes: minutes(-slice.minutes) })),
  };
}
