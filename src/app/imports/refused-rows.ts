/** The rows of a file that are refused: all counted, the first of them told. */
import { withoutCardNumbers } from '../../contract/card-numbers.ts';
import { type AnyRefusal, anyRefusalMessage } from '../../contract/refusals.ts';
import { placeOfRow, type RowFault, type RowRefusal, refuseRow } from '../../formats/refusals.ts';
import type { ImportReport } from '../../store/imports.ts';

/** How many rows, and how many warnings, an import tells one by one. */
export const MOST_TOLD = 1000;

/** Where a row stands, and what it is called there. */
export type RowPlace = { readonly line: number; readonly id: string };

export type RefusedRows = {
  /** Takes rows that were refused as they were read; `total` counts those as well that are not told. */
  readonly take: (rows: readonly RowRefusal[], total: number) => void;
  /** Refuses a row for what stands in it. */
  readonly fault: (place: RowPlace, fault: RowFault) => void;
  /** Refuses a row for what the bank says of it; `hint` tells what else may be done. */
  readonly refuse: (place: RowPlace, refusal: AnyRefusal, hint?: string) => void;
  readonly count: () => number;
  /** The first that were refused, in the order of the file. */
  readonly told: () => ImportReport['refused'];
};

/** No rows of this file yet. */
export function refusedRowsOf(file: string): RefusedRows {
  const told: ImportReport['refused'][number][] = [];
  let count = 0;
  const add = (one: () => ImportReport['refused'][number]): void => {
    count += 1;
    if (told.length >= MOST_TOLD) return;
    const { line, id, code, message } = one();
    // What is wrong with a row is told in its own words: not with the number of a card (G3).
    told.push({
      ...{ line, code, message: withoutCardNumbers(message) },
      id: id === null ? null : withoutCardNumbers(id),
    });
  };
  return {
    take(rows, total) {
      for (const row of rows) add(() => rowTold(row));
      count += total - rows.length;
    },
    fault({ line, id }, fault) {
      add(() => rowTold(refuseRow(file, line, { id, client: null }, fault)));
    },
    refuse({ line, id }, refusal, hint = '') {
      add(() => {
        const message = `${placeOfRow(file, line, id)}: ${anyRefusalMessage(refusal)}${hint}`;
        return { line, id, code: refusal.code, message };
      });
    },
    count: () => count,
    told: () => told.toSorted((a, b) => a.line - b.line),
  };
}

function rowTold({ line, id, code, message }: RowRefusal): ImportReport['refused'][number] {
  return { line, id, code, message };
}
