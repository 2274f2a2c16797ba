/** Money: whole minor units of one currency. */
import { type Decimal, multiplyDivide, parseDecimal, scaleDecimal } from './exact.ts';

declare const centsBrand: unique symbol;
declare const currencyBrand: unique symbol;

/** Minor units of the client's currency (cents, yen, fils), a safe integer. */
export type Cents = number & { readonly [centsBrand]: true };

/** An ISO 4217 code: three capital letters. */
export type Currency = string & { readonly [currencyBrand]: true };

/** Takes a safe integer as minor units; throws a RangeError on anything else, which is a bug. */
export function cents(count: number): Cents {
  if (!Number.isSafeInteger(count)) throw new RangeError(`${count} is no whole number of cents`);
  return count as Cents;
}

export const NO_MONEY = cents(0);

/** `factor * multiplier / divisor` in minor units, rounded half away from zero. */
export function proportion(factor: Cents, multiplier: number, divisor: number): Cents {
  return cents(multiplyDivide(factor, multiplier, divisor));
}

/** Currencies of ISO 4217 whose minor unit is not a hundredth. */
const DIGITS: Readonly<Record<string, number>> = {
  BHD: 3,
  BIF: 0,
  CLF: 4,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  IQD: 3,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  PYG: 0,
  RWF: 0,
  TND: 3,
  UGX: 0,
  UYI: 0,
  UYW: 4,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
};

/** Reads an ISO 4217 code in capitals; null when the text has not that form. */
export function parseCurrency(text: string): Currency | null {
  return /^[A-Z]{3}$/.test(text) ? (text as Currency) : null;
}

/** Decimal places of the currency: 2 for EUR, 0 for JPY, 3 for KWD. */
export function currencyDigits(currency: Currency): number {
  return DIGITS[currency] ?? 2;
}

/**
 * Reads a non-negative amount with a decimal point, such as `1800.00`.
 * Null when it is unreadable, too large, or finer than the currency's minor unit.
 */
export function parseMoney(text: string, currency: Currency): Cents | null {
  const amount = parseDecimal(text);
  if (amount === null || finerThan(amount, currencyDigits(currency))) return null;
  return moneyOf(amount, 1, 1, currency);
}

function finerThan(amount: Decimal, digits: number): boolean {
  return amount.scale > digits && amount.digits % 10n ** BigInt(amount.scale - digits) !== 0n;
}

/** `amount * multiplier / divisor` in minor units, half away from zero; null when too large. */
export function moneyOf(
  amount: Decimal,
  multiplier: number,
  divisor: number,
  currency: Currency,
): Cents | null {
  const units = 10 ** currencyDigits(currency);
  const count = scaleDecimal(
    { ...amount, digits: amount.digits * BigInt(units) },
    multiplier,
    divisor,
  );
  return count === null ? null : cents(count);
}

/** `180000` EUR as `1800.00`: digits and a point only, for files and programs. */
export function decimalMoney(amount: Cents, currency: Currency): string {
  const digits = currencyDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const size = Math.abs(amount)
    .toString()
    .padStart(digits + 1, '0');
  if (digits === 0) return sign + size;
  return `${sign}${size.slice(0, -digits)}.${size.slice(-digits)}`;
}

/** `180000` EUR as `1,800.00 EUR`: for people, the currency always beside the figure. */
export function formatMoney(amount: Cents, currency: Currency): string {
  const [whole = '', fraction] = decimalMoney(amount, currency).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fraction === undefined ? grouped : `${grouped}.${fraction}`} ${currency}`;
}
