/** Entries of one client are taken over: posted as of the days on which they were worked. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import { type Act, type BankEntry, joined, type Step } from '../../engine/bank/books.ts';
import { postHistory } from '../../engine/bank/history.ts';
import { lapseRun, takeLapsesBack } from '../../engine/bank/lapse.ts';
import { formatMinutes } from '../../engine/hours.ts';
import { workedMinutes } from '../../engine/worked.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import type { FirmTransaction } from '../../store/database.ts';
import {
  type AlikeEntry,
  type KnownEntry,
  readAlikeEntries,
  readKnownEntries,
} from '../../store/known-rows.ts';
import type { App } from '../app.ts';
import { NOTHING_ELSE, type Where } from '../commit.ts';
import { refuseNamed } from '../entries/told.ts';
import { archivedClient } from '../entries/written.ts';
import { leftAsKnown } from './known-entries.ts';
import type { PartOutcome, RowsPart, RowWarning } from './plan.ts';
import type { NamedRow } from './source-ids.ts';

/** An entry of a file, with the id it is known by. */
type EntryRow = NamedRow & { readonly sourceId: string };

type EntriesPart = {
  readonly client: string;
  readonly source: string;
  /** When the import began: what was made since is of the file itself. */
  readonly beganAt: string;
  /** True when rows may be there already under other ids. */
  readonly mayBeThere: boolean;
  /** In the order of work. */
  readonly rows: readonly EntryRow[];
  readonly isLast: boolean;
};

type Known = {
  /** The entries here, by the ids of the source. */
  readonly entries: ReadonlyMap<string, KnownEntry>;
  /** Entries under other ids that may be the same work, by the ids of the source. */
  readonly alike: ReadonlyMap<string, AlikeEntry>;
};

type Draft = { readonly row: EntryRow; readonly draft: Omit<BankEntry, 'createdAt'> };

const IN_TIME = 'Work that was recorded in time is imported';

/** The part that takes entries over. */
export function entriesPart(app: App, part: EntriesPart): RowsPart<Known> {
  const { client, rows, isLast } = part;
  const drafts = rows.map((row) => ({ row, draft: draftOf(app.newId(), part, row) }));
  return {
    client,
    needs: {
      ...NOTHING_ELSE,
      jobDays: rows.map(({ entry: { job, workedOn } }) => ({ job, workedOn })),
      lapsed: true,
    },
    load: (tx) => readKnown(tx, part),
    decide: (step, act, where, known) => {
      const { fresh, own, left } = sorted(drafts, known, where);
      const { posted, refused } = postDrafts(step, fresh, act, where);
      const rejected = new Set(refused.map(({ place }) => place));
      const booked = fresh.filter(({ row }) => !rejected.has(row.entry));
      const outcome: PartOutcome = {
        booked: booked.length + own,
        known: drafts.length - fresh.length - own - left.refused.length,
        refused: [...left.refused, ...refused],
        warnings: [...left.warnings, ...alikeWarnings(booked, known)],
      };
      return { step: isLast ? withLapses(posted, act) : posted, outcome };
    },
  };
}

async function readKnown(
  tx: FirmTransaction,
  { source, rows, beganAt, mayBeThere }: EntriesPart,
): Promise<Known> {
  const ids = rows.map(({ sourceId }) => sourceId);
  const entries = await readKnownEntries(tx, source, ids);
  // Work of nobody named is like a good deal of other work.
  const asked = mayBeThere
    ? rows.filter((row) => !entries.has(row.sourceId) && row.entry.technician !== '')
    : [];
  if (asked.length === 0) return { entries, alike: new Map() };
  const work = asked.map(({ entry }) => entry);
  const found = await readAlikeEntries(tx, work, beganAt);
  const alike = new Map<string, AlikeEntry>();
  for (const [place, other] of found) {
    const row = asked[place];
    if (row !== undefined) alike.set(row.sourceId, other);
  }
  return { entries, alike };
}

type Sorted = {
  readonly fresh: readonly Draft[];
  /** How many an attempt has booked that was kept although nobody heard of it. */
  readonly own: number;
  /** What is to be said of those that are known. */
  readonly left: Pick<PartOutcome, 'refused' | 'warnings'>;
};

function sorted(drafts: readonly Draft[], { entries }: Known, { client: owner }: Where): Sorted {
  const fresh: Draft[] = [];
  const refused: PartOutcome['refused'][number][] = [];
  const warnings: RowWarning[] = [];
  let own = 0;
  for (const one of drafts) {
    const kept = entries.get(one.row.sourceId);
    if (kept === undefined) fresh.push(one);
    else if (kept.id === one.draft.entry.id) own += 1;
    else {
      const place = one.row.entry;
      const left = leftAsKnown(owner, one.row, kept);
      if (left === null) continue;
      if ('message' in left) warnings.push({ place, ...left });
      else refused.push({ place, ...left });
    }
  }
  return { fresh, own, left: { refused, warnings } };
}

/** Booked all the same, because time is a fact: who recorded it twice is not for us to know. */
function alikeWarnings(booked: readonly Draft[], { alike }: Known): readonly RowWarning[] {
  return booked.flatMap(({ row: { entry, sourceId } }) => {
    const other = alike.get(sourceId);
    if (other === undefined) return [];
    const { technician, workedMinutes: worked, workedOn, startedAt } = entry;
    const when = startedAt === null ? 'described alike' : 'begun at the same time';
    const message =
      `${technician} has ${formatMinutes(worked)} of work on ${workedOn} already, ${when}: ` +
      `entry ${other.id} of ${other.clientName}; reverse one of them if they are the same`;
    return [{ place: entry, message }];
  });
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
