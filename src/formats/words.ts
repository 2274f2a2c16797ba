/** Texts of a row: names that come again and again, and texts of its own. */
import { cellFrom, cellText, cellTo } from './cells.ts';
import { composed } from './composed.ts';
import type { Row } from './csv.ts';
import type { TextSource } from './mapping.ts';

export type TextOf = (row: Row) => string;

/**
 * Reads names, composed. Rows of one client, job or day mostly follow one another, so the name of
 * the row before is handed out again where it is the same: most rows then need no text of their
 * own.
 */
export function nameReader(source: TextSource): TextOf {
  const { columns } = source;
  const constant = composed(source.constant);
  const [column] = columns;
  if (column === undefined) return () => constant;
  if (columns.length > 1) {
    const joined = plainReader(source);
    return (row) => composed(joined(row));
  }
  let written = '';
  let name = '';
  return (row) => {
    const from = cellFrom(row, column);
    const to = cellTo(row, column, from);
    if (from === to) return constant;
    if (to - from !== written.length || !row.text.startsWith(written, from)) {
      written = row.text.slice(from, to);
      name = composed(written);
    }
    return name;
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
