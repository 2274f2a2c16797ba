/** A9: what is due lapses for every client, once, each in a commit of its own. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import type { Actor } from '../../src/app/app.ts';
import { runLapses } from '../../src/app/lapses/run.ts';
import { permissionsOf } from '../../src/app/may.ts';
import type { Ran } from '../../src/store/database.ts';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { copiedBlocks } from '../support/copied-block.ts';
import { analyze, rowsLookedAt } from '../support/plans.ts';

let bank: Bank;
const ran: Ran[] = [];

before(async () => {
  bank = await openBank('2026-01-05T12:00:00Z', { onStatement: (one) => ran.push(one) });
});

const ROUTINE: Omit<Actor, 'firm'> = {
  ...{ kind: 'routine', id: '', member: '', name: 'Routine', role: 'owner' },
  permissions: permissionsOf('owner', null),
};

type Firm = {
  readonly as: As;
  readonly ask: Bank['ask'];
  /** Sells a block of an hour for 60.00 on the first of January. */
  readonly sell: (client: string, expiresOn: string | null, given?: object) => Promise<unknown>;
};

/**
 * A firm of its own for each test: a run looks at all the clients of a firm. It is January there
 * until its test says otherwise, or what is sold would lapse by the next sale.
 */
async function newFirm(...clients: readonly string[]): Promise<Firm> {
  bank.moveTo('2026-01-05T12:00:00Z');
  const as: As = { firm: await bank.addFirm('A firm'), role: 'owner' };
  const ask: Bank['ask'] = (name, input, options) => bank.ask(name, input, { as, ...options });
  for (const name of clients) await ask('client.add', { name });
  return {
    as,
    ask,
    sell: (client, expiresOn, given = {}) => {
      const sale = { client, minutes: 60, price: '60.00', boughtOn: '2026-01-01', expiresOn };
      return ask('block.sell', { ...sale, ...given });
    },
  };
}

function moveToMarch(): void {
  bank.moveTo('2026-03-10T12:00:00Z');
}

/** Runs a statement behind the app's back, in a firm. */
async function asOwner({ firm }: As, text: string, values: readonly string[] = []): Promise<void> {
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('select hourbank.enter_firm($1)', [firm]);
    await owner.query(text, [firm, ...values]);
    await owner.query('commit');
  } finally {
    await owner.end();
  }
}

/** What there is in the database of a firm: how many rows, and a text of all of them. */
async function allRows({ firm }: As): Promise<Record<string, string>> {
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('select hourbank.enter_firm($1)', [firm]);
    const all: Record<string, string> = {};
    for (const table of ['client', 'block', 'journal', 'movement', 'audit', 'idempotency']) {
      const { rows } = await owner.query<{ all: string }>(
        `select count(*) || ' ' || md5(coalesce(string_agg(t::text, ' ' order by t::text), ''))
           as all
         from hourbank.${table} t
         where t.firm_id = $1`,
        [firm],
      );
      all[table] = rows[0]?.all ?? '';
    }
    return all;
  } finally {
    await owner.end();
  }
}

test('what is due lapses on its own day, what is in its grace does not; again changes nothing', async () => {
  const { as, ask, sell } = await newFirm('Alder', 'Birch', 'Cedar', 'Dogwood');
  await sell('Alder', '2026-01-31', { name: 'January' });
  await sell('Alder', '2026-02-23', { name: 'just over', paid: '0.00' });
  await sell('Alder', null);
  await sell('Birch', '2026-02-24', { name: 'last day of its grace' });
  await sell('Cedar', '2026-02-24');
  const policy = { client: 'Cedar', settings: { lateEntryGraceDays: 3 }, reason: 'As agreed' };
  await ask('policy.set', policy);
  await sell('Dogwood', '2026-01-20');
  const work = { client: 'Dogwood', workType: 'remote', workedOn: '2026-01-04', post: true };
  await ask('entry.log', { ...work, minutes: 60 });
  moveToMarch();
  const { clients, lapsed } = await ask('lapse.run', {});
  assert.equal(clients, 2);
  assert.deepEqual(
    lapsed.map((one) => [one.client, one.block, one.on, one.minutes, one.value]),
    [
      ['Alder', 'January', '2026-02-14', 60, '60.00'],
      ['Alder', 'just over', '2026-03-09', 60, '60.00'],
      ['Cedar', 'B-1', '2026-02-27', 60, '60.00'],
    ],
  );
  const before = await allRows(as);
  assert.deepEqual(await ask('lapse.run', {}), { clients: 0, lapsed: [] });
  assert.deepEqual(await ask('lapse.run', {}, { key: 'once more' }), { clients: 0, lapsed: [] });
  assert.deepEqual(await allRows(as), before);
  assert.deepEqual((await ask('ledger.verify', {})).findings, []);
});

test('the audit says who lapsed what, and a repeat of a key gets the first answer', async () => {
  const { as, ask, sell } = await newFirm('Alder', 'Birch');
  await sell('Alder', '2026-01-31');
  await sell('Birch', '2026-01-31');
  moveToMarch();
  const first = await ask('lapse.run', {}, { key: 'daily' });
  assert.equal(first.clients, 2);
  const rows = await allRows(as);
  assert.deepEqual(await ask('lapse.run', {}, { key: 'daily' }), first);
  assert.deepEqual(await allRows(as), rows);
  const { items } = await ask('audit.list', {});
  const deeds = items.filter(({ operation }) => operation === 'lapse.run');
  assert.deepEqual(deeds.map(({ client }) => client === null).sort(), [false, false, true]);
  assert.deepEqual(
    deeds.flatMap(({ client, summary }) => (client === null ? [] : [summary])),
    first.lapsed.toReversed().map((one) => [one]),
  );
});

