/** What cannot be read, told as values: a file as a whole, or one of its rows. */
import { FIRST_YEAR, LAST_YEAR } from '../engine/days.ts';
import { type Refusal, refusalMessage } from '../engine/refusals.ts';
import { type FileFlaw, fileFlawMessage } from './file-flaws.ts';
import { shown } from './shown.ts';

/** A file of which nothing was taken. */
export type FileRefusal = {
  readonly file: string;
  /** The line the refusal is about, counted from 1; null when it is about no single line. */
  readonly line: number | null;
  readonly code: FileFlaw['code'];
  readonly flaw: FileFlaw;
  readonly message: string;
};

/** A row that was not taken; the rows around it were. */
export type RowRefusal = {
  readonly file: string;
  /** The line on which the row begins; the file's first line is 1. */
  readonly line: number;
  /** The heading as it stands in the file; null when the row as a whole is meant. */
  readonly column: string | null;
  /** Null when the row could not be told by its id. */
  readonly id: string | null;
  /** Null when it cannot be told whose row it is. */
  readonly client: string | null;
  readonly code: RowFlaw['code'] | Refusal['code'];
  readonly flaw: RowFlaw | Refusal;
  readonly message: string;
};

/** What a cell should have held. Each has its wording in `EXPECTATIONS`. */
export type Expectation = keyof typeof EXPECTATIONS;

const EXPECTATIONS = {
  day: 'a day that is in the calendar, written',
  moment: 'a day and a time, written',
  time: 'a time such as 16:45 or 4:45 PM',
  'time-24': 'a time of 24 hours such as 16:45 (that is the timeFormat of the mapping)',
  'time-12': 'a time with AM or PM such as 4:45 PM (that is the timeFormat of the mapping)',
  minutes: 'whole minutes in digits, such as 90',
  hours: 'hours as a decimal number such as 1.5',
  'hours-with-mark':
    'hours whose decimal mark is plain: say "decimalMark": "," or "." in the mapping, as this may ' +
    'be thousands or a fraction',
  'whole-minutes': 'hours that are whole minutes, such as 7.5; or give the minutes instead',
  duration: 'a duration such as 1:30, 01:30:00 or 1.5',
  sequence: 'a whole number',
  'whole-price': 'an amount with a point and no more decimals than the currency has: 1800.00',
  price: 'an amount in digits with a point, such as 1800.00',
  currency: 'a currency code of three capital letters, such as EUR',
  'bank-amount': 'an amount such as 1234.56, -12,50 or 1.234,56 in the currency of the row',
  'bank-direction': 'a word that says whether money came in or went out, such as credit or debit',
  'entry-status': 'BOOK, PDNG, INFO or FUTR',
} as const;

/** In order of precedence: what is wrong with the row comes before what is wrong with a cell. */
export type RowFlaw =
  | { readonly code: 'quote_unclosed'; readonly lines: number }
  | { readonly code: 'quote_misplaced'; readonly lines: number }
  | { readonly code: 'row_too_long'; readonly cells: number; readonly headings: number }
  | { readonly code: 'row_too_short'; readonly cells: number; readonly headings: number }
  | { readonly code: 'cell_missing' }
  | {
      readonly code: 'cell_unreadable';
      readonly found: string;
      readonly expected: Expectation;
      /** How days are written in this file; null when no day is asked for. */
      readonly dateFormat: string | null;
    }
  | { readonly code: 'day_out_of_range'; readonly found: string }
  /** `limit` is told with its unit: `100,000,000 min`. */
  | { readonly code: 'figure_too_large'; readonly found: string; readonly limit: string }
  | { readonly code: 'text_too_long'; readonly characters: number; readonly most: number }
  | { readonly code: 'text_of_several_lines'; readonly found: string }
  | { readonly code: 'card_number' }
  | { readonly code: 'cell_contradicts'; readonly other: string }
  | { readonly code: 'day_contradicts'; readonly found: string; readonly startedOn: string }
  | { readonly code: 'local_time_never'; readonly local: string; readonly zone: string }
  | {
      readonly code: 'local_time_twice';
      readonly local: string;
      readonly zone: string;
      /** The earlier of the two, with its offset. */
      readonly exact: string;
    };

