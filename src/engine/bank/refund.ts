/** A refund is an exception, with a reason (A3). */
import { accountLots, accountOf, lotIn } from '../accounts.ts';
import { refund } from '../acts.ts';
import type { Minutes } from '../hours.ts';
import { refundOf } from '../journal.ts';
import { owedFor } from '../lots.ts';
import { cents } from '../money.ts';
import { type Act, recorded, type Step } from './books.ts';
import type { BankRefusal } from './refusals.ts';
import { openOf } from './sell.ts';

/**
 * Returns unused minutes of a block at their value in it. What is still owed for the block is taken
 * off first, and only the rest becomes the client's balance; a block of which nothing is owed any
 * more is open (A4). Refused: more minutes than are left.
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
  if (label === undefined) throw new RangeError(`block ${block} has no name`);
  const refunded = refund(books.account, block, wanted);
  if ('code' in refunded) return refunded;
  const { slice } = refunded;
  const owed = owedFor(lotIn(books.account, block), label.paid);
  const noLongerOwed = cents(Math.min(slice.value, owed));
  const lot = lotIn(refunded.account, block);
  const { blockUsable } = books.termsOn(lot.block.boughtOn).policy;
  const openMinutes = openOf(lot, label.paid, blockUsable);
  const lots = accountLots(refunded.account).map((other) =>
    other.block.id === block ? { ...lot, block: { ...lot.block, openMinutes } } : other,
  );
  const account = accountOf(lots, books.account.drawOrder);
  const transaction = refundOf(slice, noLongerOwed, act.today);
  return recorded(step, account, transaction, { reason, openMinutes }, act);
}
