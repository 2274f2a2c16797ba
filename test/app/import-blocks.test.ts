/** Blocks come in from a file, each a sale that was paid in full. */
import assert from 'node:assert/strict';
import { before, beforeEach, test } from 'node:test';
import type { As, Bank } from '../support/bank.ts';
import { openBank } from '../support/bank.ts';
import { drew } from '../support/entries.ts';

let bank: Bank;
let owner: As;
let firms = 0;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
});

beforeEach(async () => {
  firms += 1;
  owner = { firm: await bank.addFirm(`Firm ${firms}`), role: 'owner' };
});

const ask: Bank['ask'] = (name, input, options) => bank.ask(name, input, { as: owner, ...options });

const HEADINGS = 'client,block,boughtOn,minutes,price,currency,expiresOn,workTypes';

function blocks(...rows: readonly string[]): string {
  return [HEADINGS, ...rows, ''].join('\n');
}

test('A1, A4 a block is sold on its day, open and paid; the standard rate of the day stays', async () => {
  await ask('rate.set', { ratePerHour: '120.00' });
  const file = blocks(
    'Alder,B,2026-02-01,120,200.00,EUR,,remote;On-site',
    'Alder,A,2026-01-01,60,90.00,EUR,2027-01-01,',
  );
  const done = await ask('import.blocks', { file, addClients: true });
  assert.deepEqual([done.rowsRead, done.rowsBooked, done.newClients], [2, 2, ['Alder']]);
  const { items } = await ask('block.list', { client: 'Alder' });
  assert.deepEqual(
    items.map((block) => [block.name, block.origin, block.state, block.paid, block.saving]),
    [
      ['B', 'sale', 'open', '200.00', '40.00'],
      ['A', 'sale', 'open', '90.00', '30.00'],
    ],
  );
  assert.deepEqual(items[0]?.workTypes, ['remote', 'on-site']);
  assert.deepEqual((await ask('ledger.verify', {})).findings, []);
});

test('A2 a block of that name is known and left; told otherwise, its row is refused', async () => {
  const rows = [
    'Alder,A,2026-01-01,60,90.00,EUR,,',
    'Alder,B,2026-02-01,120,200.00,EUR,2027-02-01,',
  ];
  await ask('import.blocks', { file: blocks(...rows), addClients: true });
  const changed = [
    'alder,a,2026-01-01,60,90.00,EUR,,',
    'Alder,B,2026-02-01,120,200.00,EUR,2028-02-01,',
    'Alder,C,2026-02-01,60,90.00,EUR,,',
    'Alder,c,2026-02-01,60,90.00,EUR,,',
    'Alder,D,2026-02-01,60,90.00,USD,,',
    'Alder,E,2026-03-11,60,90.00,EUR,,',
    'Alder,F,2026-03-01,60,90.00,EUR,,travl',
    'Birch,A,2026-03-01,60,90.00,EUR,,',
    `Alder,${'x'.repeat(101)},2026-03-01,60,90.00,EUR,,`,
    'Alder,A,2026-01-01,90,90.00,EUR,,',
  ];
  const given = { file: blocks(...changed), fileName: 'b.csv' };
  const dry = await ask('import.blocks', { ...given, dryRun: true });
  const done = await ask('import.blocks', given);
  assert.deepEqual([done.rowsBooked, done.rowsKnown, done.rowsRefused], [1, 1, 8]);
  assert.deepEqual({ ...dry, id: done.id, dryRun: false }, done);
  assert.deepEqual(
    done.refused.map(({ line, code }) => `${line} ${code}`),
    [
      ...['3 block_differs', '5 block_duplicate', '6 currency_mixed', '7 block_in_future'],
      ...['8 work_type_unknown', '9 not_found', '10 text_too_long', '11 block_duplicate'],
    ],
  );
  assert.equal(
    done.refused[0]?.message,
    'b.csv:3 ("B"): Alder has a block B whose expiresOn is 2027-02-01, not 2028-02-01: ' +
      'correct the file, or give the other block a name of its own',
  );
  const { items } = await ask('block.list', { client: 'Alder' });
  assert.deepEqual(
    items.map(({ name }) => name),
    ['A', 'B', 'C'],
  );
});

test('B6 what waited for hours is posted once its blocks are there', async () => {
  await ask('client.add', { name: 'Alder' });
  await ask('policy.set', {
    ...{ validFrom: '2026-01-01', reason: 'As agreed', settings: { onShortage: 'hold' } },
  });
  const entries =
    'id,client,technician,job,workType,workedOn,minutes\n1,Alder,,,remote,2026-02-03,50\n';
  const held = await ask('import.entries', { file: entries });
  assert.equal(held.rowsBooked, 1);
  const rows = Array.from(
    { length: 201 },
    (_, place) => `Alder,B${place},2026-02-${place < 200 ? '02' : '01'},30,30.00,EUR,,`,
  );
  await ask('import.blocks', { file: blocks(...rows) });
  const [entry] = (await ask('entry.list', {})).items;
  assert.equal(entry === undefined ? '' : drew(entry), 'B200 30 30.00 | B0 20 20.00');
});
