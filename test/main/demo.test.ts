/** The demonstration: the same for the same seed, whole after it was cut short, one of everything. */
import assert from 'node:assert/strict';
import { randomUUIDv7 } from 'node:crypto';
import { before, test } from 'node:test';
import { createFirm } from '../../src/app/firm/create.ts';
import type { DemoMade } from '../../src/cli/demo-command.ts';
import { localDate } from '../../src/engine/days.ts';
import { PEOPLE } from '../../src/main/demo/cast.ts';
import { idOf } from '../../src/main/demo/chance.ts';
import { makeDemo } from '../../src/main/demo/make.ts';
import { ask, type Stage } from '../../src/main/demo/stage.ts';
import { liveYear } from '../../src/main/demo/year.ts';
import { type DemoBank, openDemoBank } from '../support/demo-bank.ts';

const SOME_DAYS = 40;
const ZONE = 'Europe/Berlin';

/** A stage on a fresh database, with its firm. */
async function staged(seed: string): Promise<Stage> {
  const { app } = await openDemoBank();
  const start = localDate('2025-03-17');
  const firm = idOf(Date.parse('2025-03-17T06:00:00Z'), seed);
  const clock = (): number => Date.parse('2025-03-17T06:00:00Z');
  const named = { firm, name: 'Quillmoor IT', currency: 'EUR', timeZone: ZONE };
  await createFirm({ ...app, clock }, named);
  return { app, firm, seed, timeZone: ZONE, start };
}

async function hashOf(stage: Stage): Promise<string> {
  const asking = { as: null, at: Date.now(), key: 'verify' };
  const { hash, findings, records } = await ask(stage, 'ledger.verify', {}, asking);
  assert.deepEqual(findings, []);
  assert.ok(records > 100);
  return hash;
}

test('the same seed gives the same firm, also when it was cut short; another seed another', async () => {
  const lived = async (seed: string): Promise<string> => {
    const stage = await staged(seed);
    await liveYear(stage, () => undefined, SOME_DAYS);
    return await hashOf(stage);
  };
  const livedWithABreak = async (seed: string): Promise<string> => {
    const stage = await staged(seed);
    const cut = (lived: number): void => {
      if (lived >= SOME_DAYS / 2) throw new Error('the machine went off');
    };
    await assert.rejects(liveYear(stage, cut, SOME_DAYS), /went off/);
    await liveYear(stage, () => undefined, SOME_DAYS);
    return await hashOf(stage);
  };
  const [one, again, another] = await Promise.all([
    lived('one'),
    livedWithABreak('one'),
    lived('another'),
  ]);
  assert.equal(again, one);
  assert.notEqual(another, one);
});

let bank: DemoBank;
let made: DemoMade;
const days: number[] = [];

/** An evening in summer: the day in Berlin is another than in UTC. */
const NOW = Date.parse('2026-06-30T22:30:00Z');
const PASSWORD = 'seen-in-this-test-only';
const ASKED = { firmName: 'Quillmoor IT', seed: '1', password: PASSWORD, now: NOW };

before(async () => {
  bank = await openDemoBank();
  const asked = { ...ASKED, onDay: (lived: number) => days.push(lived) };
  const demo = await makeDemo(bank, asked);
  assert.ok('people' in demo);
  made = demo;
});

async function rows<Row extends object>(text: string): Promise<readonly Row[]> {
  return await bank.database.read(made.firm, (tx) => tx.rows<Row>(text, [made.firm]));
}

async function countsBy(column: string, table: string): Promise<ReadonlyMap<string, number>> {
  const found = await rows<{ readonly name: string; readonly count: number }>(
    `select ${column} as name, count(*) as count from hourbank.${table} where firm_id = $1 group by 1`,
  );
  return new Map(found.map(({ name, count }) => [name, count]));
}

test('its year is sound, whole and ends yesterday', async () => {
  assert.equal(made.findings, 0);
  assert.equal(made.clients, 12);
  assert.equal(made.start, '2025-07-02');
  assert.equal(days.at(-1), 364);
  const [last] = await rows<{ readonly day: string }>(
    'select max(worked_on) as day from hourbank.entry where firm_id = $1',
  );
  assert.equal(last?.day, '2026-06-30');
});

test('it has something of everything', async () => {
  const kinds = await countsBy('kind', 'journal');
  for (const kind of [
    ...['opening', 'sale', 'payment', 'grant', 'work', 'reversal', 'cover'],
    ...['lapse', 'reopening', 'extension', 'refund', 'invoice', 'credit-note'],
  ]) {
    assert.ok((kinds.get(kind) ?? 0) > 0, kind);
  }
  const states = await countsBy('state', 'entry');
  assert.ok((states.get('posted') ?? 0) > 1300);
  for (const state of ['draft', 'waiting', 'reversed']) {
    assert.ok((states.get(state) ?? 0) > 0, state);
  }
  const types = await countsBy('work_type', 'entry');
  assert.deepEqual([...types.keys()].sort(), ['after hours', 'on-site', 'remote', 'travel']);
  assert.ok((await countsBy('technician', 'entry')).size >= 4);
  const sizes = await countsBy('minutes::text', 'block');
  for (const minutes of ['300', '600', '1200', '2400']) assert.ok(sizes.has(minutes), minutes);
  assert.equal((await countsBy('member', 'timer')).size, 1);
  assert.ok((await countsBy("coalesce(left_on::text, '')", 'contact')).size > 1);
  assert.ok((await countsBy('valid_from', 'tier')).size > 1);
  assert.ok((await countsBy("coalesce(client_id::text, '')", 'policy_version')).size > 1);
  assert.ok((await countsBy('coalesce(overage_minutes, 0) > 0', 'entry')).size > 1);
  assert.ok((await countsBy('corrects is not null', 'entry')).size > 1);
  assert.equal((await countsBy('archived_on is not null', 'client')).size, 2);
  assert.equal((await countsBy('tax_treatment', 'client_billing')).size, 2);
  assert.deepEqual([...(await countsBy('tax_rate', 'firm_billing')).keys()], ['standard']);
  assert.deepEqual([...(await countsBy('valid_from', 'tax_rate')).keys()], ['1970-01-01']);
  await assertInvoiced();
  const without = await rows(
    `select c.client_id from hourbank.client c
     left join hourbank.block b on b.firm_id = c.firm_id and b.client_id = c.client_id
     where c.firm_id = $1 and b.block_id is null`,
  );
  assert.equal(without.length, 1);
});

