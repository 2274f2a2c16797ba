/** What is being typed for a price, told in figures before it is set. */
import { rateCentsPerHour } from '../../../engine/blocks.ts';
import { parseDecimal } from '../../../engine/exact.ts';
import { minutes as minutesOf } from '../../../engine/hours.ts';
import { type Currency, decimalMoney, moneyOf, parseMoney } from '../../../engine/money.ts';
import { hoursText, moneyText, rateText } from '../../ui/format.ts';
import { typedHours, typedMoney } from '../../ui/typed.ts';
import { savingAgainst } from './saving.ts';

type Typed = {
  readonly minutes: string;
  readonly by: string;
  readonly price: string;
  readonly ratePerHour: string;
  readonly currency: string;
};

/** `20 h for 1,800.00 EUR: 90.00 EUR/h, saves 200.00 EUR`; null while it cannot be read. */
export function tierInWords(
  typed: Typed,
  rates: Parameters<typeof savingAgainst>[0],
  workTypes: readonly string[] | null,
  day: string,
): string | null {
  const count = typedHours(typed.minutes);
  if (count === null || count === 0) return null;
  const currency = typed.currency as Currency;
  const amount = typed.by === 'price' ? typed.price : typed.ratePerHour;
  const decimal = parseDecimal(typedMoney(amount, currency));
  if (amount.trim() === '' || decimal === null) return null;
  const price =
    typed.by === 'price'
      ? parseMoney(typedMoney(amount, currency), currency)
      : moneyOf(decimal, count, 60, currency);
  if (price === null) return null;
  const told = decimalMoney(price, currency);
  const perHour = decimalMoney(rateCentsPerHour(price, minutesOf(count)), currency);
  const saved = savingAgainst(rates, workTypes, { minutes: count, price: told, currency }, day);
  const saves = saved === null ? '' : `, saves ${moneyText(saved, currency)}`;
  return `${hoursText(count)} for ${moneyText(told, currency)}: ${rateText(perHour, currency)}${saves}`;
}
