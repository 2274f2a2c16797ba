/** Imports as rows: how far each has come, and what it told. */
import type { FirmTransaction } from './database.ts';

/** What became of the rows of a file so far. */
export type RowCounts = {
  readonly booked: number;
  readonly known: number;
  readonly refused: number;
};

/** What an import tells beside its counts: bounded lists. */
export type ImportReport = {
  readonly newClients: readonly string[];
  readonly newWorkTypes: readonly string[];
  readonly refused: readonly {
    readonly line: number;
    readonly id: string | null;
    readonly code: string;
    readonly message: string;
  }[];
  readonly warnings: readonly string[];
};

/** An import without its report. */
export type ImportProgress = {
  readonly id: string;
  readonly kind: 'blocks' | 'entries';
  readonly fileName: string;
  readonly state: 'running' | 'done';
  readonly rowsRead: number;
  readonly counts: RowCounts;
  readonly startedAt: string;
  readonly changedAt: string;
};

export type KeptImport = ImportProgress & { readonly report: ImportReport };

/** Keeps an import that begins. */
export async function insertImport(
  tx: FirmTransaction,
  begun: KeptImport,
  startedBy: string,
): Promise<void> {
  const { counts } = begun;
  await tx.rows(
    `insert into hourbank.import (
       firm_id, import_id, kind, file_name, state, rows_read, rows_booked, rows_known,
       rows_refused, report, started_at, changed_at, started_by
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[tx.firm, begun.id, begun.kind, begun.fileName, begun.state, begun.rowsRead],
      ...[counts.booked, counts.known, counts.refused, JSON.stringify(begun.report)],
      ...[begun.startedAt, begun.changedAt, startedBy],
    ],
  );
}

/** Counts what became of more rows. */
export async function countRows(
  tx: FirmTransaction,
  id: string,
  more: RowCounts,
  at: string,
): Promise<void> {
  await tx.rows(
    `update hourbank.import
     set rows_booked = rows_booked + $3,
       rows_known = rows_known + $4,
       rows_refused = rows_refused + $5,
       changed_at = $6
     where firm_id = $1
       and import_id = $2`,
    [tx.firm, id, more.booked, more.known, more.refused, at],
  );
}

/** Keeps what an import came to. */
export async function finishImport(
  tx: FirmTransaction,
  id: string,
  { counts, report }: { readonly counts: RowCounts; readonly report: ImportReport },
  at: string,
): Promise<void> {
  await tx.rows(
    `update hourbank.import
     set state = 'done',
       rows_booked = $3,
       rows_known = $4,
       rows_refused = $5,
       report = $6,
       changed_at = $7
     where firm_id = $1
       and import_id = $2`,
    [tx.firm, id, counts.booked, counts.known, counts.refused, JSON.stringify(report), at],
  );
}

type ProgressRow = {
  readonly import_id: string;
  readonly kind: ImportProgress['kind'];
  readonly file_name: string;
  readonly state: ImportProgress['state'];
  readonly rows_read: number;
  readonly rows_booked: number;
  readonly rows_known: number;
  readonly rows_refused: number;
  readonly started_at: string;
  readonly changed_at: string;
};

const PROGRESS_COLUMNS = `
  import_id, kind, file_name, state, rows_read, rows_booked, rows_known, rows_refused, started_at,
  changed_at`;

/** The import of an id; null when there is none. */
export async function findImport(tx: FirmTransaction, id: string): Promise<KeptImport | null> {
  const [row] = await tx.rows<ProgressRow & { readonly report: ImportReport }>(
    `select ${PROGRESS_COLUMNS}, report
     from hourbank.import
     where firm_id = $1
       and import_id = $2`,
    [tx.firm, id],
  );
  return row === undefined ? null : { ...progressOfRow(row), report: row.report };
}

/** Where a page of imports begins: before the one that was started then, of this id. */
export type BeforeImport = { readonly at: string; readonly id: string };

/** Imports without their reports, the last one first, before one of them. */
export async function listImports(
  tx: FirmTransaction,
  { before, limit }: { readonly before: BeforeImport; readonly limit: number },
): Promise<readonly ImportProgress[]> {
  const rows = await tx.rows<ProgressRow>(
    `select ${PROGRESS_COLUMNS}
     from hourbank.import
     where firm_id = $1
       and (started_at, import_id) < ($2::timestamptz, $3::uuid)
     order by started_at desc, import_id desc
     limit $4`,
    [tx.firm, before.at, before.id, limit],
  );
  return rows.map(progressOfRow);
}

function progressOfRow(row: ProgressRow): ImportProgress {
  return {
    id: row.import_id,
    kind: row.kind,
    fileName: row.file_name,
    state: row.state,
    rowsRead: row.rows_read,
    counts: { booked: row.rows_booked, known: row.rows_known, refused: row.rows_refused },
    startedAt: row.started_at,
    changedAt: row.changed_at,
  };
}
