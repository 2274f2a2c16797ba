/** Entries of one client are taken over: posted as of the days on which they were worked. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { type Act, type BankEntry, joined, type Step } from '../../engine/bank/books.ts';
import { postHistory } from '../../engine/bank/history.ts';
import { lapseRun, takeLapsesBack } from '../../engine/bank/lapse.ts';
import { workedMinutes } from '../../engine/worked.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import { readKnownEntries } from '../../store/imports.ts';
import type { App } from '../app.ts';
import { NOTHING_ELSE, type Where } from '../commit.ts';
import { refuseNamed } from '../entries/told.ts';
import { archivedClient } from '../entries/written.ts';
import type { PartOutcome, RowsPart } from './plan.ts';

/** An entry of a file, with the id it is known by and the work type as the firm calls it. */
export type EntryRow = {
  readonly entry: FileEntry;
  readonly sourceId: string;
  readonly workType: string;
};

type EntriesPart = {
  readonly client: string;
  readonly source: string;
  /** In the order of work. */
  readonly rows: readonly EntryRow[];
  readonly isLast: boolean;
};

/** What is known already, by the ids of the source: the ids of the entries here. */
type Known = ReadonlyMap<string, string>;

type Draft = { readonly row: EntryRow; readonly draft: Omit<BankEntry, 'createdAt'> };

const IN_TIME = 'Work that was recorded in time is imported';

/** The part that takes entries over. */
export function entriesPart(app: App, part: EntriesPart): RowsPart<Known> {
  const { client, source, rows, isLast } = part;
  const drafts = rows.map((row) => ({ row, draft: draftOf(app.newId(), part, row) }));
  return {
    client,
    needs: {
      ...NOTHING_ELSE,
      jobDays: rows.map(({ entry: { job, workedOn } }) => ({ job, workedOn })),
      lapsed: true,
    },
    load: (tx) =>
      readKnownEntries(
        tx,
        source,
        rows.map(({ sourceId }) => sourceId),
      ),
    decide: (step, act, where, known) => {
      const fresh = drafts.filter(({ row }) => !known.has(row.sourceId));
      const { posted, refused } = postDrafts(step, fresh, act, where);
      // An attempt that was kept although nobody heard of it has booked these.
      const own = drafts.filter(({ row, draft }) => known.get(row.sourceId) === draft.entry.id);
      const outcome: PartOutcome = {
        booked: fresh.length - refused.length + own.length,
        known: known.size - own.length,
        refused,
      };
      return { step: isLast ? withLapses(posted, act) : posted, outcome };
    },
  };
}

function draftOf(
  id: string,
  { client, source }: EntriesPart,
  { entry, sourceId, workType }: EntryRow,
): Draft['draft'] {
  const { technician, job, description, workedOn, startedAt, endedAt } = entry;
  return {
    entry: {
      ...{ id, client, technician, job, workType, description },
      ...{ workedOn, startedAt, endedAt, workedMinutes: entry.workedMinutes },
    },
    ...{ source, sourceId, member: null, state: 'draft', version: 1, corrects: null },
    outcome: null,
  };
}

/** Posts what is not known; refused: an archived client's, and what B1 and the books refuse. */
function postDrafts(
  step: Step,
  fresh: readonly Draft[],
  act: Act,
  where: Where,
): { readonly posted: Step; readonly refused: PartOutcome['refused'] } {
  const archived = archivedClient(where);
  const rowOf = new Map<string, EntryRow>();
  const refused: { place: FileEntry; refusal: AnyRefusal }[] = [];
  const drafts: BankEntry[] = [];
  for (const { row, draft } of fresh) {
    const { entry } = row;
    const { longestEntryMinutes } = step.books.termsOn(entry.workedOn).policy;
    const worked = archived ?? workedMinutes({ minutes: entry.workedMinutes }, longestEntryMinutes);
    if (typeof worked === 'object') {
      refused.push({ place: entry, refusal: worked });
      continue;
    }
    rowOf.set(draft.entry.id, row);
    drafts.push({ ...draft, createdAt: act.at });
  }
  const work = drafts.map(({ entry }) => entry);
  const posted = postHistory(takeLapsesBack(step, work, IN_TIME, act), drafts, act);
  for (const { draft, refusal } of posted.refused) {
    const place = rowOf.get(draft.entry.id)?.entry;
    if (place === undefined) throw new RangeError(`entry ${draft.entry.id} was not given`);
    refused.push({ place, refusal: refuseNamed(refusal, posted.books).refusal });
  }
  return { posted, refused };
}

/** After the last of the client's entries, what was left over lapses: it was due before. */
function withLapses({ books, change }: Step, act: Act): Step {
  const lapsed = lapseRun(books, act);
  return { books: lapsed.books, change: joined(change, lapsed.change) };
}
