/** Verifies one client: its journal page by page, and all that is kept beside it. */
import type { BankEntry } from '../../engine/bank/books.ts';
import { type Finding, finding, recordWord } from '../../engine/bank/findings.ts';
import {
  follow,
  NOTHING_REBUILT,
  type Rebuilt,
  type Unreadable,
} from '../../engine/bank/rebuild.ts';
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
  BEFORE_ALL_IDS,
  BEFORE_ALL_RECORDS,
  type ClientHead,
  countPosted,
  type Link,
  type PostedClaim,
  readBlockStates,
  readFollowUps,
  readLinks,
  readMoved,
  readPostedClaims,
} from '../../store/verification.ts';
import {
  type FollowedMoney,
  NO_MONEY_FOLLOWED,
  type Tell,
  verifyMoneyAtEnd,
  verifyMoneyOf,
} from './verify-money.ts';

/** More at once would only take more memory. */
const RECORDS_A_PAGE = 1000;
const CLAIMS_A_PAGE = 1000;

/**
 * Recomputes a client's books from its journal and tells whatever disagrees; says how many records
 * were read. Memory is bounded by a page of records and by the number of blocks, documents and
 * payments.
 */
export async function verifyClient(
  tx: FirmTransaction,
  client: ClientHead,
  tell: Tell,
): Promise<number> {
  let rebuilt: Rebuilt = NOTHING_REBUILT;
  let money: FollowedMoney = NO_MONEY_FOLLOWED;
  let hash = FIRST_HASH;
  let after = BEFORE_ALL_RECORDS;
  let records = 0;
  let posted = 0;
  let links: readonly Link[];
  do {
    links = await readLinks(tx, client.id, { after, limit: RECORDS_A_PAGE });
    tell(checkChain(hash, links));
    const followed = follow(rebuilt, links.map(recordOf), client.currency);
    tell(followed.findings);
    const last = links.at(-1);
    // Whatever stands after the end of the journal belongs to no record.
    const atEnd = links.length < RECORDS_A_PAGE || last === undefined;
    const through = atEnd ? Number.MAX_SAFE_INTEGER : last.sequence;
    const kept = await readMoved(tx, client.id, { after, through });
    tell(checkMovements(followed.moved, kept, client.currency));
    const readable = links.flatMap(({ record }) => record ?? []);
    posted += await verifyEntries(tx, client, readable, tell);
    money = await verifyMoneyOf(tx, client, money, readable, { after, through }, tell);
    rebuilt = followed.rebuilt;
    hash = last?.hash ?? hash;
    after = through;
    records += links.length;
  } while (links.length === RECORDS_A_PAGE);
  tell(checkBlocks(rebuilt, await readBlockStates(tx, client.id)));
  tell(checkHead(rebuilt, hexOf(hash), { ...client, hash: hexOf(client.hash) }));
  await verifyMoneyAtEnd(tx, client, money, tell);
  // Each posting found its entry, and there are no more entries than that.
  if ((await countPosted(tx, client.id)) !== posted) await verifyClaims(tx, client, tell);
  return records;
}

function recordOf({ sequence, record }: Link): JournalRecord | Unreadable {
  return record ?? { sequence, kind: 'unreadable' };
}

/** Recomputes every hash of a page from the one before it (H3). */
function checkChain(before: Uint8Array, links: readonly Link[]): readonly Finding[] {
  const findings: Finding[] = [];
  let previous = before;
  for (const { sequence, record, hash } of links) {
    const expected = record === null ? null : hexOf(nextHash(previous, record));
    if (expected !== null && expected !== hexOf(hash)) {
      findings.push(finding('H3 hash', recordWord(sequence), expected, hexOf(hash)));
    }
    previous = hash;
  }
  return findings;
}

/**
 * Holds the entries of a page's records against all of their records; says how many of them stand
 * as it says they were posted.
 */
async function verifyEntries(
  tx: FirmTransaction,
  client: ClientHead,
  records: readonly JournalRecord[],
  tell: Tell,
): Promise<number> {
  const about = records.filter(({ kind }) => isAboutEntry(kind));
  if (about.length === 0) return 0;
  let found = 0;
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
      const isOwn = kept?.entry.client === client.id;
      if (isOwn && kept.outcome?.postedAs === record.sequence) found += 1;
    } else {
      tell(checkFollowUp(kept, record));
    }
  }
  return found;
}

/** Tells of entries that say they were posted, where no record does. */
async function verifyClaims(tx: FirmTransaction, { id: client }: ClientHead, tell: Tell) {
  let after = BEFORE_ALL_IDS;
  let page: readonly PostedClaim[];
  do {
    page = await readPostedClaims(tx, client, { after, limit: CLAIMS_A_PAGE });
    for (const { id, postedAs, kind, subject } of page) {
      after = id;
      if (kind === 'work' && subject === id) continue;
      const found = `none at ${postedAs === null ? 'no place' : recordWord(postedAs)}`;
      tell([finding('B7 posting', `entry ${id}`, 'a record of its posting', found)]);
    }
  } while (page.length === CLAIMS_A_PAGE);
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
