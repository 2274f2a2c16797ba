/** Imports and posts time from the file of a time tracker (B7), as `hourbank book` reads it. */
import { inBookingOrder } from '../../engine/book.ts';
import { duplicatesAmong, overlapsAmong } from '../../engine/doubts.ts';
import type { Currency } from '../../engine/money.ts';
import { type Agreed, DEFAULT_FIRM_POLICY } from '../../engine/terms.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { entryReader, type ReadEntries } from '../../formats/read-entries.ts';
import type { RowFault } from '../../formats/refusals.ts';
import { withoutRepeats } from '../../formats/repeats.ts';
import { doubtWarnings, readingWarnings } from '../../formats/told-warnings.ts';
import { agreedOf } from '../../store/agreed.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { hasWorkBetween } from '../../store/known-rows.ts';
import { type Request, refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { firmToday } from '../today.ts';
import { zoneNamed } from '../zones.ts';
import { type ClientRows, matchClients } from './clients.ts';
import { entriesPart } from './entries-part.ts';
import { newAmong } from './known-entries.ts';
import { mayNotAdd } from './may-add.ts';
import { LIMITS, readFile } from './read-file.ts';
import { MOST_TOLD, type RefusedRows, refusedRowsOf } from './refused-rows.ts';
import { runImport } from './run.ts';
import { idsByContent, type NamedRow } from './source-ids.ts';
import { descriptionFault, nameFault } from './texts.ts';
import { workTypesFor } from './work-types.ts';

/** The entries of one commit: it takes a tenth of a second or two, and holds up nobody for longer. */
const PART_ROWS = 1000;

export const importEntries: UseCase<'import.entries'> = async (app, request) => {
  const { actor, input } = request;
  const beganAt = new Date(app.clock()).toISOString();
  const denied = mayNotAdd(actor, input);
  if (denied !== null) return refuse(denied);
  const { firm, agreed } = await app.database.read(actor.firm, async (tx) => {
    const today = await firmToday(app, tx);
    return { ...today, agreed: await agreedOf(tx, today.firm.settingsVersion) };
  });
  const reader = entryReader({
    file: input.fileName,
    mapping: input.mapping ?? null,
    zone: zoneNamed(firm.timeZone),
    longestEntryMinutes: longestOf(agreed),
    limits: LIMITS,
  });
  const file = await readFile(reader, request.file);
  if ('refusal' in file) return file;
  const { read, hash } = file;
  const refused = refusedRowsOf(input.fileName);
  const { rows, newWorkTypes } = rowsOf(read, request, agreed, refused);
  const { matched, mayBeThere } = await app.database.read(actor.firm, async (tx) => ({
    matched: await matchClients(tx, rows, (row) => belongingOf(row, firm.currency), {
      ...{ add: input.addClients, newId: app.newId, refused },
      newAmong: async (own) => (read.hasIds ? await newAmong(tx, input.source, own, refused) : own),
    }),
    mayBeThere: await hasWorkOfTheDays(tx, rows),
  }));
  // Who a client is that this import adds is known once it is there: a part makes the ids of its rows.
  const idOf = read.hasIds ? (_: string, { entry }: NamedRow) => entry.id : idsByContent();
  const from = { source: input.source, beganAt, mayBeThere };
  const plan = {
    ...({
      kind: 'entries',
      fileName: input.fileName,
      fileHash: hash,
      newWorkTypes,
      refused,
    } as const),
    ...matched,
    rowsRead: read.entries.length + read.refusedRows + read.skippedRows,
    warnings: warningsOf(read, input.fileName, rows, matched.clients),
    partRows: PART_ROWS,
    partOf: (client: string, own: readonly NamedRow[], isLast: boolean) => {
      const known = own.map((row) => ({ ...row, sourceId: idOf(client, row) }));
      return entriesPart(app, { ...from, client, rows: known, isLast });
    },
  };
  return await runImport(app, commandOf(app, 'import.entries', request), plan, input.dryRun);
};

/** Only then may a row be there already under another id. */
async function hasWorkOfTheDays(tx: FirmTransaction, rows: readonly NamedRow[]): Promise<boolean> {
  const [first] = rows;
  if (first === undefined) return false;
  let { workedOn: earliest, workedOn: latest } = first.entry;
  for (const { entry } of rows) {
    if (entry.workedOn < earliest) earliest = entry.workedOn;
    if (entry.workedOn > latest) latest = entry.workedOn;
  }
  return await hasWorkBetween(tx, earliest, latest);
}

/** The longest entry that any policy allows: the file is read before anybody knows whose day it is. */
function longestOf({ policies }: Agreed): number {
  const { longestEntryMinutes } = DEFAULT_FIRM_POLICY;
  const set = policies.flatMap(({ settings }) => settings.longestEntryMinutes ?? []);
  return Math.max(longestEntryMinutes, ...set);
}

/** The entries that can be taken over, in the order in which they were worked; the others refused. */
function rowsOf(
  read: ReadEntries,
  { input }: Request<'import.entries'>,
  agreed: Agreed,
  refused: RefusedRows,
): { readonly rows: readonly NamedRow[]; readonly newWorkTypes: readonly string[] } {
  refused.take(read.refused, read.refusedRows);
  const { once, repeated } = withoutRepeats(read.entries, input.fileName);
  refused.take(repeated, repeated.length);
  const workTypes = workTypesFor(agreed, input.addWorkTypes);
  const rows: NamedRow[] = [];
  for (const entry of inBookingOrder(once)) {
    const fault = faultOf(entry);
    if (fault !== null) {
      refused.fault(entry, fault);
      continue;
    }
    const workType = entry.workType === '' ? '' : workTypes.called(entry.workType);
    if (typeof workType === 'object') {
      refused.refuse(entry, workType, ', or ask for addWorkTypes');
      continue;
    }
    rows.push({ entry, workType });
  }
  return { rows, newWorkTypes: workTypes.added() };
}

/** What is wrong with the texts of an entry. */
function faultOf(entry: FileEntry): RowFault | null {
  return (
    nameFault('id', entry.id) ??
    nameFault('client', entry.client) ??
    nameFault('technician', entry.technician) ??
    nameFault('job', entry.job) ??
    nameFault('workType', entry.workType) ??
    descriptionFault('description', entry.description)
  );
}

function belongingOf({ entry }: NamedRow, currency: Currency) {
  return { client: entry.client, place: entry, currency };
}

/** What is taken over and still worth a look: the first of it one by one. */
function warningsOf(
  read: ReadEntries,
  fileName: string,
  rows: readonly NamedRow[],
  clients: readonly ClientRows<NamedRow>[],
): readonly string[] {
  const told = readingWarnings(read, fileName).map(({ message }) => message);
  const doubts = [
    ...clients.flatMap((own) => duplicatesAmong(own.rows.map(({ entry }) => entry))),
    ...overlapsAmong(rows.map(({ entry }) => entry)),
  ];
  const room = Math.max(0, MOST_TOLD - 1 - told.length);
  const more = doubts.length - room;
  return [
    ...told.slice(0, MOST_TOLD - 1),
    ...doubtWarnings(doubts.slice(0, room)).map(({ message }) => message),
    ...(more > 0 ? [`and ${more} more entries that repeat or overlap others`] : []),
  ];
}
