/** What people type for time and money, as the contract wants it. */
import { hoursAreWholeMinutes, minutesOfHours } from '../../engine/hours.ts';
import { type Currency, currencyDigits } from '../../engine/money.ts';

const CLOCK = /^(\d{1,6}):([0-5]\d)$/;
const DURATION = /^(?:(\d{1,6}(?:[.,]\d{1,4})?) ?h)? ?(?:(\d{1,7}) ?(?:min|m)?)?$/i;

/** `45`, `45 min`, `1:30`, `1h 30`, `1.5h` and `20 h` as minutes; null when it is none of them. */
export function typedMinutes(text: string): number | null {
  const typed = text.trim();
  const clock = CLOCK.exec(typed);
  if (clock !== null) return Number(clock[1]) * 60 + Number(clock[2]);
  const match = DURATION.exec(typed);
  if (match === null || typed === '') return null;
  const [, hours, rest] = match;
  if (hours === undefined) return Number(rest);
  // As pages write 1,500 h, somebody may type it, and not mean an hour and a half.
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(hours)) return null;
  const decimal = hours.replace(',', '.');
  if (!hoursAreWholeMinutes(decimal)) return null;
  return (minutesOfHours(decimal) ?? 0) + Number(rest ?? '0');
}

/** Minutes as one would type them again: `90` as `1h 30min`. */
export function minutesAsTyped(minutes: number): string {
  const rest = minutes % 60;
  const hours = (minutes - rest) / 60;
  if (hours === 0) return `${rest}min`;
  return rest === 0 ? `${hours}h` : `${hours}h ${rest}min`;
}

/** What is typed where hours are asked for: as `typedMinutes`, but a number alone is of hours. */
export function typedHours(text: string): number | null {
  const typed = text.trim();
  return typedMinutes(/^\d+(?:[.,]\d+)?$/.test(typed) ? `${typed} h` : typed);
}

const SPACES = /[ '\u00a0\u202f]/g;
const GROUPS = /^[1-9]\d{0,2}(?:([.,])\d{3})(?:\1\d{3})*(?:[.,]\d+)?$/;
const THOUSANDS_OR_THOUSANDTHS = /^[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * `1,800.00`, `1.800,00` and `1800` as `1800.00` is written. What may be thousands or thousandths,
 * such as `1.800`, is told apart by the currency; without one it goes on with a comma, and whatever
 * else cannot be read as it was typed: the contract refuses both.
 */
export function typedMoney(text: string, currency: string | null = null): string {
  const typed = text
    .trim()
    .replace(/ ?[A-Z]{3}$/, '')
    .replace(SPACES, '');
  if (THOUSANDS_OR_THOUSANDTHS.test(typed)) {
    if (currency === null) return typed.replace('.', ',');
    const isThousandths = currencyDigits(currency as Currency) === 3;
    return isThousandths ? typed : typed.replace(/[.,]/, '');
  }
  const separator = GROUPS.exec(typed)?.[1];
  const decimal = separator === '.' ? ',' : '.';
  const parts = separator === undefined ? [] : typed.split(decimal);
  const [whole = '', fraction] = parts;
  const isGrouped = parts.length === 1 || (parts.length === 2 && fraction?.includes('.') === false);
  if (separator !== undefined && isGrouped && /^\d{1,3}([.,]\d{3})+$/.test(whole)) {
    const plain = whole.replaceAll(separator, '');
    return fraction === undefined ? plain : `${plain}.${fraction}`;
  }
  return /^\d+,\d+$/.test(typed) ? typed.replace(',', '.') : typed;
}

/** A whole number; what is none, as it was typed: the contract says what it expected. */
export function typedWhole(text: string): number | string {
  const typed = text.trim();
  return /^\d{1,6}$/.test(typed) ? Number(typed) : typed;
}
