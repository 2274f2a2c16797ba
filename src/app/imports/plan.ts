/** What an import is to do, once its file has been read: what both kinds of imports have in common. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { ImportProgress } from '../../store/imports.ts';
import type { Part } from '../commit-part.ts';
import type { ClientRows, Matched } from './clients.ts';
import type { RefusedRows, RowPlace } from './refused-rows.ts';

/** A sentence about a row, without its place. */
export type RowWarning = { readonly place: RowPlace; readonly message: string };

/** What became of the rows of a part. */
export type PartOutcome = {
  readonly booked: number;
  readonly known: number;
  readonly refused: readonly { readonly place: RowPlace; readonly refusal: AnyRefusal }[];
  /** What is worth a look though it was booked, or was known. */
  readonly warnings: readonly RowWarning[];
};

/** A part, before anybody counts it. */
export type RowsPart<Loaded> = Omit<Part<Loaded, PartOutcome>, 'count'>;

/** An import that has read its file and found out whose the rows are. */
export type Plan<Row, Loaded> = Matched<Row> & {
  readonly kind: ImportProgress['kind'];
  readonly fileName: string;
  readonly fileHash: string;
  readonly rowsRead: number;
  readonly newWorkTypes: readonly string[];
  readonly warnings: readonly string[];
  /** The rows refused so far; those that the books refuse are added. */
  readonly refused: RefusedRows;
  /** How many rows go into one commit. */
  readonly partRows: number;
  /** The part that takes rows of a client over; after the last one of the client nothing follows. */
  readonly partOf: (client: string, rows: readonly Row[], isLast: boolean) => RowsPart<Loaded>;
};

/** The parts of a client's rows in their order, each made when it is asked for. */
export function* partsOf<Row, Loaded>(
  { partRows, partOf }: Plan<Row, Loaded>,
  { client, rows }: ClientRows<Row>,
): Generator<RowsPart<Loaded>, void> {
  for (let from = 0; from < rows.length; from += partRows) {
    const to = from + partRows;
    yield partOf(client.id, rows.slice(from, to), to >= rows.length);
  }
}
