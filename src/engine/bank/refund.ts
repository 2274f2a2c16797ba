/** A refund is an exception, with a reason (A3). */
import { refund } from '../acts.ts';
import type { Minutes } from '../hours.ts';
import { refundOf } from '../journal.ts';
import { type Act, recorded, type Step } from './books.ts';
import type { BankRefusal } from './refusals.ts';

/** Returns unused minutes of a block at their value in it. Refused: more than are left. */
export function refundBlock(
  step: Step,
  block: string,
  wanted: Minutes,
  reason: string,
  act: Act,
): Step | BankRefusal {
  const refunded = refund(step.books.account, block, wanted);
  if ('code' in refunded) return refunded;
  const transaction = refundOf(refunded.slice, act.today);
  return recorded(step, refunded.account, transaction, { reason }, act);
}
