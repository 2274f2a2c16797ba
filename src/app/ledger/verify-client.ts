/** Verifies one client: its journal page by page, and all that is kept beside it. */
import type { BankEntry } from '../../engine/bank/books.ts';
import { type Finding, finding, recordWord } from '../../engine/bank/findings.ts';
import { follow, NOTHING_REBUILT, type Rebuilt } from '../../engine/bank/rebuild.ts';
import {
  checkBlocks,
  checkEntry,
  checkFollowUp,
  checkHead,
  checkMovements,
} from '../../engine/bank/verify.ts';
import type { JournalRecord } from '../../engine/chain.ts';
import { FIRST_HASH, nextHash } from '../../store/chain.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { readEntries } from '../../store/entries.ts';
import { isId } from '../../store/names.ts';
import {
  BEFORE_ALL_RECORDS,
  type ClientHead,
  type Link,
  readBlockStates,
  readFollowUps,
  readLinks,
  readMoved,
  readUnrecorded,
} from '../../store/verification.ts';

/** Told of every finding, as soon as it is made. */
export type Tell = (findings: readonly Finding[]) => void;

/** More at once would only take more memory. */
const RECORDS_A_PAGE = 1000;
const UNRECORDED_TOLD = 1000;

/**
 * Recomputes a client's books from its journal and tells whatever disagrees; says how many records
 * were read. Memory is bounded by a page of records and by the number of blocks.
 */
export async function verifyClient(
  tx: FirmTransaction,
  client: ClientHead,
  tell: Tell,
): Promise<number> {
  let rebuilt: Rebuilt = NOTHING_REBUILT;
  let hash = FIRST_HASH;
  let after = BEFORE_ALL_RECORDS;
  let records = 0;
  let links: readonly Link[];
  do {
    links = await readLinks(tx, client.id, { after, limit: RECORDS_A_PAGE });
    tell(checkChain(hash, links));
    const readable = links.flatMap(({ record }) => record ?? []);
    const followed = follow(rebuilt, readable, client.currency);
    tell(followed.findings);
    const last = links.at(-1);
    // Whatever stands after the end of the journal belongs to no record.
    const atEnd = links.length < RECORDS_A_PAGE || last === undefined;
    const through = atEnd ? Number.MAX_SAFE_INTEGER : last.sequence;
    const kept = await readMoved(tx, client.id, { after, through });
    tell(checkMovements(followed.moved, kept, client.currency));
    await verifyEntries(tx, client, readable, tell);
    rebuilt = followed.rebuilt;
    hash = last?.hash ?? hash;
    after = through;
    records += links.length;
  } while (links.length === RECORDS_A_PAGE);
  tell(checkBlocks(rebuilt, await readBlockStates(tx, client.id)));
  tell(checkHead(rebuilt, hexOf(hash), { ...client, hash: hexOf(client.hash) }));
  const unrecorded = await readUnrecorded(tx, client.id, UNRECORDED_TOLD);
  tell(
    unrecorded.map(({ id, postedAs }) => {
      const found = postedAs === null ? 'no place' : recordWord(postedAs);
      return finding('B7 posting', `entry ${id}`, 'a record of its posting', `none at ${found}`);
    }),
  );
  return records;
}

/** Recomputes every hash of a page from the one before it (H3). */
function checkChain(before: Uint8Array, links: readonly Link[]): readonly Finding[] {
  const findings: Finding[] = [];
  let previous = before;
  for (const { sequence, record, hash } of links) {
    const subject = recordWord(sequence);
    if (record === null) {
      findings.push(finding('H3 record', subject, 'lines of money and minutes', 'something else'));
    } else {
      const expected = hexOf(nextHash(previous, record));
      if (expected !== hexOf(hash)) {
        findings.push(finding('H3 hash', subject, expected, hexOf(hash)));
      }
    }
    previous = hash;
  }
  return findings;
}

/** Holds the entries of a page's records against all of their records. */
async function verifyEntries(
  tx: FirmTransaction,
  client: ClientHead,
  records: readonly JournalRecord[],
  tell: Tell,
): Promise<void> {
  const about = records.filter(({ kind }) => isAboutEntry(kind));
  if (about.length === 0) return;
  const entries = await entriesOf(tx, about);
  const posted = about
    .filter(({ kind, subject }) => kind === 'work' && isId(subject))
    .map(({ subject }) => subject);
  const reversals = posted.flatMap((id) => entries.get(id)?.outcome?.reversedAs ?? []);
  const later = Map.groupBy(
    await readFollowUps(tx, client.id, posted, reversals),
    ({ subject }) => subject,
  );
  for (const record of about) {
    const kept = entries.get(record.subject) ?? null;
    if (record.kind === 'work') {
      const followUps = later.get(record.subject) ?? [];
      tell(checkEntry(kept, [record, ...followUps], client.currency));
    } else {
      tell(checkFollowUp(kept, record));
    }
  }
}

function isAboutEntry(kind: JournalRecord['kind']): boolean {
  return kind === 'work' || kind === 'cover' || kind === 'reversal';
}

/** The entries that records name, as far as there are such. */
async function entriesOf(
  tx: FirmTransaction,
  records: readonly JournalRecord[],
): Promise<ReadonlyMap<string, BankEntry>> {
  const ids = new Set(records.map(({ subject }) => subject).filter(isId));
  const entries = await readEntries(tx, [...ids]);
  return new Map(entries.map((entry) => [entry.entry.id, entry]));
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
