/** Amounts of one currency reckoned with, exactly, for what is said before something is done. */
import {
  type Cents,
  type Currency,
  cents,
  decimalMoney,
  parseCurrency,
  parseMoney,
} from '../../../engine/money.ts';
import { typedMoney } from '../../ui/typed.ts';

function currencyCalled(code: string): Currency {
  const currency = parseCurrency(code);
  if (currency === null) throw new RangeError(`${code} is no currency`);
  return currency;
}

/** An amount as the contract tells it, in minor units; below zero, too. */
export function centsOf(amount: string, code: string): Cents {
  const size = parseMoney(amount.replace('-', ''), currencyCalled(code));
  if (size === null) throw new RangeError(`${amount} is no amount of ${code}`);
  return amount.startsWith('-') ? cents(0 - size) : size;
}

/** The same as text. */
export function amountText(amount: number, code: string): string {
  return decimalMoney(cents(amount), currencyCalled(code));
}

/** What is typed, in minor units; null while it cannot be read. */
export function typedCents(typed: string, code: string): Cents | null {
  return parseMoney(typedMoney(typed, code), currencyCalled(code));
}

/** The sum of amounts, such as of the rows of a list. */
export function sumText(amounts: readonly string[], code: string): string {
  return amountText(
    amounts.reduce((sum, amount) => sum + centsOf(amount, code), 0),
    code,
  );
}
