/** Price and hourly rate of a block: whichever is typed tells the other (A1). */
import { rateCentsPerHour } from '../../../engine/blocks.ts';
import { minutes } from '../../../engine/hours.ts';
import { type Currency, decimalMoney, parseMoney, proportion } from '../../../engine/money.ts';
import { typedMoney } from '../../ui/typed.ts';

/** Which of the two was typed last: only that one is agreed, the other follows from it. */
export type Priced = { readonly by: 'price' | 'ratePerHour'; readonly typed: string };

/** Both as they are shown; the one that follows is empty while it cannot be told. */
export function priceAndRate(
  { by, typed }: Priced,
  minuteCount: number | null,
  currency: Currency,
): { readonly price: string; readonly ratePerHour: string } {
  // Read as it is sent: what may be thousands or thousandths, such as 90.005, is refused.
  const amount = parseMoney(typedMoney(typed), currency);
  const canTell = amount !== null && minuteCount !== null && minuteCount > 0;
  if (by === 'price') {
    const rate = canTell ? rateCentsPerHour(amount, minutes(minuteCount)) : null;
    return { price: typed, ratePerHour: rate === null ? '' : decimalMoney(rate, currency) };
  }
  const price = canTell ? proportion(amount, minuteCount, 60) : null;
  return { price: price === null ? '' : decimalMoney(price, currency), ratePerHour: typed };
}
