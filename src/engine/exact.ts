/** Exact integer arithmetic: the one place where a product is divided and rounded. */

/**
 * `factor * multiplier / divisor`, rounded half away from zero, exact for all safe integers.
 * Throws a RangeError when the result is no safe integer, and when `divisor` is not positive.
 */
export function multiplyDivide(factor: number, multiplier: number, divisor: number): number {
  if (divisor <= 0) throw new RangeError(`${divisor} is no divisor: it must be above 0`);
  const product = factor * multiplier;
  if (Number.isSafeInteger(product)) return divideRounded(product, divisor);
  const exact = divideRoundedBig(BigInt(factor) * BigInt(multiplier), BigInt(divisor));
  const result = Number(exact);
  if (!Number.isSafeInteger(result)) {
    throw new RangeError(`${factor} * ${multiplier} / ${divisor} is too large to count exactly`);
  }
  return result;
}

/** `dividend / divisor` for safe integers, rounded half away from zero. `divisor` > 0. */
function divideRounded(dividend: number, divisor: number): number {
  const remainder = dividend % divisor;
  const quotient = (dividend - remainder) / divisor;
  if (2 * Math.abs(remainder) < divisor) return quotient === 0 ? 0 : quotient;
  return quotient + Math.sign(dividend);
}

function divideRoundedBig(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend % divisor;
  const distance = remainder < 0n ? -remainder : remainder;
  if (2n * distance < divisor) return quotient;
  return quotient + (dividend < 0n ? -1n : 1n);
}

/** A non-negative decimal as written: `digits` / 10^`scale`, so "1.50" is { digits: 150n, scale: 2 }. */
export type Decimal = { readonly digits: bigint; readonly scale: number };

const DECIMAL = /^(\d{1,15})(?:\.(\d{1,9}))?$/;

/** Reads a non-negative decimal with a point, such as `90` or `1.50`; null when it is none. */
export function parseDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text);
  if (match === null) return null;
  const fraction = match[2] ?? '';
  return { digits: BigInt(`${match[1]}${fraction}`), scale: fraction.length };
}

/**
 * `decimal * multiplier / divisor`, rounded half away from zero to a whole number.
 * Null when the result is too large to count exactly.
 */
export function scaleDecimal(decimal: Decimal, multiplier: number, divisor: number): number | null {
  const dividend = decimal.digits * BigInt(multiplier);
  const result = Number(divideRoundedBig(dividend, BigInt(divisor) * 10n ** BigInt(decimal.scale)));
  return Number.isSafeInteger(result) ? result : null;
}

/** True when `decimal * multiplier` is a whole number: nothing would be lost by counting in it. */
export function isWhole(decimal: Decimal, multiplier: number): boolean {
  return (decimal.digits * BigInt(multiplier)) % 10n ** BigInt(decimal.scale) === 0n;
}

/** An exact ratio of two positive whole numbers. */
export type Ratio = { readonly numerator: number; readonly denominator: number };

const RATIO = /^(\d{1,6})(?:\/(\d{1,6}))?$/;

/** Reads a positive ratio, `3/2` or `2`; null when it is none. */
export function parseRatio(text: string): Ratio | null {
  const match = RATIO.exec(text);
  if (match === null) return null;
  const numerator = Number(match[1]);
  const denominator = Number(match[2] ?? '1');
  return numerator > 0 && denominator > 0 ? { numerator, denominator } : null;
}

/** A ratio as `parseRatio` reads it. */
export function formatRatio({ numerator, denominator }: Ratio): string {
  return denominator === 1 ? `${numerator}` : `${numerator}/${denominator}`;
}
