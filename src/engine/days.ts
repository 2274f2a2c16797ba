/** Calendar days. A day has no time and no zone; which day an instant falls on is in zones.ts. */

declare const dayBrand: unique symbol;

/** `YYYY-MM-DD`. Days compare as text. Comes only from the constructors of this file. */
export type LocalDate = string & { readonly [dayBrand]: true };

/** Days outside these years are refused as slips of the pen: the year 0016 was meant as 2016. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysInMonth(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (DAYS_IN_MONTH[month - 1] ?? 0);
}

const known = new Map<number, LocalDate>();

/** The day of a year, month and day of the month; null when there is no such day. */
export function dayOf(year: number, month: number, day: number): LocalDate | null {
  // Out of these bounds, two days would share a key: 34 January and 2 February.
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  const key = (year * 16 + month) * 32 + day;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && day <= daysInMonth(year, month))) return null;
  const text = `${year}-${pad(month)}-${pad(day)}` as LocalDate;
  known.set(key, text);
  return text;
}

function pad(part: number): string {
  return part < 10 ? `0${part}` : `${part}`;
}

const WRITTEN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`; null when it is not written so, is no day, or is outside the years kept. */
export function parseDay(text: string): LocalDate | null {
  const match = WRITTEN.exec(text);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** A day known to be good, such as one in code; throws a RangeError when it is not. */
export function localDate(text: string): LocalDate {
  const day = parseDay(text);
  if (day === null)
    throw new RangeError(`${text} is no day between ${FIRST_YEAR} and ${LAST_YEAR}`);
  return day;
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: LocalDate, count: number): LocalDate {
  return dayNumbered(dayNumber(day) + count);
}

/** The day `count` months later, clamped to the end of a shorter month: 31 Jan + 1 = 28 Feb (A5). */
export function addMonths(day: LocalDate, count: number): LocalDate {
  return Temporal.PlainDate.from(day).add({ months: count }).toString() as LocalDate;
}

/** The first day of the day's month. */
export function firstOfMonth(day: LocalDate): LocalDate {
  return localDate(`${day.slice(0, 8)}01`);
}

/** Days from `from` to `to`: 0 for the same day, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

// Not a value: a browser without Temporal reads days, too, and never counts them.
const epoch = (): Temporal.PlainDate => Temporal.PlainDate.from('1970-01-01');
const numbers = new Map<LocalDate, number>();
const days = new Map<number, LocalDate>();

/** Days since 1970-01-01. Each day is looked up once and remembered. */
function dayNumber(day: LocalDate): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = epoch().until(day).days;
    numbers.set(day, number);
  }
  return number;
}

/** The day so many days after 1970-01-01. */
export function dayNumbered(number: number): LocalDate {
  let day = days.get(number);
  if (day === undefined) {
    day = epoch().add({ days: number }).toString() as LocalDate;
    days.set(number, day);
  }
  return day;
}
