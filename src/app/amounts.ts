/** Amounts as they are written in inputs: decimals in the client's currency. */

import type { AnyRefusal } from '../contract/refusals.ts';
import {
  type Cents,
  type Currency,
  cents,
  currencyDigits,
  decimalMoney,
  parseMoney,
  proportion,
} from '../engine/money.ts';

/** The amount of a field; the refusal when it is finer than the currency's smallest coin. */
export function amountOf(field: string, text: string, currency: Currency): Cents | AnyRefusal {
  const amount = parseMoney(text, currency);
  if (amount !== null) return amount;
  return wrong(field, `expected at most ${currencyDigits(currency)} decimals, as ${currency} has`);
}

/**
 * What an hour costs at most, in the currency's smallest coin: whatever a block or an entry comes
 * to at such a rate is counted exactly.
 */
const MOST_CENTS_PER_HOUR = 10_000_000_000;

/** The rate an hour of a field; refused like an amount, and one that is too large. */
export function rateOf(field: string, text: string, currency: Currency): Cents | AnyRefusal {
  const rate = amountOf(field, text, currency);
  if (isRefusal(rate) || rate < MOST_CENTS_PER_HOUR) return rate;
  const most = decimalMoney(cents(MOST_CENTS_PER_HOUR), currency);
  return wrong(field, `expected a rate below ${most} ${currency} an hour`);
}

/** True for what `amountOf` gives when it refuses. */
export function isRefusal(value: number | AnyRefusal): value is AnyRefusal {
  return typeof value === 'object';
}

/** What so many minutes cost at a rate an hour (A1). */
function priceAt(ratePerHour: Cents, minutes: number): Cents {
  return proportion(ratePerHour, minutes, 60);
}

/** Amounts are below this many of a currency's units, so that sums of them stay exact. */
const MOST_UNITS = 1_000_000_000;

type Asked = {
  readonly price?: string | undefined;
  readonly ratePerHour?: string | undefined;
};

/**
 * The price of so many minutes, given as such or by the hour (A1). Refused: neither or both, an
 * amount finer than the currency's smallest coin, and a price that is too large.
 */
export function priceFor(
  { price, ratePerHour }: Asked,
  minutes: number,
  currency: Currency,
): Cents | AnyRefusal {
  if ((price === undefined) === (ratePerHour === undefined)) {
    return wrong('price', 'give either price or ratePerHour');
  }
  if (ratePerHour === undefined) return amountOf('price', price ?? '', currency);
  const rate = amountOf('ratePerHour', ratePerHour, currency);
  if (isRefusal(rate)) return rate;
  const most = BigInt(MOST_UNITS) * 10n ** BigInt(currencyDigits(currency));
  if (BigInt(rate) * BigInt(minutes) >= 60n * most) {
    return wrong('ratePerHour', `expected a price below ${MOST_UNITS} for all the minutes`);
  }
  return priceAt(rate, minutes);
}

function wrong(field: string, message: string): AnyRefusal {
  return { code: 'input_invalid', fields: [{ field, message }] };
}
