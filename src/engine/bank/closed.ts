/** Books that are closed: nothing is booked on or before their last day (H1). */
import type { LocalDate } from '../days.ts';
import type { Books } from './books.ts';
import type { BankRefusal } from './refusals.ts';

/** Why nothing can be booked on a day that somebody chose; null when it can. */
export function closedOn({ money }: Pick<Books, 'money'>, on: LocalDate): BankRefusal | null {
  return closedDay(money.closedThrough, on);
}

/** The same, told by the last day that is closed; null: none is. */
export function closedDay(closedThrough: LocalDate | null, on: LocalDate): BankRefusal | null {
  if (closedThrough === null || on > closedThrough) return null;
  return { code: 'period_closed', on, closedThrough };
}
