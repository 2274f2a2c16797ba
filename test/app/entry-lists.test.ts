/** Lists of entries: what is on them, in which order, page by page, and what a page costs. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import type { Ran } from '../../src/store/database.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { workplace } from '../support/entries.ts';
import { countTables, rowsRead } from '../support/rows-read.ts';

let bank: Bank;
let ran: Ran[] = [];

before(async () => {
  bank = await openBank('2026-03-31T12:00:00Z', { onStatement: (one) => ran.push(one) });
});

test('every filter, alone and together, tells what it should, newest day first', async () => {
  const as: As = { firm: await bank.addFirm('Southwind IT'), role: 'owner' };
  const logged: { id: string; client: string; technician: string; state: string; on: string }[] =
    [];
  for (const client of ['Alder', 'Birch']) {
    await bank.ask('client.add', { name: client }, { as });
    for (const technician of ['Kim', 'Robin']) {
      for (const on of ['2026-03-01', '2026-03-02', '2026-03-03']) {
        for (const post of [true, false]) {
          const work = { client, technician, workedOn: on, workType: 'remote', minutes: 10 };
          const { id, state } = await bank.ask('entry.log', { ...work, post }, { as });
          logged.push({ id, client, technician, state, on });
        }
      }
    }
  }
  const newestFirst = logged.toSorted((a, b) => (a.on + a.id < b.on + b.id ? 1 : -1));
  for (const client of [undefined, 'alder']) {
    for (const technician of [undefined, 'Robin']) {
      for (const state of [undefined, 'draft', 'posted', 'waiting']) {
        for (const [from, to] of [[], ['2026-03-02'], [undefined, '2026-03-02']] as const) {
          const filter = { client, technician, state, from, to };
          const expected = newestFirst.filter(
            (one) =>
              (client === undefined || one.client === 'Alder') &&
              (technician === undefined || one.technician === technician) &&
              (state === undefined || one.state === state) &&
              (from === undefined || one.on >= from) &&
              (to === undefined || one.on <= to),
          );
          assert.deepEqual(
            await allPages(filter, as),
            expected.map(({ id }) => id),
            JSON.stringify(filter),
          );
        }
      }
    }
  }
});

/** The ids of all pages of five. */
async function allPages(filter: object, as: As): Promise<readonly string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const input: object = { ...filter, limit: 5, ...(after === null ? {} : { after }) };
    const page: { items: { id: string }[]; next: string | null } = await bank.ask(
      'entry.list',
      input,
      { as },
    );
    assert.ok(page.items.length <= 5);
    ids.push(...page.items.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return ids;
}

test('entries are listed as they are shown', async () => {
  await bank.ask('client.add', { name: 'Cedar Cafe' });
  await bank.ask('block.grant', { client: 'Cedar Cafe', minutes: 20, note: 'Hello' });
  const { draft, posted } = workplace(bank, 'Cedar Cafe');
  const expected = [await draft(), await posted({ minutes: 45 }), await draft({ minutes: 5 })];
  const { items, next } = await bank.ask('entry.list', { client: 'Cedar Cafe' });
  assert.deepEqual(items, expected.reverse());
  assert.equal(next, null);
});

test('a client there is none of and a page that is none of ours are refused', async () => {
  assert.equal((await bank.refusal('entry.list', { client: 'Nobody' })).code, 'not_found');
  const cursorOf = (...key: unknown[]) => Buffer.from(JSON.stringify(key)).toString('base64url');
  const id = '0198c0de-0000-7000-8000-000000000001';
  for (const after of [
    'x',
    cursorOf('2026-03-01'),
    cursorOf('2026-13-01', id),
    cursorOf('2026-03-01', 'id'),
    cursorOf('2026-03-01', id, 'more'),
    cursorOf(1, 2),
  ]) {
    assert.equal((await bank.refusal('entry.list', { after })).code, 'cursor_invalid', after);
  }
});

test('a page reads no more of a client with 5,000 entries than of one with 200', async () => {
  const small: As = { firm: await bank.addFirm('Small IT'), role: 'owner' };
  const large: As = { firm: await bank.addFirm('Large IT'), role: 'owner' };
  for (const [as, count] of [
    [small, 200],
    [large, 5000],
  ] as const) {
    const { id: older } = await bank.ask('client.add', { name: 'Dogwood' }, { as });
    const { id: newer } = await bank.ask('client.add', { name: 'Elm' }, { as });
    await seedEntries(as.firm, older, '2024-01-01', 'Kim', count);
    await seedEntries(as.firm, newer, '2025-01-01', 'Rare', count);
  }
  await countTables(bank.ownerUrl);
  for (const client of [undefined, 'Dogwood', 'Elm']) {
    for (const technician of [undefined, 'Kim', 'Rare']) {
      for (const more of [{}, { state: 'draft' }, { state: 'posted', to: '2024-01-10' }]) {
        const filter = { client, technician, ...more, limit: 20 };
        const few = await costOf(filter, small);
        const many = await costOf(filter, large);
        assert.ok(many <= few + 4 * 21, `${JSON.stringify(filter)}: ${few} rows, ${many} rows`);
      }
    }
  }
});

/** The rows of tables that a page reads. */
async function costOf(filter: object, as: As): Promise<number> {
  ran = [];
  await bank.ask('entry.list', filter, { as });
  return await rowsRead(bank.ownerUrl, as.firm, ran);
}

/**
 * Many entries of a client within three hundred days, by one technician but for the oldest. Beside
 * those of another client, by another, a list without an index of its own would have to read through
 * all that are in its way.
 */
async function seedEntries(
  firm: string,
  client: string,
  firstDay: string,
  technician: string,
  count: number,
): Promise<void> {
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('select hourbank.enter_firm($1)', [firm]);
    await owner.query(
      `insert into hourbank.entry (
         firm_id, entry_id, client_id, source, source_id, technician, job, work_type, description,
         worked_on, worked_minutes, state, version, created_at
       )
       select $1::uuid, gen_random_uuid(), $2::uuid, $2::text, place::text,
         case when place < 12 then 'Rare' else $4 end, '', 'remote', '',
         $3::date + (place * 300 / $5::integer), 10,
         case when place % 4 = 0 and place < 60 then 'draft'
           when place % 4 = 1 and place < 60 then 'reversed' else 'posted' end,
         1, timestamptz '2026-01-01'
       from generate_series(0, $5::integer - 1) as seeded (place)`,
      [firm, client, firstDay, technician, count],
    );
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));
