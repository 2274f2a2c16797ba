/** Text as it can be laid out: one that no line could hold would run over the edge of the page. */

/** Longer runs without a space may be broken after so many characters. */
const LONGEST_RUN_CHARACTERS = 24;

const RUN = new RegExp(`[^\\s\\u200b-]{${LONGEST_RUN_CHARACTERS}}(?=[^\\s\\u200b-])`, 'gu');

/** Where a line may end and nothing is printed. */
const MAY_BREAK = '\u200b';

/** No control characters but ends of lines, and no run too long for a line. */
export function printed(text: string): string {
  if (PLAIN_AND_SHORT.test(text)) return text;
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .replace(RUN, `$&${MAY_BREAK}`);
}

/** Most cells. */
const PLAIN_AND_SHORT = new RegExp(`^[ -~]{0,${LONGEST_RUN_CHARACTERS}}$`);

/** About a page of a narrow column. */
const LONG_LINES = 30;
const NARROW_LINE_CHARACTERS = 24;

/** True for a row of which a cell may be about as long as a page: it cannot be kept on one. */
export function isLong(row: readonly (readonly string[])[]): boolean {
  return row.some((lines) => {
    let count = 0;
    for (const line of lines) {
      for (const part of line.split('\n')) count += Math.ceil(part.length / NARROW_LINE_CHARACTERS);
    }
    return count > LONG_LINES;
  });
}
