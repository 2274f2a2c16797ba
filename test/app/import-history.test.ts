/**
 * What is imported was recorded elsewhere in its time: it draws as on the day it was worked, whatever
 * has been booked here since, and whatever happens to the import.
 */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { Database } from '../../src/store/database.ts';
import { type Bank, openBank } from '../support/bank.ts';
import { blocksIn, drawsIn, rowsIn } from '../support/imported.ts';

/** Called after each transaction that was kept, before anybody is told. */
let afterWrite: () => Promise<void> = async () => undefined;
let bank: Bank;

function watched(database: Database): Database {
  return {
    ...database,
    write: async (firm, act) => {
      const value = await database.write(firm, act);
      await afterWrite();
      return value;
    },
  };
}

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z', { through: watched });
});

beforeEach(async () => {
  afterWrite = async () => undefined;
  bank = await inNewFirm();
});

let firms = 0;

async function inNewFirm(): Promise<Bank> {
  firms += 1;
  const old = bank;
  const firm = await old.addFirm(`Firm ${firms}`);
  const owner = { firm, role: 'owner' } as const;
  const ask: Bank['ask'] = (name, input, options) =>
    old.ask(name, input, { as: owner, ...options });
  return { ...old, firm, owner, ask };
}

const BLOCKS = `client,block,boughtOn,minutes,price,currency,expiresOn
Alder,A,2024-01-01,100,100.01,EUR,2024-06-30
Alder,B,2024-03-01,100,150.00,EUR,2025-03-01
Alder,C,2025-01-01,600,600.00,EUR,
Birch,A,2024-01-01,50,75.00,EUR,2024-06-30
`;

const ENTRY_HEADINGS = 'id,client,technician,job,workType,workedOn,minutes';
const ENTRIES = `${ENTRY_HEADINGS}
5,Alder,Kim,,remote,2025-03-02,40
1,Alder,Kim,,remote,2024-01-15,33
3,Alder,Kim,,remote,2024-07-01,70
2,Alder,Kim,,remote,2024-06-30,50
4,Alder,Kim,,remote,2025-03-01,60
`;

const DRAWS = [
  ...['Alder 1: 33 min of A for 3300', 'Alder 2: 50 min of A for 5001'],
  ...['Alder 3: 70 min of B for 10500', 'Alder 4: 30 min of B for 4500'],
  ...['Alder 4: 30 min of C for 3000', 'Alder 5: 40 min of C for 4000'],
];

const LEFT = [
  'Alder A: 100 min, drawn 83 for 8301, lapsed 17 for 1700',
  'Alder B: 100 min, drawn 100 for 15000, lapsed 0 for 0',
  'Alder C: 600 min, drawn 70 for 7000, lapsed 0 for 0',
];

async function importBlocks(): Promise<void> {
  const done = await bank.ask('import.blocks', { file: BLOCKS, addClients: true });
  assert.equal(done.rowsBooked, 4);
}

async function isAsInItsTime(): Promise<void> {
  assert.deepEqual(await drawsIn(bank), DRAWS);
  assert.deepEqual((await blocksIn(bank)).slice(0, 3), LEFT);
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
}

test('A8, A9 history draws the blocks of its days; what it leaves lapses on its own day', async () => {
  await importBlocks();
  await bank.ask('import.entries', { file: ENTRIES });
  await isAsInItsTime();
  const { items } = await bank.ask('journal.list', { client: 'Alder' });
  assert.deepEqual(items.map(({ kind, on }) => `${kind} ${on}`).slice(0, 2), [
    'lapse 2024-07-14',
    'work 2025-03-02',
  ]);
  const birch = (await blocksIn(bank))[3];
  assert.equal(birch, 'Birch A: 50 min, drawn 0 for 0, lapsed 0 for 0');
});

