/** What some minutes of a block are worth in it, as the ledger will book them (B5). */

import type { OutputOf } from '../../../contract/operations.ts';
import { parseDay } from '../../../engine/days.ts';
import { minutes } from '../../../engine/hours.ts';
import { newLot, sliceOf } from '../../../engine/lots.ts';
import { amountText, centsOf } from '../invoices/amounts.ts';

type Block = OutputOf<'block.show'>['block'];

/** The value of the next minutes of what is left of the block, as text. */
export function worthOf(block: Block, count: number): string {
  const { id, currency, price, boughtOn } = block;
  const boughtDay = parseDay(boughtOn);
  if (boughtDay === null) throw new RangeError(`${boughtOn} is no day`);
  const lot = newLot({
    ...{ id, sequence: 1, boughtOn: boughtDay, expiresOn: null, workTypes: null },
    ...{ minutes: minutes(block.minutes), price: centsOf(price, currency) },
    openMinutes: minutes(block.minutes),
  });
  const taken = {
    ...{
      drawnMinutes: minutes(block.drawnMinutes),
      drawnValue: centsOf(block.drawnValue, currency),
    },
    lapsedMinutes: minutes(block.lapsedMinutes),
    lapsedValue: centsOf(block.lapsedValue, currency),
    refundedMinutes: minutes(block.refundedMinutes),
    refundedValue: centsOf(block.refundedValue, currency),
  };
  return amountText(sliceOf({ ...lot, ...taken }, minutes(count)).value, currency);
}
