/** Amounts as they are written in inputs: decimals in the client's currency. */

import type { AnyRefusal } from '../contract/refusals.ts';
import {
  type Cents,
  type Currency,
  currencyDigits,
  parseMoney,
  proportion,
} from '../engine/money.ts';

/** The amount of a field; the refusal when it is finer than the currency's smallest coin. */
export function amountOf(field: string, text: string, currency: Currency): Cents | AnyRefusal {
  const amount = parseMoney(text, currency);
  if (amount !== null) return amount;
  const message = `expected at most ${currencyDigits(currency)} decimals, as ${currency} has`;
  return { code: 'input_invalid', fields: [{ field, message }] };
}

/** True for what `amountOf` gives when it refuses. */
export function isRefusal(value: number | AnyRefusal): value is AnyRefusal {
  return typeof value === 'object';
}

/** What so many minutes cost at a rate an hour (A1). */
export function priceAt(ratePerHour: Cents, minutes: number): Cents {
  return proportion(ratePerHour, minutes, 60);
}
