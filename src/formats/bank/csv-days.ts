/** Days as banks write them in CSV; which way a file writes them is told from all of them. */
import { dayOf, type LocalDate, parseDay } from '../../engine/days.ts';
import { dateFormatOf } from '../date-formats.ts';
import type { FileFlaw } from '../file-flaws.ts';

/** Whether the month or the day comes first, where the year comes last. */
export type DayOrder = 'day-first' | 'month-first';

/** A day without a time behind it. */
const TIME_BEHIND = /[T ,]+\d{1,2}:\d{2}.*$/;
const YEAR_FIRST = /^(\d{4})([-./])(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-./])(\d{1,2})\2(\d{4}|\d{2})$/;
const IN_WORDS = /^(\d{1,2})[ .-]+(\p{L}{3})\p{L}{0,6}[ .-]+(\d{4})$/u;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

/** By their first letters, in English and German. */
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'jän'],
  ['feb'],
  ['mar', 'mär'],
  ['apr'],
  ['may', 'mai'],
  ['jun'],
  ['jul'],
  ['aug'],
  ['sep'],
  ['oct', 'okt'],
  ['nov'],
  ['dec', 'dez'],
];

/**
 * Reads a day; a time behind it is left out, and a year of two digits is one of this century.
 * Null when it is no day of the calendar in that order.
 */
export function readBankDay(text: string, order: DayOrder): LocalDate | null {
  const written = text.replace(TIME_BEHIND, '').trim();
  const [, year, , month, day] = YEAR_FIRST.exec(written) ?? [];
  if (year !== undefined) return dayOf(Number(year), Number(month), Number(day));
  const last = YEAR_LAST.exec(written);
  if (last !== null) {
    const [, one, mark, two, yearLast = ''] = last;
    const dayComesFirst = mark === '.' || order === 'day-first';
    const [monthPart, dayPart] = dayComesFirst ? [two, one] : [one, two];
    const century = yearLast.length === 2 ? 2000 : 0;
    return dayOf(century + Number(yearLast), Number(monthPart), Number(dayPart));
  }
  const [, dayInWords, letters = '', yearInWords] = IN_WORDS.exec(written) ?? [];
  if (dayInWords !== undefined) {
    const named = MONTHS.findIndex((names) => names.includes(letters.toLowerCase().normalize()));
    return dayOf(Number(yearInWords), named + 1, Number(dayInWords));
  }
  const [, ...compact] = COMPACT.exec(written) ?? [];
  return compact.length === 0 ? null : parseDay(compact.join('-'));
}

/**
 * The order of the days of a column. It is the stated one; else the only one in which all of them
 * are days. Where both are, or neither, nothing is guessed: `date_format_needed`.
 */
export function dayOrderOf(
  cells: readonly string[],
  column: string,
  dateFormat: string | undefined,
): DayOrder | FileFlaw {
  if (dateFormat !== undefined) return statedOrder(dateFormat);
  let dayFirst: string | null = null;
  let monthFirst: string | null = null;
  let either: string | null = null;
  for (const cell of cells) {
    const asDayFirst = readBankDay(cell, 'day-first');
    const asMonthFirst = readBankDay(cell, 'month-first');
    if (asDayFirst === asMonthFirst) continue;
    if (asMonthFirst === null) dayFirst ??= cell;
    else if (asDayFirst === null) monthFirst ??= cell;
    else either ??= cell;
  }
  if (dayFirst !== null && monthFirst === null) return 'day-first';
  if (monthFirst !== null && dayFirst === null) return 'month-first';
  const found = either ?? dayFirst;
  if (found === null) return 'day-first';
  const mark = /[-/]/.exec(found)?.[0] ?? '/';
  const suggestions = [`MM${mark}DD${mark}YYYY`, `DD${mark}MM${mark}YYYY`];
  return { code: 'date_format_needed', column, found, suggestions };
}

function statedOrder(dateFormat: string): DayOrder | FileFlaw {
  const format = dateFormatOf(dateFormat);
  if ('code' in format) return format;
  const { parts } = format;
  return parts.indexOf('D') < parts.indexOf('M') ? 'day-first' : 'month-first';
}
