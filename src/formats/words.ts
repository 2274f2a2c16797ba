/** Texts of a row: names that come again and again, and texts of its own. */
import { cellFrom, cellText, cellTo } from './cells.ts';
import type { Row } from './csv.ts';
import type { TextSource } from './mapping.ts';

export type TextOf = (row: Row) => string;

/**
 * Reads names. Rows of one client, job or day mostly follow one another, so the name of the row
 * before is handed out again where it is the same: most rows then need no text of their own.
 */
export function nameReader(source: TextSource): TextOf {
  const { columns, constant } = source;
  const [column] = columns;
  if (column === undefined || columns.length > 1) return plainReader(source);
  let last = '';
  return (row) => {
    const from = cellFrom(row, column);
    const to = cellTo(row, column, from);
    if (from === to) return constant;
    if (to - from !== last.length || !row.text.startsWith(last, from)) {
      last = row.text.slice(from, to);
    }
    return last;
  };
}

/** Reads texts: the filled cells joined, or the constant where none is filled. */
export function plainReader(source: TextSource): TextOf {
  const { columns, joint, constant } = source;
  const [column] = columns;
  if (column === undefined) return () => constant;
  if (columns.length === 1) {
    return (row) => {
      const from = cellFrom(row, column);
      const to = cellTo(row, column, from);
      return from === to ? constant : row.text.slice(from, to);
    };
  }
  return (row) => {
    const filled = columns.map((place) => cellText(row, place)).filter((text) => text !== '');
    return filled.length === 0 ? constant : filled.join(joint);
  };
}
