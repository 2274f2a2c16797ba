/** H3: sound books are sound, and books that were written anew are found out. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, test } from 'node:test';
import { FIRST_HASH, nextHash } from '../../src/store/chain.ts';
import type { FirmTransaction, Ran } from '../../src/store/database.ts';
import { RECORD_COLUMNS, type RecordRow, recordOfRow } from '../../src/store/journal.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { addHistory } from '../support/history.ts';
import { analyze, rowsLookedAt } from '../support/plans.ts';
import {
  ALDER,
  openTouchedBooks,
  record,
  type TouchedBooks,
  touch,
} from '../support/touched-books.ts';

let books: TouchedBooks;
let bank: Bank;

before(async () => {
  books = await openTouchedBooks();
  ({ bank } = books);
});

test('sound books have no findings, by firm and by client', async () => {
  const verified = await bank.ask('ledger.verify', {});
  assert.deepEqual(verified.findings, []);
  assert.deepEqual([verified.clients, verified.records, verified.leftOut], [2, 16, 0]);
  const alone = await bank.ask('ledger.verify', { client: 'Birch' });
  assert.deepEqual([alone.clients, alone.records, alone.findings], [1, 1, []]);
  const { items } = await bank.ask('journal.list', { client: 'Birch' });
  const { id } = await bank.ask('client.show', { client: 'Birch' });
  const heads = createHash('sha256').update(`${id} 1 ${items[0]?.hash}\n`).digest('hex');
  assert.equal(alone.hash, heads);
  assert.notEqual(verified.hash, heads);
  assert.equal((await bank.ask('ledger.verify', {})).hash, verified.hash);
  const nobody = await bank.refusal('ledger.verify', { client: 'Nobody' });
  assert.equal(nobody.code, 'not_found');
  const technician = { as: { firm: bank.firm, role: 'technician' } } as const;
  assert.equal((await bank.refusal('ledger.verify', {}, technician)).code, 'forbidden');
  const elsewhere = { as: { firm: await bank.addFirm('Elsewhere IT'), role: 'owner' } } as const;
  const empty = await bank.ask('ledger.verify', {}, elsewhere);
  assert.deepEqual([empty.clients, empty.records, empty.findings], [0, 0, []]);
});

test('a block that is gone is missed', async () => {
  const verified = await books.verifiedAfter(async (tx) => {
    await tx.rows('alter table hourbank.movement drop constraint movement_block', []);
    await touch(tx, `delete from hourbank.block where name = 'B'`);
  });
  assert.deepEqual(books.told(verified), ['Alder: H2 block, block B: a block / none']);
});

/** Writes a record anew and every hash from there on: what somebody would do who knows how. */
async function rewrite(tx: FirmTransaction, sequence: number, change: string): Promise<void> {
  await touch(tx, record(sequence, change));
  const rows = await tx.rows<RecordRow>(
    `select ${RECORD_COLUMNS} from hourbank.journal where ${ALDER} order by sequence`,
    [],
  );
  let hash = FIRST_HASH;
  for (const row of rows) {
    hash = nextHash(hash, recordOfRow(row));
    const hex = Buffer.from(hash).toString('hex');
    await touch(tx, record(row.sequence, `hash = '\\x${hex}'`));
  }
  const head = Buffer.from(hash).toString('hex');
  await touch(tx, `update hourbank.client set journal_hash = '\\x${head}' where name = 'Alder'`);
}

