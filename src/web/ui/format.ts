/** Hours, money and days as people read them: the one place, in the manner of the reader's locale. */
import { type Currency, currencyDigits } from '../../engine/money.ts';

export const LOCALE = localeOf(typeof navigator === 'undefined' ? [] : navigator.languages);

/** The first of the reader's languages that is one: some systems tell names of their own. */
function localeOf(languages: readonly string[]): string {
  const isLocale = (language: string): boolean => {
    try {
      return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
    } catch {
      return false;
    }
  };
  return languages.find(isLocale) ?? 'en';
}

const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** `750` as `12 h 30 min`; the sign stands before a reversal. */
export function hoursText(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const size = Math.abs(minutes);
  const rest = size % 60;
  const hours = (size - rest) / 60;
  if (hours === 0) return `${sign}${rest}\u00a0min`;
  const told = `${sign}${whole.format(hours)}\u00a0h`;
  return rest === 0 ? told : `${told} ${rest}\u00a0min`;
}

/** `1800.00` EUR as `1,800.00 EUR`, or as the reader's locale writes it. */
export function moneyText(amount: string, currency: string): string {
  const digits = currencyDigits(currency as Currency);
  const format = new Intl.NumberFormat(LOCALE, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  // Text is formatted to the last digit; a number would be rounded to a fraction of two.
  const told = format.format(amount as Intl.StringNumericLiteral).replace('-', '−');
  return `${told}\u00a0${currency}`;
}

/** An hourly rate: `90.00 EUR/h`. */
export function rateText(amount: string, currency: string): string {
  return `${moneyText(amount, currency)}/h`;
}

const dayFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone: 'UTC' });
const monthFormat = new Intl.DateTimeFormat(LOCALE, {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});
const weekdayFormat = new Intl.DateTimeFormat(LOCALE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const momentFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' });
const timeFormat = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' });

/** `2026-02-03` as `Feb 3, 2026`; no zone can shift it. */
export function dayText(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** `2026-02-03` as `Tue, Feb 3`. */
export function weekdayText(day: string): string {
  return weekdayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** `2026-02` as `February 2026`. */
export function monthText(month: string): string {
  return monthFormat.format(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));
}

/** An instant, in the reader's own time zone. */
export function momentText(instant: string): string {
  return momentFormat.format(new Date(instant));
}

/** The clock time of an instant, in the reader's own time zone. */
export function timeText(instant: string): string {
  return timeFormat.format(new Date(instant));
}

/** `1` as `1 entry`, `3` as `3 entries`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)}\u00a0${count === 1 ? one : many}`;
}

const monthShortFormat = new Intl.DateTimeFormat(LOCALE, {
  month: 'short',
  year: '2-digit',
  timeZone: 'UTC',
});

/** The month of a day counted from 1970-01-01: `Feb 26`. */
export function monthShortText(dayNumber: number): string {
  return monthShortFormat.format(new Date(dayNumber * 86_400_000));
}

/** A sentence of the server, with its days as they are told elsewhere on the page. */
export function proseText(sentence: string): string {
  return sentence.replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, dayText);
}
