/** Findings: what a verification found to disagree. */
import { type Currency, cents, decimalMoney } from '../money.ts';

/** A disagreement: of what, about what, and the two figures that should be equal. */
export type Finding = {
  /** The rule, and the figure in words. */
  readonly what: string;
  readonly subject: string;
  readonly expected: string;
  readonly found: string;
};

/** A record as findings call it. */
export function recordWord(sequence: number): string {
  return `record ${sequence}`;
}

export function finding(
  what: string,
  subject: string,
  expected: string | number,
  found: string | number,
): Finding {
  return { what, subject, expected: String(expected), found: String(found) };
}

/** An amount as a decimal, however wrong it may be. */
export function money(amount: number, currency: Currency): string {
  return Number.isSafeInteger(amount) ? decimalMoney(cents(amount), currency) : String(amount);
}
