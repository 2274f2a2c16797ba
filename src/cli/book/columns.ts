/** Plain text tables: columns as wide as their widest cell, figures to the right. */

export type Align = 'left' | 'right';

/** Lines of cells under headings; every column is aligned as told, two spaces apart. */
export function columns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  align: readonly Align[],
): readonly string[] {
  const widths = headings.map((heading, column) =>
    rows.reduce((widest, row) => Math.max(widest, width(row[column] ?? '')), width(heading)),
  );
  const line = (cells: readonly string[]): string =>
    widths
      .map((wide, column) => {
        const cell = cells[column] ?? '';
        const space = ' '.repeat(wide - width(cell));
        return align[column] === 'right' ? space + cell : cell + space;
      })
      .join('  ')
      .trimEnd();
  return [line(headings), widths.map((wide) => '-'.repeat(wide)).join('  '), ...rows.map(line)];
}

/** Characters as a reader counts them: an accented letter written in two parts is one. */
function width(text: string): number {
  return [...text.normalize('NFC')].length;
}

/** Control characters, line ends, and marks that turn the direction of writing around. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]+/gu;

const LONGEST_LINE = 1000;

/** Text of a file, fit for one line of a terminal: nothing in it is obeyed. */
export function oneLine(text: string): string {
  return text.replace(UNFIT, ' ').trim();
}

/** A line for a terminal, its indentation kept, cut where nobody would read on. */
export function printable(line: string): string {
  const fit = line.replace(UNFIT, ' ');
  return fit.length <= LONGEST_LINE ? fit : `${fit.slice(0, LONGEST_LINE)} …`;
}
