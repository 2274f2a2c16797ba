/** Why an entry drew what it drew: every rule, and every block as it stood before. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import type { OutputOf } from '../../src/contract/operations.ts';
import type { Ran } from '../../src/store/database.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { type Workplace, workplace } from '../support/entries.ts';
import { countTables, rowsRead } from '../support/rows-read.ts';

let bank: Bank;
let ran: Ran[] = [];
let clients = 0;

before(async () => {
  bank = await openBank('2026-03-02T12:00:00Z', { onStatement: (one) => ran.push(one) });
  await bank.ask('rate.set', { ratePerHour: '120.00' });
});

async function newClient(): Promise<Workplace & { name: string }> {
  clients += 1;
  const { name } = await bank.ask('client.add', { name: `Client ${clients}` });
  return { ...workplace(bank, name), name };
}

function sell(client: string, name: string, minutes: number, terms: object = {}) {
  const ratePerHour = '60.00';
  return bank.ask('block.sell', { client, name, minutes, ratePerHour, ...terms });
}

type Why = OutputOf<'entry.why'>;

function verdicts({ blocks }: Why): readonly string[] {
  return blocks.map((block) =>
    [block.name, block.verdict, block.minutes, block.value, block.leftMinutesBefore].join(' '),
  );
}

/** The text, with the entry's id told as ID. */
function textOf({ text, entry }: Why): readonly string[] {
  return text.replaceAll(entry.id, 'ID').split('\n');
}

test('every block is told as it stood before the entry, whatever came later', async () => {
  const client = await newClient();
  await sell(client.name, 'Old', 60, { boughtOn: '2025-01-01', expiresOn: '2026-01-31' });
  await sell(client.name, 'Empty', 30, { boughtOn: '2025-12-01' });
  await sell(client.name, 'First', 60, { boughtOn: '2026-01-01' });
  await sell(client.name, 'Second', 60, { boughtOn: '2026-01-02' });
  await sell(client.name, 'Third', 60, { boughtOn: '2026-01-03' });
  await sell(client.name, 'On site', 60, { boughtOn: '2026-01-04', workTypes: ['on-site'] });
  await sell(client.name, 'Today', 60);
  await client.posted({ workedOn: '2026-02-01', minutes: 50 });
  const entry = await client.posted({
    ...{ workedOn: '2026-02-03', minutes: 90, job: 'T-1', description: 'Printer\nagain' },
  });
  const expected = [
    'Old expired 0 0.00 0',
    'Empty used_up 0 0.00 0',
    'First drawn 40 40.00 40',
    'Second drawn 50 50.00 60',
    'Third not_needed 0 0.00 60',
    'On site out_of_scope 0 0.00 60',
    'Today bought_later 0 0.00 60',
  ];
  const why = await bank.ask('entry.why', { entry: entry.id });
  assert.deepEqual(verdicts(why), expected);
  assert.deepEqual(why.entry, entry);
  assert.deepEqual(
    why.rules.map(({ rule, outcome }) => `${rule} ${outcome}`),
    ['B2 exact', 'B3 plain', 'B10 not_travel', 'B4 covered'],
  );
  assert.deepEqual(textOf(why), [
    `Entry ID of ${client.name}: 1 h 30 min on 2026-02-03`,
    '  Kim owner, T-1, Printer again',
    '',
    '  B2   Billed as worked: 1 h 30 min.',
    '  B3   Every billed minute draws one minute.',
    '  B10  Not travel.',
    '  B4   Blocks cover it, oldest purchase first.',
    '         First gives 40 min worth 40.00 EUR; 0 min left in it',
    '         Second gives 50 min worth 50.00 EUR; 10 min left in it',
    '         Old had expired (A8)',
    '         Empty had nothing left',
    '         Third was not needed',
    '         On site is for other work (A7)',
    '         Today was bought later (A8)',
  ]);
  await client.posted({ workedOn: '2026-02-05', minutes: 60 });
  await sell(client.name, 'Backdated', 60, { boughtOn: '2025-06-01' });
  await bank.ask('block.extend', {
    ...{ client: client.name, block: 'Old', expiresOn: '2026-12-31', reason: 'Goodwill' },
  });
  const later = await bank.ask('entry.why', { entry: entry.id });
  assert.deepEqual(verdicts(later), expected);
  await bank.ask('entry.reverse', { entry: entry.id, reason: 'Wrong client' });
  const reversed = await bank.ask('entry.why', { entry: entry.id });
  assert.deepEqual(verdicts(reversed), expected);
  assert.match(reversed.text, /It was reversed later/);
});