test('A9 a lapse that was booked before the work came in is taken back, and comes again', async () => {
  await importBlocks();
  await bank.ask('lapse.run', {});
  assert.match(String((await blocksIn(bank))[0]), /lapsed 100 for 10001$/);
  await bank.ask('import.entries', { file: ENTRIES });
  await isAsInItsTime();
  const { items } = await bank.ask('journal.list', { client: 'Alder' });
  assert.deepEqual(
    items.map(({ kind, on }) => `${kind} ${on}`).filter((line) => /^(lapse|reopening)/.test(line)),
    [
      ...['lapse 2024-07-14', 'reopening 2025-03-01', 'reopening 2024-06-30'],
      ...['lapse 2025-03-15', 'lapse 2024-07-14'],
    ],
  );
  const before = await rowsIn(bank);
  await bank.ask('import.entries', { file: ENTRIES });
  await bank.ask('lapse.run', {});
  assert.deepEqual({ ...(await rowsIn(bank)), import: 0 }, { ...before, import: 0 });
});

test('A5 what a person has done to a lapsed block is not undone', async () => {
  await importBlocks();
  await bank.ask('lapse.run', {});
  const block = { client: 'Alder', block: 'A' };
  await bank.ask('block.extend', { ...block, expiresOn: '2027-01-01', reason: 'Goodwill' });
  await bank.ask('import.entries', { file: ENTRIES });
  assert.match(String((await blocksIn(bank))[0]), /drawn 0 for 0, lapsed 100 for 10001$/);
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
});

/** So many rows of work, a minute each, in the order of the file. */
function minutesOfWork(count: number): string {
  const rows = Array.from({ length: count }, (_, place) => {
    const day = `2024-0${1 + Math.floor(place / 1000)}-${place % 2 === 0 ? '02' : '03'}`;
    return `m${place},Alder,Kim,,remote,${day},1`;
  });
  return [ENTRY_HEADINGS, ...rows, ''].join('\n');
}

test('an import that breaks off is taken up by running it again', async () => {
  await importBlocks();
  const file = minutesOfWork(2100);
  const whole = await inNewFirm();
  let writes = 0;
  afterWrite = async () => {
    writes += 1;
    if (writes === 2) throw new Error('the power is gone');
  };
  const request = { file, fileName: 'work.csv' };
  const problem = await bank.ask('import.entries', request).then(
    () => assert.fail('it was done'),
    (error: Error) => error.message,
  );
  assert.match(problem, /the power is gone/);
  afterWrite = async () => undefined;
  const [broken] = (await bank.ask('import.list', {})).items;
  assert.deepEqual([broken?.state, broken?.rowsBooked, broken?.rowsRead], ['running', 1000, 2100]);
  const shown = await bank.ask('import.show', { import: String(broken?.id) });
  assert.equal(shown.changedAt, '2026-03-10T12:00:00.000Z');
  await bank.ask('lapse.run', {});
  const again = await bank.ask('import.entries', request);
  assert.deepEqual([again.rowsBooked, again.rowsKnown, again.state], [1100, 1000, 'done']);
  await whole.ask('import.blocks', { file: BLOCKS, addClients: true });
  await whole.ask('import.entries', request);
  assert.deepEqual(await drawsIn(bank), await drawsIn(whole));
  assert.deepEqual((await blocksIn(bank)).slice(0, 3), (await blocksIn(whole)).slice(0, 3));
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
});

test('a part whose commit nobody heard of is booked, and counted, once', async () => {
  await importBlocks();
  let writes = 0;
  afterWrite = async () => {
    writes += 1;
    if (writes === 2) throw Object.assign(new Error('the connection was lost'), { code: '08006' });
  };
  const done = await bank.ask('import.entries', { file: ENTRIES });
  assert.deepEqual([done.rowsBooked, done.rowsKnown], [5, 0]);
  await isAsInItsTime();
});

test('imports of one file at once book each row once', async () => {
  await importBlocks();
  const file = minutesOfWork(2500);
  const both = await Promise.all([1, 2, 3].map(() => bank.ask('import.entries', { file })));
  const sum = (of: (one: (typeof both)[number]) => number) =>
    both.reduce((total, one) => total + of(one), 0);
  assert.equal(
    sum(({ rowsBooked }) => rowsBooked),
    2500,
  );
  assert.equal(
    sum(({ rowsKnown }) => rowsKnown),
    5000,
  );
  assert.equal((await rowsIn(bank))['entry'], 2500);
  assert.deepEqual((await bank.ask('ledger.verify', {})).findings, []);
});
