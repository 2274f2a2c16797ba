/**
 * Amounts as Stripe counts them, after docs.stripe.com/currencies: mostly the minor unit of ISO 4217,
 * with exceptions that are off by a hundred where they are overlooked.
 */
import {
  type Cents,
  type Currency,
  cents,
  currencyDigits,
  parseCurrency,
} from '../../engine/money.ts';

/** What can be charged in, as documented; a code that is not here is not offered. */
const CURRENCIES: ReadonlySet<string> = new Set(
  `AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BWP BYN BZD
  CAD CDF CHF CLP CNY COP CRC CVE CZK DJF DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GNF GTQ
  GYD HKD HNL HTG HUF IDR ILS INR ISK JMD JOD JPY KES KGS KHR KMF KRW KWD KYD KZT LAK LBP LKR LRD
  LSL MAD MDL MGA MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK
  PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SEK SGD SHP SLE SOS SRD STD SZL THB TJS TND TOP
  TRY TTD TWD TZS UAH UGX USD UYU UZS VND VUV WST XAF XCD XOF XPF YER ZAR ZMW`.split(/\s+/),
);

/**
 * Where Stripe counts otherwise than ISO 4217. The króna and the Ugandan shilling have no hundredths
 * any more and are still told in them ("to charge 5 ISK, provide 500"); the ariary has hundredths by
 * ISO 4217 and none at Stripe.
 */
const DIGITS: Readonly<Record<string, number>> = { ISK: 2, MGA: 0, UGX: 2 };

/** What an amount as Stripe counts it must be a multiple of. */
const STEPS: Readonly<Record<string, number>> = {
  ...{ BHD: 10, JOD: 10, KWD: 10, OMR: 10, TND: 10 },
  ...{ ISK: 100, UGX: 100 },
};

/** The smallest charge, as Stripe counts it, where one is documented for the currency. */
const LEAST: Readonly<Record<string, number>> = {
  ...{ AED: 200, ARS: 50, AUD: 50, BGN: 100, BRL: 50, CAD: 50, CHF: 50, COP: 50, CZK: 1_500 },
  ...{ DKK: 250, EUR: 50, GBP: 30, HKD: 400, HUF: 17_500, IDR: 50, ILS: 50, INR: 50, JPY: 50 },
  ...{ KRW: 50, MXN: 1_000, MYR: 200, NOK: 300, NZD: 50, PHP: 50, PLN: 200, RON: 200, RUB: 50 },
  ...{ SEK: 300, SGD: 50, THB: 1_000, USD: 50, ZAR: 50 },
};

/** Twelve digits: no card takes more, and other ways to pay are offered only for what they take. */
const MOST = 999_999_999_999;

/** True when Stripe can take exactly this amount, as far as it is documented. */
export function takes(amount: Cents, currency: Currency): boolean {
  return CURRENCIES.has(currency) && toStripe(amount, currency) !== null;
}

/** The amount as Stripe counts it; null when that cannot be exact or is outside its limits. */
export function toStripe(amount: Cents, currency: Currency): number | null {
  const count = rescaled(amount, currencyDigits(currency), stripeDigits(currency));
  if (count === null || count % (STEPS[currency] ?? 1) !== 0) return null;
  return count >= (LEAST[currency] ?? 1) && count <= MOST ? count : null;
}

/** What Stripe tells (the currency in small letters) in our minor units; null: not exactly. */
export function fromStripe(
  count: number,
  code: string,
): { readonly amount: Cents; readonly currency: Currency } | null {
  const currency = parseCurrency(code.toUpperCase());
  if (currency === null) return null;
  const amount = rescaled(count, stripeDigits(currency), currencyDigits(currency));
  return amount === null ? null : { amount: cents(amount), currency };
}

function stripeDigits(currency: Currency): number {
  return DIGITS[currency] ?? currencyDigits(currency);
}

/** A count of units with `from` decimal places in units with `to`; null when it leaves a rest. */
function rescaled(count: number, from: number, to: number): number | null {
  const factor = 10 ** Math.abs(to - from);
  if (to < from) return count % factor === 0 ? count / factor : null;
  const more = count * factor;
  return Number.isSafeInteger(more) ? more : null;
}
