/** What is read of a period, by index, against the long way over the whole journal. */

import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { before, test } from 'node:test';
import fc from 'fast-check';
import { Client } from 'pg';
import type { BankEntry, Change } from '../../src/engine/bank/books.ts';
import { type Statement, statementOf } from '../../src/engine/bank/statement.ts';
import type { Period } from '../../src/engine/bank/told-days.ts';
import { addDays, type LocalDate, localDate } from '../../src/engine/days.ts';
import { cents } from '../../src/engine/money.ts';
import { FIRST_HASH } from '../../src/store/chain.ts';
import { insertClient } from '../../src/store/clients.ts';
import { saveChange } from '../../src/store/save.ts';
import { readJournal, readPeriod } from '../../src/store/statements.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { type BankLife, EUR, liveInBank, someDeeds, someFirmPolicy } from '../support/bank-life.ts';
import { mixed, someMoneyDeed } from '../support/money-deeds.ts';
import { sourceOf, type WholeJournal } from '../support/told-journal.ts';

let bank: Bank;

before(async () => {
  bank = await openBank();
});

const FIRST_DAY = localDate('2026-01-01');
const MOST = 1000;

const someDay = fc.integer({ min: -70, max: 300 }).map((days) => addDays(FIRST_DAY, days));
const somePeriods = fc.array(
  fc
    .tuple(someDay, someDay)
    .map(([a, b]): Period => (a < b ? { from: a, to: b } : { from: b, to: a })),
  { minLength: 8, maxLength: 8 },
);

const someLife = fc
  .tuple(someDeeds, fc.array(someMoneyDeed, { maxLength: 15 }), someFirmPolicy)
  .map(([deeds, money, policy]) => [...liveInBank(mixed(deeds, money), policy)].at(-1))
  .filter((life) => life !== undefined && life.change.records.length > 0);

type Kept = { readonly client: string; readonly journal: WholeJournal };

const NAMES = /"(alder|(?:invoice-)?block-\d+|(?:entry|payment|credit|work)-\d+)"/g;

/** Keeps a life as it was lived, under ids such as the database has them, and numbers of its own. */
async function keep({ books, change }: BankLife): Promise<Kept> {
  const ids = new Map<string, string>();
  const idOf = (name: string): string => {
    const id = ids.get(name) ?? randomUUIDv7();
    ids.set(name, id);
    return id;
  };
  const withIds = <T>(value: T): T => {
    const text = JSON.stringify(value);
    const named = text
      .replace(NAMES, (_, name) => `"${idOf(name)}"`)
      .replace(/"(INV|CN)-(\d*)"/g, `"$1-${idOf('alder')}-$2"`);
    return JSON.parse(named) as T;
  };
  const { paid, ...rest } = change;
  const lived: Change = { ...withIds(rest), paid: new Map(withIds([...paid])) };
  const client = idOf('alder');
  const at = '2026-01-01T12:00:00.000Z';
  const nobody = {
    ...{ archivedOn: null, journalLength: 0, journalHash: FIRST_HASH, lastSale: 0 },
    balance: cents(0),
  };
  await bank.app.database.write(bank.firm, async (tx) => {
    const added = { id: client, name: client, currency: EUR, reference: '' };
    await insertClient(tx, { ...added, archivedOn: null, createdAt: at });
    const locked = { id: client, name: client, currency: EUR, ...nobody };
    await saveChange(tx, new Map([[client, locked]]), lived);
    return { keep: true, value: null };
  });
  const entries: readonly BankEntry[] = withIds([...books.entries.values()]);
  const blocks = lived.newBlocks.map(({ block }) => block.id);
  return { client, journal: { records: lived.records, blocks, entries, pending: [] } };
}

/** On the first day lapses are taken back as an import does it: as of a day before they lapsed. */
function withLapsesTakenBack(life: BankLife): BankLife {
  const first = life.change.records[0]?.recordedOn;
  const early = new Set<number>();
  for (const { kind, recordedOn, sequence } of life.change.records) {
    if (kind === 'reopening' && recordedOn === first) early.add(sequence);
  }
  const dated = <T extends { readonly sequence: number; readonly on: LocalDate }>(one: T): T =>
    early.has(one.sequence) ? { ...one, on: addDays(one.on, -20) } : one;
  const { records, movements } = life.change;
  const change = { records: records.map(dated), movements: movements.map(dated) };
  return { ...life, change: { ...life.change, ...change } };
}