test('a block that was not paid then is told so, although it is paid now', async () => {
  const client = await newClient();
  await sell(client.name, 'Unpaid', 60, { paid: '0.00' });
  const waiting = await client.posted({ minutes: 40 });
  const now = await bank.ask('entry.why', { entry: waiting.id });
  assert.deepEqual(verdicts(now), ['Unpaid not_open 0 0.00 60']);
  assert.match(now.text, /A4 {3}It waits until Unpaid is paid\./);
  assert.match(now.text, /It waits: nothing is drawn yet/);
  await bank.ask('entry.post', { entry: waiting.id, asOverage: true });
  await bank.ask('block.pay', { client: client.name, block: 'Unpaid', amount: '60.00' });
  const why = await bank.ask('entry.why', { entry: waiting.id });
  assert.deepEqual(verdicts(why), ['Unpaid not_open 0 0.00 60']);
  assert.match(why.text, /B4 {3}No block covers it\.\n {9}Unpaid was not paid \(A4\)/);
  assert.match(why.text, /B6 {3}40 min are overage: 80\.00 EUR\./);
});

test('what waits is told with what it would draw', async () => {
  const client = await newClient();
  const settings = { onShortage: 'hold' };
  await bank.ask('policy.set', { client: client.name, settings, reason: 'Agreed' });
  await sell(client.name, 'Small', 20);
  const { id } = await client.posted({ minutes: 30 });
  const why = await bank.ask('entry.why', { entry: id });
  assert.deepEqual(verdicts(why), ['Small would_be_drawn 20 20.00 20']);
  assert.match(why.text, /Small would give 20 min worth 20\.00 EUR; 0 min left in it/);
});

test('a block that covered it after all is told with what it gave', async () => {
  const client = await newClient();
  await sell(client.name, 'First', 30, { boughtOn: '2026-01-01' });
  const { id } = await client.posted({ minutes: 50, workedOn: '2026-02-01' });
  await sell(client.name, 'Later', 60);
  await client.posted({ minutes: 5 });
  await bank.ask('entry.cover', { entry: id, block: 'Later', consent: 'By mail' });
  await client.posted({ minutes: 5 });
  const why = await bank.ask('entry.why', { entry: id });
  assert.deepEqual(verdicts(why), ['First drawn 30 30.00 30', 'Later drawn 20 20.00 55']);
  assert.equal(why.rules.at(-1)?.rule, 'A8');
});

test('what is told of overage that was covered after all is so: then and now', async () => {
  const client = await newClient();
  const { id } = await client.posted({ minutes: 60 });
  await sell(client.name, 'One', 1, { boughtOn: '2026-01-01' });
  await sell(client.name, 'Rest', 100);
  const told = async (name: string) => {
    await bank.ask('entry.cover', { entry: id, block: name, consent: 'By mail' });
    return textOf(await bank.ask('entry.why', { entry: id })).slice(5);
  };
  assert.deepEqual(await told('One'), [
    '  B10  Not travel.',
    '  B4   When it was posted, no block covered it.',
    '  B6   What was not covered was overage; 59 min still are: 118.00 EUR.',
    '  A8   By consent, a block covers a part of what was overage.',
    '         One gives 1 min worth 1.00 EUR; 0 min left in it',
  ]);
  assert.deepEqual((await told('Rest')).slice(1), [
    '  B4   When it was posted, no block covered it.',
    '  B6   What was not covered was overage; none of it still is.',
    '  A8   By consent, a block covers a part of what was overage.',
    '  A8   By consent, blocks cover all that was overage.',
    '         One gives 1 min worth 1.00 EUR; 0 min left in it',
    '         Rest gives 59 min worth 59.00 EUR; 41 min left in it',
  ]);
});

