/** A refund of a block that is on no invoice here: an exception, with a reason (A3). */
import { refund } from '../acts.ts';
import type { Minutes } from '../hours.ts';
import { moneyOf } from '../invoices.ts';
import { refundOf } from '../journal.ts';
import { NO_MONEY } from '../money.ts';
import { type Act, recorded, type Step } from './books.ts';
import type { BankRefusal } from './refusals.ts';

/**
 * Returns unused minutes of a block at their value in it: they become the client's balance. What was
 * sold on an invoice is refunded by a credit note instead. Refused: more minutes than are left.
 */
export function refundBlock(
  step: Step,
  block: string,
  wanted: Minutes,
  reason: string,
  act: Act,
): Step | BankRefusal {
  const { books } = step;
  const label = books.labels.get(block);
  if (label === undefined || label.invoice !== null) {
    throw new RangeError(`block ${block} is not one that is on no invoice`);
  }
  const refunded = refund(books.account, block, wanted);
  if ('code' in refunded) return refunded;
  const { slice, account } = refunded;
  const settlement = moneyOf([['client-balance', -slice.value]]);
  const transaction = refundOf(slice, NO_MONEY, settlement, act.today);
  return recorded(step, account, transaction, { reason }, act);
}
