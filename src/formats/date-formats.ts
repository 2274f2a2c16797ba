/** How a file writes its days and times: what a mapping says, and what is asked for. */
import type { FileFlaw } from './file-flaws.ts';
import type { Expectation } from './refusals.ts';

/** How days are written: parts in order, marks between them. */
export type DateFormat = {
  readonly name: string;
  readonly parts: readonly ('Y' | 'M' | 'D')[];
  readonly marks: readonly string[];
};

const FORMAT = /^(Y{4}|MM?|DD?)([^\p{L}\d]{1,2})(Y{4}|MM?|DD?)([^\p{L}\d]{1,2})(Y{4}|MM?|DD?)$/u;

export const ISO_DATE: DateFormat = {
  name: 'YYYY-MM-DD',
  parts: ['Y', 'M', 'D'],
  marks: ['-', '-'],
};

/** Reads `DD/MM/YYYY` and the like. A month or day may always have one digit or two. */
export function dateFormatOf(name: string): DateFormat | FileFlaw {
  const [, first = '', mark1 = '', second = '', mark2 = '', third = ''] = FORMAT.exec(name) ?? [];
  const letters = [first, second, third].map((token) => token[0]);
  const parts = (['Y', 'M', 'D'] as const).toSorted(
    (a, b) => letters.indexOf(a) - letters.indexOf(b),
  );
  if (!parts.every((part) => letters.includes(part))) {
    return { code: 'date_format_unknown', dateFormat: name };
  }
  return { name, parts, marks: [mark1, mark2] };
}

/** Which clock times are taken: 24 hours, with AM and PM, or either. */
export type ClockFormat = '24' | '12' | 'either';

const TIME_FORMAT = /^(?:HH?|hh?):mm(?::ss)?(?: ?(?:aa?|A))?$/;

/** The clock meant by a `timeFormat`: `h:mm a` has AM and PM, `H:mm` has not. */
export function clockFormatOf(timeFormat: string | undefined): ClockFormat | FileFlaw {
  if (timeFormat === undefined) return 'either';
  if (!TIME_FORMAT.test(timeFormat)) return { code: 'time_format_unknown', timeFormat };
  return /a/i.test(timeFormat) ? '12' : '24';
}

export function expectedTime(clock: ClockFormat): Expectation {
  return clock === 'either' ? 'time' : `time-${clock}`;
}

/**
 * The ways a cell may be meant that begins like a day but not like `YYYY-MM-DD`; none when it
 * does not look like a day at all.
 */
export function dateSuggestions(text: string): readonly string[] {
  const yearFirst = /^\d{4}([./])\d{1,2}\1\d{1,2}(?!\d)/.exec(text);
  if (yearFirst !== null) return [`YYYY${yearFirst[1]}MM${yearFirst[1]}DD`];
  const mark = /^\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d)/.exec(text)?.[1];
  if (mark === undefined) return [];
  const dayFirst = `DD${mark}MM${mark}YYYY`;
  return mark === '.' ? [dayFirst] : [`MM${mark}DD${mark}YYYY`, dayFirst];
}