async function read(client: string, period: Period): Promise<Statement> {
  return await bank.app.database.read(bank.firm, async (tx) => {
    const kept = await readPeriod(tx, await readJournal(tx, client), period, MOST);
    assert.ok(kept !== null);
    return statementOf({ ...kept, pending: [] });
  });
}

test('a period that is read is the one that the whole journal tells', async () => {
  await fc.assert(
    fc.asyncProperty(someLife, somePeriods, async (life, periods) => {
      if (life === undefined) return;
      const { client, journal } = await keep(withLapsesTakenBack(life));
      for (const period of periods) {
        const told = statementOf(sourceOf(journal, period));
        assert.deepEqual(await read(client, period), told);
        const reaches = await bank.app.database.read(bank.firm, async (tx) =>
          readPeriod(tx, await readJournal(tx, client), period, MOST),
        );
        const all = { ...journal, pending: journal.records };
        assert.equal(reaches?.reachesEnd, sourceOf(all, period).pending.length > 0);
      }
    }),
    { numRuns: 40 },
  );
});

test('clocks that disagree about midnight lose no record, and tell none twice', async () => {
  await fc.assert(
    fc.asyncProperty(someLife, fc.nat(), async (life, pick) => {
      if (life === undefined) return;
      // One record was recorded by a machine whose clock was ahead: already on the next day.
      const { records } = life.change;
      const place = pick % records.length;
      const early = records.map((record, at) =>
        at === place ? { ...record, recordedOn: addDays(record.recordedOn, 1) } : record,
      );
      const { client } = await keep({ ...life, change: { ...life.change, records: early } });
      const days = [...new Set(early.map(({ recordedOn }) => recordedOn))].sort();
      const last = addDays(days.at(-1) ?? FIRST_DAY, 1);
      const whole = await read(client, { from: localDate('2000-01-01'), to: last });
      let from = localDate('2000-01-01');
      let lines = 0;
      let closing = { minutes: 0, value: 0 } as Statement['total']['closing'];
      for (const to of [...days, last] satisfies readonly LocalDate[]) {
        const told = await read(client, { from, to });
        assert.deepEqual(told.total.opening, closing);
        ({ closing } = told.total);
        lines += told.lines.length;
        from = addDays(to, 1);
      }
      assert.equal(lines, records.length);
      assert.deepEqual(closing, whole.total.closing);
    }),
    { numRuns: 40 },
  );
});

test('a statement of more than 20,000 lines is refused, and a shorter one is told', async () => {
  const { id } = await bank.ask('client.add', { name: 'Large' });
  const grant = { client: 'Large', minutes: 60, note: 'The first record' };
  const block = await bank.ask('block.grant', grant);
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    await owner.query('begin');
    await owner.query('select hourbank.enter_firm($1)', [bank.firm]);
    await owner.query(
      `insert into hourbank.journal (
         firm_id, client_id, sequence, booked_on, kind, subject, money, minutes, facts,
         recorded_at, recorded_on, recorded_by, hash
       )
       select $1, $2, n, day, 'payment', $3, '[["cash", null, 1], ["receivable", null, -1]]',
         '[]', '{}', day, day, 'kim', ''
       from generate_series(2, 20001) as n, lateral (select date '2026-03-02' + n / 100) as d (day)`,
      [bank.firm, id, block.id],
    );
    await owner.query(
      `update hourbank.client
       set journal_length = 20001
       where firm_id = $1
         and client_id = $2`,
      [bank.firm, id],
    );
    await owner.query('commit');
  } finally {
    await owner.end();
  }
  const all = { client: 'Large', from: '2026-01-01', to: '2026-12-31' };
  const refused = await bank.refusal('statement.show', all);
  assert.equal(refused.code, 'statement_too_long');
  assert.equal(refused.status, 422);
  assert.match(refused.detail, /of Large from 2026-01-01 to 2026-12-31 .* 20000 lines.* shorter/);
  const most = await bank.ask('statement.show', { ...all, to: '2026-09-17' });
  assert.equal(most.lines.length, 19_999);
  const exported = await bank.refusal('statement.export', { ...all, format: 'hledger' });
  assert.equal(exported.code, 'statement_too_long');
});
