/** The cells of a row, without the spaces around them. */
import type { Row } from './csv.ts';

const NO_BREAK_SPACE = 0xa0;

function isSpace(unit: number): boolean {
  return unit <= 32 || unit === NO_BREAK_SPACE;
}

/** Where a cell begins, spaces left out; a column the row does not have is empty, at 0. */
export function cellFrom(row: Row, column: number): number {
  if (column < 0 || column >= row.width) return 0;
  let from = row.starts[column] ?? 0;
  const to = (row.starts[column + 1] ?? 0) - 1;
  while (from < to && isSpace(row.text.charCodeAt(from))) from++;
  return from;
}

/** Where the cell that begins at `from` ends, spaces left out: at `from` when it is empty. */
export function cellTo(row: Row, column: number, from: number): number {
  if (column < 0 || column >= row.width) return 0;
  let to = (row.starts[column + 1] ?? 0) - 1;
  while (to > from && isSpace(row.text.charCodeAt(to - 1))) to--;
  return to;
}

/** The text of a cell; empty for a column the row does not have. */
export function cellText(row: Row, column: number): string {
  const from = cellFrom(row, column);
  return row.text.slice(from, cellTo(row, column, from));
}

/** True when a cell beyond the headings holds something. */
export function hasMoreThan(row: Row, headings: number): boolean {
  for (let column = headings; column < row.width; column++) {
    if (cellText(row, column) !== '') return true;
  }
  return false;
}