/** Refuses a file as a whole. */
export function refuseFile(file: string, line: number | null, flaw: FileFlaw): FileRefusal {
  const place = line === null ? file : `${file}:${line}`;
  return { file, line, code: flaw.code, flaw, message: `${place}: ${fileFlawMessage(flaw)}` };
}

/** Where in a row something is wrong, and what. */
export type RowFault = {
  readonly column: string | null;
  readonly flaw: RowFlaw | Refusal;
};

/** The id of a row of a file without a column of ids. */
export function lineId(line: number): string {
  return `line-${line}`;
}

/** What a row is about, as far as that can be told. */
export type RowNames = { readonly id: string | null; readonly client: string | null };

/** Refuses a row. The message says what was found, what was expected and what to do. */
export function refuseRow(
  file: string,
  line: number,
  about: RowNames,
  fault: RowFault,
): RowRefusal {
  const { column, flaw } = fault;
  const { id, client } = about;
  const message = `${placeOfRow(file, line, id)}: ${rowFlawMessage(flaw, column)}`;
  return { file, line, column, id, client, code: flaw.code, flaw, message };
}

/** Where a row stands, as every message about it begins. */
export function placeOfRow(file: string, line: number, id: string | null): string {
  const named = id === null || id === lineId(line) ? '' : ` (${shown(id)})`;
  return `${file}:${line}${named}`;
}

function rowFlawMessage(flaw: RowFlaw | Refusal, column: string | null): string {
  const cell = column === null ? 'the row' : shown(column);
  switch (flaw.code) {
    case 'quote_unclosed':
      return `${swallowed(flaw.lines)}a quote is opened and never closed: close it, or double it if it is text`;
    case 'quote_misplaced':
      return `${swallowed(flaw.lines)}text follows the closing quote of a cell: write each quote inside a cell twice`;
    case 'row_too_long':
      return (
        `the row has ${flaw.cells} cells, the file ${flaw.headings} headings: ` +
        'put quotes around a text that holds a separator'
      );
    case 'row_too_short':
      return (
        `the row has ${flaw.cells} cells, the file ${flaw.headings} headings, ` +
        `so ${cell} is not there: complete the row`
      );
    case 'cell_missing':
      return `${cell} is empty: fill it in`;
    case 'cell_unreadable':
      return `${cell} is ${shown(flaw.found)}; expected ${EXPECTATIONS[flaw.expected]}${written(flaw.dateFormat, flaw.expected)}`;
    case 'day_out_of_range':
      return `${cell} is ${shown(flaw.found)}; expected a year from ${FIRST_YEAR} to ${LAST_YEAR}: correct the year`;
    case 'figure_too_large':
      return (
        `${cell} is ${shown(flaw.found)}, which makes more than ${flaw.limit}, ` +
        'the most a block may have: correct it'
      );
    case 'text_too_long':
      return `${cell} has ${flaw.characters} characters; at most ${flaw.most} are kept: shorten it`;
    case 'text_of_several_lines':
      return `${cell} is ${shown(flaw.found)}, with characters that are no text: take them out`;
    case 'card_number':
      return `${cell} looks like the number of a card, and none is ever kept here: take it out`;
    case 'cell_contradicts':
      return `both ${cell} and ${shown(flaw.other)} are filled: keep one of them`;
    case 'day_contradicts':
      return `${cell} is ${shown(flaw.found)}, but the start is on ${flaw.startedOn}: correct one of them`;
    case 'local_time_never':
      return (
        `${cell} is ${flaw.local}, which there was not in ${flaw.zone}: the clock was put forward ` +
        'past it; correct it, or give the minutes'
      );
    case 'local_time_twice':
      return (
        `${cell} is ${flaw.local}, which there was twice in ${flaw.zone}: write it with its offset, ` +
        `as ${flaw.exact}, or give the minutes`
      );
    default:
      return refusalMessage(flaw);
  }
}

/** What a wrong quote costs comes first: the lines it swallowed are lost with its own. */
function swallowed(lines: number): string {
  return lines === 1 ? '' : `${lines.toLocaleString('en')} lines from here on were not read: `;
}

function written(dateFormat: string | null, expected: Expectation): string {
  if (dateFormat === null) return '';
  return expected === 'moment' ? ` ${dateFormat} H:mm` : ` ${dateFormat}`;
}
