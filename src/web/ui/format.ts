/** Hours, money and days as people read them: the one place, in the manner of the reader's locale. */
import { parseDay } from '../../engine/days.ts';
import { type Currency, currencyDigits } from '../../engine/money.ts';

export const LOCALE = localeOf(typeof navigator === 'undefined' ? [] : navigator.languages);

/** The first of the reader's languages that is one: some systems tell names of their own. */
function localeOf(languages: readonly string[]): string {
  const isLocale = (language: string): boolean => {
    try {
      return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
    } catch {
      return false;
    }
  };
  return languages.find(isLocale) ?? 'en';
}

// A format takes a while to be made, and a page needs few of them: each is made when first needed.
const numberFormats = new Map<number, Intl.NumberFormat>();

/** Numbers with so many digits behind the point. */
function withDigits(digits: number): Intl.NumberFormat {
  const before = numberFormats.get(digits);
  if (before !== undefined) return before;
  const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const format = new Intl.NumberFormat(LOCALE, shown);
  numberFormats.set(digits, format);
  return format;
}

/** `750` as `12 h 30 min`; the sign stands before a reversal. */
export function hoursText(minutes: number): string {
  const sign = minutes < 0 ? '−' : '';
  const size = Math.abs(minutes);
  const rest = size % 60;
  const hours = (size - rest) / 60;
  if (hours === 0) return `${sign}${rest}\u00a0min`;
  const told = `${sign}${withDigits(0).format(hours)}\u00a0h`;
  return rest === 0 ? told : `${told} ${rest}\u00a0min`;
}

/** `1800.00` EUR as `1,800.00 EUR`, or as the reader's locale writes it. */
export function moneyText(amount: string, currency: string): string {
  const format = withDigits(currencyDigits(currency as Currency));
  // Text is formatted to the last digit; a number would be rounded to a fraction of two.
  const told = format.format(amount as Intl.StringNumericLiteral).replace('-', '−');
  return `${told}\u00a0${currency}`;
}

/** An hourly rate: `90.00 EUR/h`. */
export function rateText(amount: string, currency: string): string {
  return `${moneyText(amount, currency)}/h`;
}

/** Instants as told by these options. */
function instantAs(options: Intl.DateTimeFormatOptions): (instant: Date) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (instant) => {
    format ??= new Intl.DateTimeFormat(LOCALE, options);
    return format.format(instant);
  };
}

const asDay = instantAs({ dateStyle: 'medium', timeZone: 'UTC' });
const asWeekday = instantAs({ weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const asMonth = instantAs({ month: 'long', year: 'numeric', timeZone: 'UTC' });
const asShortMonth = instantAs({ month: 'short', year: '2-digit', timeZone: 'UTC' });
const asMoment = instantAs({ dateStyle: 'medium', timeStyle: 'short' });
const asTime = instantAs({ timeStyle: 'short' });

/** `2026-02-03` as `Feb 3, 2026`; no zone can shift it. */
export function dayText(day: string): string {
  return asDay(new Date(`${day}T00:00:00Z`));
}

/** `2026-02-03` as `Tue, Feb 3`. */
export function weekdayText(day: string): string {
  return asWeekday(new Date(`${day}T00:00:00Z`));
}

/** `2026-02` as `February 2026`. */
export function monthText(month: string): string {
  return asMonth(new Date(`${month.slice(0, 7)}-01T00:00:00Z`));
}

/** An instant, in the reader's own time zone. */
export function momentText(instant: string): string {
  return asMoment(new Date(instant));
}

/** The clock time of an instant, in the reader's own time zone. */
export function timeText(instant: string): string {
  return asTime(new Date(instant));
}

/** `1` as `1 entry`, `3` as `3 entries`. */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${withDigits(0).format(count)}\u00a0${count === 1 ? one : many}`;
}

/** The month of a day counted from 1970-01-01: `Feb 26`. */
export function monthShortText(dayNumber: number): string {
  return asShortMonth(new Date(dayNumber * 86_400_000));
}

/**
 * A sentence of the server, with its days and hours as they are told elsewhere on the page: no line
 * ends within them. What only looks like a day, is a part of a name, or stands in quotes, stays.
 */
export function proseText(sentence: string): string {
  return sentence
    .split(/("[^"]*")/)
    .map((part) => (part.startsWith('"') ? part : withDaysAndHours(part)))
    .join('');
}

function withDaysAndHours(prose: string): string {
  return prose
    .replaceAll(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (text) =>
      parseDay(text) === null ? text : dayText(text),
    )
    .replaceAll(/\b\d+ (?:h \d+ min|h|min)\b/g, (hours) => hours.replaceAll(' ', '\u00a0'));
}

/** Said after hours that go: whether they can be used before; nothing of such that were paid. */
export function unpaidText(of: {
  readonly minutes: number;
  readonly unpaidMinutes: number;
}): string {
  if (of.unpaidMinutes === 0) return '';
  if (of.unpaidMinutes === of.minutes) return ', not paid yet';
  return `, ${hoursText(of.unpaidMinutes)} of it not paid yet`;
}