/** Blocks and the work of a month are invoiced; most of it is paid, and what is not stays open. */
async function assertInvoiced(): Promise<void> {
  const documents = await countsBy('kind', 'invoice');
  assert.ok((documents.get('invoice') ?? 0) > 60);
  assert.ok((documents.get('credit-note') ?? 0) > 0);
  const numbers = await rows<{ readonly series: string; readonly count: number; last: number }>(
    `select series, count(*) as count, max(number) as last from hourbank.invoice
     where firm_id = $1 group by series`,
  );
  for (const { series, count, last } of numbers) assert.equal(last, count, series);
  const months = await countsBy("to_char(issued_on, 'YYYY-MM')", 'invoice');
  assert.equal(months.size, 12);
  const open = await rows<{ readonly name: string; readonly overdue: boolean }>(
    `select c.name, i.due_on < '2026-06-30' as overdue from hourbank.invoice i
     join hourbank.client c on c.firm_id = i.firm_id and c.client_id = i.client_id
     where i.firm_id = $1 and i.is_open order by c.name, i.label`,
  );
  const overdue = open.filter((one) => one.overdue).map(({ name }) => name);
  assert.deepEqual(overdue, ['Kestrel Optics']);
  assert.ok(open.some(({ name }) => name === 'Goldcrest Press'));
  const billed = await countsBy('is_billed::text', 'unbilled');
  assert.ok((billed.get('true') ?? 0) > (billed.get('false') ?? 0));
}

test('nobody works in two places at once', async () => {
  const worked = await rows<{ readonly by: string; readonly from: string; readonly to: string }>(
    `select technician as by, started_at as from, ended_at as to
     from hourbank.entry
     where firm_id = $1
       and started_at is not null
       and state <> 'reversed'
     order by technician, started_at`,
  );
  assert.ok(worked.length > 500);
  for (const [place, { by, to }] of worked.entries()) {
    const next = worked[place + 1];
    if (next?.by === by) assert.ok(to <= next.from, `${by} at ${to}`);
  }
});

test('its people sign in with the password that was told, and their timer is theirs', async () => {
  assert.equal(made.password, PASSWORD);
  assert.equal(made.people.length, PEOPLE.length);
  const signIn = await bank.signIn();
  const cookies: string[] = [];
  for (const { mail } of made.people) {
    const answer = await signIn.handler(
      new Request('http://127.0.0.1:4747/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://127.0.0.1:4747' },
        body: JSON.stringify({ email: mail, password: PASSWORD }),
      }),
      null,
    );
    assert.equal(answer.status, 200, mail);
    cookies.push(
      answer.headers
        .getSetCookie()
        .map((one) => one.split(';', 1)[0])
        .join('; '),
    );
  }
  const priya = PEOPLE.findIndex(({ mail }) => mail === 'priya');
  const session = await signIn.authenticate(new Headers({ cookie: cookies[priya] ?? '' }));
  const [timer] = await rows<{ readonly member: string }>(
    'select member from hourbank.timer where firm_id = $1',
  );
  assert.equal(timer?.member, session?.member);
  assert.equal(session?.firm, made.firm);
});

test('asked for once more, it is left as it is', async () => {
  const again = await makeDemo(bank, { ...ASKED, onDay: () => assert.fail('nothing is lived') });
  assert.ok('people' in again);
  assert.equal(again.password, null);
  assert.equal(again.hash, made.hash);
  const tomorrow = await makeDemo(bank, {
    ...ASKED,
    now: NOW + 86_400_000,
    onDay: () => assert.fail('nothing is lived'),
  });
  assert.ok('people' in tomorrow && tomorrow.hash === made.hash);
});

test('no firm is made where another has the name, and none with a poor password', async () => {
  const { app } = bank;
  const firm = randomUUIDv7();
  await createFirm(app, { firm, name: 'Rookwood Networks', currency: 'EUR', timeZone: 'UTC' });
  const onDay = (): void => undefined;
  const refusals = [
    { ...ASKED, firmName: 'ROOKWOOD networks', onDay },
    { ...ASKED, firmName: 'Rookwood-Networks', onDay },
    { ...ASKED, seed: 'another', onDay },
    { ...ASKED, firmName: ' ', onDay },
    { ...ASKED, firmName: 'Fresh', password: 'short', onDay },
  ];
  const codes: unknown[] = [];
  for (const asked of refusals) {
    const refused = await makeDemo(bank, asked);
    codes.push('exitCode' in refused ? refused.exitCode : refused);
  }
  assert.deepEqual(codes, [5, 5, 5, 2, 2]);
});