test('a block that gave at posting and again later is not told with what is left in it', async () => {
  const client = await newClient();
  await sell(client.name, 'Only', 60);
  const first = await client.posted({ minutes: 30 });
  const { id } = await client.posted({ minutes: 50 });
  await bank.ask('entry.reverse', { entry: first.id, reason: 'Not worked' });
  await bank.ask('entry.cover', { entry: id, block: 'Only', consent: 'By mail' });
  const { text } = await bank.ask('entry.why', { entry: id });
  assert.match(text, /B4 {3}When it was posted, blocks covered a part of it\.\n/);
  assert.match(text, /\n {9}Only gives 50 min worth 50\.00 EUR, more than once$/);
});

test('rounding is told in the words of the policy it was decided by', async () => {
  const client = await newClient();
  await sell(client.name, 'First', 600, { boughtOn: '2026-01-01' });
  const set = (settings: object, validFrom: string) =>
    bank.ask('policy.set', { client: client.name, validFrom, settings, reason: 'Agreed' });
  await set({ increment: 15, minimum: 30, roundPer: 'job-day' }, '2026-01-01');
  const first = await client.posted({ job: 'T-1', minutes: 20 });
  const second = await client.posted({ job: 'T-1', minutes: 5 });
  await set({ increment: 6 }, '2026-01-01');
  const says = async (entry: string) =>
    (await bank.ask('entry.why', { entry })).rules.find(({ rule }) => rule === 'B2')?.says;
  const how =
    'rounded up to the next 15 min, at least 30 min, counted over the whole day of the job.';
  assert.equal(await says(first.id), `Worked 20 min, billed 30 min: ${how}`);
  assert.equal(await says(second.id), `Worked 5 min, billed 0 min: ${how}`);
});

test('a weight is told as it was when it was decided, whatever was written since', async () => {
  const client = await newClient();
  await sell(client.name, 'First', 600, { boughtOn: '2026-01-01' });
  const set = (weight: string) =>
    bank.ask('work-type.set', { workType: 'night', weight, validFrom: '2026-01-01' });
  await set('3/2');
  const { id } = await client.posted({ workType: 'night', minutes: 50 });
  await set('2');
  const { rules } = await bank.ask('entry.why', { entry: id });
  assert.equal(rules[1]?.says, 'Weight 3/2: 50 min draw 1 h 15 min.');
  // Decisions from before the weight was kept have none.
  await asOwner(
    `update hourbank.entry set decision = decision #- '{rules,1,weight}' where entry_id = $1`,
    [id],
  );
  const old = await bank.ask('entry.why', { entry: id });
  assert.equal(old.rules[1]?.says, 'Weighted: 50 min draw 1 h 15 min.');
});

/** Runs a statement behind the app's back. */
async function asOwner(text: string, values: readonly string[]): Promise<void> {
  const owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  try {
    await owner.query(text, [...values]);
  } finally {
    await owner.end();
  }
}

test('what draws nothing looked at no block', async () => {
  const client = await newClient();
  await sell(client.name, 'First', 60);
  const travel = await client.posted({ workType: 'travel', minutes: 45 });
  const why = await bank.ask('entry.why', { entry: travel.id });
  assert.deepEqual(why.blocks, []);
  assert.match(why.text, /B10 {2}Travel, billed apart: 45 min, 90\.00 EUR\./);
  const nothing = await bank.ask('entry.why', { entry: (await client.posted({ minutes: 0 })).id });
  assert.deepEqual(nothing.blocks, []);
  assert.match(nothing.text, /B4 {3}There is nothing to draw\./);
  const draft = await bank.ask('entry.why', { entry: (await client.draft()).id });
  assert.deepEqual([draft.rules, draft.blocks], [[], []]);
  assert.match(draft.text, /It is a draft: nothing is decided or drawn until it is posted/);
});

test('its cost does not grow with the number of entries', async () => {
  const client = await newClient();
  await sell(client.name, 'First', 6000);
  await sell(client.name, 'Second', 6000);
  const early = await client.posted({ minutes: 5 });
  const cost = async (entry: string) => {
    await countTables(bank.ownerUrl);
    ran = [];
    await bank.ask('entry.why', { entry });
    return await rowsRead(bank.ownerUrl, bank.firm, ran);
  };
  const before = await cost(early.id);
  for (let count = 0; count < 40; count += 1) await client.posted({ minutes: 1 });
  const late = await client.posted({ minutes: 5 });
  // Less it may be: of a table that is still small, a server may read more than it has to.
  for (const entry of [early, late]) assert.ok((await cost(entry.id)) <= before);
});

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));