test('a journal written anew, hashes and all, disagrees with all that is kept beside it', async () => {
  const sound = await bank.ask('ledger.verify', {});
  const less = `minutes = jsonb_set(minutes, '{0,1}', '-25'), money = replace(money::text, '2700', '2250')::jsonb`;
  const verified = await books.verifiedAfter((tx) => rewrite(tx, 5, less));
  const found = books.told(verified).map((line) => line.replace(/: [^:]* \/ .*$/, ''));
  assert.deepEqual(
    [...new Set(found.filter((line) => !line.includes('movement')))],
    [
      'Alder: B4 draws and overage, entry drawn',
      'Alder: H2 drawn minutes, block A',
      'Alder: H2 drawn value, block A',
    ],
  );
  assert.equal(found.filter((line) => line.includes('movement')).length, 4);
  assert.notEqual(verified.hash, sound.hash);
  const more = await books.verifiedAfter((tx) =>
    rewrite(tx, 9, `minutes = jsonb_set(minutes, '{0,1}', '-200')`),
  );
  const below = books.told(more).find((line) => line.includes('B8'));
  assert.equal(below, 'Alder: B8 minutes left, block A after record 9: 0 to 100 / -130');
  const twice = await books.verifiedAfter((tx) =>
    rewrite(tx, 8, `money = '[["revenue:block", null, 1700]]'`),
  );
  assert.ok(books.told(twice).some((line) => line.includes('B9 reversal, entry reversed')));
  assert.ok(books.told(twice).some((line) => line.includes('H1 sum of the money, record 8')));
});

test('records that nobody could have written are found, and stop nothing', async () => {
  const strange = [
    [1, `facts = '[]'`],
    [1, `facts = '{"name": 1}'`],
    [4, `kind = 'tribute'`],
    [4, `subject = 'nobody'`],
    [4, `minutes = '[["nowhere", -30]]'`],
    [5, `money = '[[1, 2, "3"]]'`],
    [5, `minutes = '"none"'`],
    [3, `facts = 'null'`],
    [14, `subject = 'nowhere'`],
  ] as const;
  for (const [sequence, change] of strange) {
    const verified = await books.verifiedAfter((tx) => touch(tx, record(sequence, change)));
    assert.ok(verified.findings.length > 0, change);
    assert.equal(verified.clients, 2);
  }
});

test('books broken beyond telling are told in part, and the rest is counted', async () => {
  const verified = await books.verifiedAfter((tx) =>
    touch(
      tx,
      `insert into hourbank.movement
       select (jsonb_populate_record(m, jsonb_build_object('sequence', 100 + n))).*
       from hourbank.movement m, generate_series(1, 1100) n
       where ${ALDER} and sequence = 12`,
    ),
  );
  assert.deepEqual([verified.findings.length, verified.leftOut], [1000, 100]);
  const forged = await books.verifiedAfter((tx) =>
    touch(
      tx,
      `insert into hourbank.entry
       select (jsonb_populate_record(e, jsonb_build_object(
         'entry_id', gen_random_uuid(), 'source_id', n, 'state', 'posted'
       ))).*
       from hourbank.entry e, generate_series(1, 1100) n
       where e.entry_id = '${books.entries['draft']}'`,
    ),
  );
  assert.deepEqual([forged.findings.length, forged.leftOut], [1000, 100]);
});

test('a long journal is read page by page, each row a few times', async () => {
  const ran: Ran[] = [];
  const long = await openBank('2026-03-10T12:00:00Z', { onStatement: (one) => ran.push(one) });
  const { id: client } = await long.ask('client.add', { name: 'Cedar' });
  const hours = { client, minutes: 30_000, note: 'Hello', boughtOn: '2020-01-01' };
  await long.ask('block.grant', hours);
  await addHistory(long, client, 2500);
  ran.length = 0;
  const verified = await long.ask('ledger.verify', {});
  assert.deepEqual([verified.records, verified.findings], [2501, []]);
  const asked = [...ran];
  // As after a large import, the database has not looked at its tables: it may read a page's
  // entries from all of them, but never all of them for each record.
  const unknowing = await rowsLookedAt(long.ownerUrl, long.firm, asked);
  assert.ok(unknowing < 30 * verified.records, `${unknowing} rows`);
  await analyze(long);
  const rows = await rowsLookedAt(long.ownerUrl, long.firm, asked);
  assert.ok(rows < 7 * verified.records, `${rows} rows`);
});