test('more blocks than fit a page, of several clients: each client is held for one booking', async () => {
  const { ask, sell } = await newFirm('Alder', 'Birch', 'Cedar');
  const many = { client: 'Alder', minutes: 1, note: 'Hello', boughtOn: '2026-01-01' };
  await Promise.all(
    Array.from({ length: 501 }, (_, place) =>
      ask('block.grant', { ...many, name: `G${place}`, expiresOn: '2026-01-10' }),
    ),
  );
  await sell('Birch', '2026-01-11');
  await sell('Cedar', '2026-03-01');
  moveToMarch();
  ran.length = 0;
  const done = await ask('lapse.run', {});
  assert.equal(done.clients, 2);
  assert.equal(done.lapsed.length, 502);
  const locks = ran.filter(({ text }) => /from hourbank\.client[^;]*for no key update/.test(text));
  assert.deepEqual(
    locks.map(({ values }) => (values[1] as readonly string[]).length),
    [1, 1],
  );
  assert.deepEqual(await ask('lapse.run', {}), { clients: 0, lapsed: [] });
  assert.deepEqual((await ask('ledger.verify', {})).findings, []);
});

test('a run looks at what may be due alone, however many blocks there are', async () => {
  const { as, ask, sell } = await newFirm('Alder');
  await sell('Alder', '2026-01-31', { name: 'due' });
  const { id } = await ask('client.show', { client: 'Alder' });
  await asOwner(
    as,
    copiedBlocks(
      `jsonb_build_object(
         'block_id', gen_random_uuid(), 'name_key', n, 'sale', n,
         'expires_on', case when n % 2 = 0 then date '2030-01-01' else date '2026-01-31' end,
         'drawn_minutes', case when n % 2 = 0 then 0 else 60 end
       )`,
      `, generate_series(10, 1500) n where b.firm_id = $1 and b.client_id = $2`,
    ),
    [id],
  );
  moveToMarch();
  // The first run lapses the one that is due, the second finds none.
  for (const lapsed of [1, 0]) {
    await analyze(bank);
    ran.length = 0;
    const done = await runLapses(bank.app, { ...ROUTINE, firm: as.firm });
    assert.ok('value' in done);
    assert.equal(done.value.lapsed.length, lapsed);
    const read = ran.filter(({ text }) => text.includes('expires_on <='));
    assert.equal(read.length, 1);
    const rows = await rowsLookedAt(bank.ownerUrl, as.firm, read);
    assert.ok(rows < 5, `${rows} rows`);
  }
});

test('two runs and an entry at the same time lapse everything once', async () => {
  const names = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm'];
  const { ask, sell } = await newFirm(...names);
  for (const name of names) await sell(name, '2026-01-31');
  moveToMarch();
  const work = { client: 'Cedar', workType: 'remote', minutes: 10, post: true };
  const [one, other, entry] = await Promise.all([
    ask('lapse.run', {}),
    ask('lapse.run', {}),
    ask('entry.log', work),
  ]);
  assert.equal(entry.outcome?.overageMinutes, 10);
  const lapsed = [...one.lapsed, ...other.lapsed].map(({ client }) => client);
  assert.equal(new Set(lapsed).size, lapsed.length);
  assert.deepEqual(
    names.filter((name) => name !== 'Cedar' && !lapsed.includes(name)),
    [],
  );
  for (const client of names) {
    const { items } = await ask('journal.list', { client });
    assert.equal(items.filter(({ kind }) => kind === 'lapse').length, 1, client);
  }
});

test("the firm's routine lapses in its own name, and only its own firm's blocks", async () => {
  const { as, ask, sell } = await newFirm('Alder');
  const other = await newFirm('Alder');
  await sell('Alder', '2026-01-31');
  await other.sell('Alder', '2026-01-31');
  moveToMarch();
  const done = await runLapses(bank.app, { ...ROUTINE, firm: as.firm });
  assert.equal('value' in done ? done.value.lapsed.length : 'refused', 1);
  const { items } = await ask('journal.list', { client: 'Alder' });
  assert.deepEqual([items[0]?.kind, items[0]?.recordedBy], ['lapse', 'routine']);
  const { items: others } = await other.ask('journal.list', { client: 'Alder' });
  assert.ok(others.every(({ kind }) => kind !== 'lapse'));
  const technician = { as: { firm: as.firm, role: 'technician' } } as const;
  assert.equal((await bank.refusal('lapse.run', {}, technician)).code, 'forbidden');
});

test('a client whose books are broken holds up no other', async () => {
  const { as, ask, sell } = await newFirm('Alder', 'Birch', 'Cedar');
  await sell('Alder', '2026-01-29');
  await sell('Birch', '2026-01-30');
  await sell('Cedar', '2026-01-31');
  await asOwner(
    as,
    `update hourbank.client
     set journal_length = 1
     where firm_id = $1
       and name = 'Birch'`,
  );
  moveToMarch();
  assert.deepEqual(bank.faults, []);
  const problem = await bank.refusal('lapse.run', {}, { as });
  assert.equal(problem.status, 500);
  assert.match(String(bank.faults[0]), /1 clients could not be lapsed/);
  const lapses: number[] = [];
  for (const client of ['Alder', 'Birch', 'Cedar']) {
    const { items } = await ask('journal.list', { client });
    lapses.push(items.filter(({ kind }) => kind === 'lapse').length);
  }
  assert.deepEqual(lapses, [1, 0, 1]);
});
