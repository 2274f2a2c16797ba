/** Work that was taken over and had been invoiced where it was kept before. */
import { moneyOf } from '../invoices.ts';
import type { Act, Step } from './books.ts';
import type { UnbilledWork } from './money-books.ts';
import { changedMoney, recordedMoney } from './settle.ts';

/**
 * Takes work out of what is to be invoiced: what it earned stays, and what was
 * owed for it stands against what was there before these books began. Nothing is done without any.
 */
export function settleElsewhere(
  step: Step,
  work: readonly UnbilledWork[],
  reason: string,
  act: Act,
): Step {
  const { client, money } = step.books;
  if (work.length === 0) return step;
  const value = work.reduce((sum, one) => sum + one.value, 0);
  const lines = moneyOf([
    ['opening', value],
    ['unbilled', -value],
  ]);
  const what = { kind: 'settled-elsewhere', subject: client, on: act.today } as const;
  const billed = work.map(({ sequence, kind }) => ({
    ...{ client, sequence, kind, document: null },
  }));
  const done = recordedMoney(step, what, lines, { reason }, act);
  const unbilled = money.unbilled.filter((one) => !work.includes(one));
  const books = { ...done.books, money: { ...done.books.money, unbilled } };
  return changedMoney({ ...done, books }, { billed });
}
