/** A statement is exported over HTTP as it is told: CSV, Beancount and hledger (H4). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';
import { whenPresent } from '../support/gates.ts';
import { assertAccepted, fileOf, rowsOf, run } from '../support/journal-programs.ts';

const CLIENT = '=Alder "Dental"';
const MARCH = { client: CLIENT, from: '2026-03-01', to: '2026-03-31' };

let bank: Bank;

before(async () => {
  bank = await openBank('2026-02-10T09:00:00Z');
  await bank.ask('client.add', { name: CLIENT });
  await bank.ask('rate.set', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  const sale = { client: CLIENT, name: '+1, "the first"', minutes: 120, price: '200.00' };
  await bank.ask('block.sell', { ...sale, expiresOn: '2026-03-14' });
  bank.moveTo('2026-03-02T09:00:00Z');
  const work = { client: CLIENT, workType: 'remote', description: '@home; line 1\nline 2' };
  await bank.ask('entry.log', { ...work, workedOn: '2026-02-27', minutes: 45, post: true });
  bank.moveTo('2026-03-20T09:00:00Z');
  await bank.ask('entry.log', { ...work, workedOn: '2026-03-20', minutes: 30, post: true });
  bank.moveTo('2026-04-10T09:00:00Z');
});

function exported(format: 'csv' | 'beancount' | 'hledger'): Promise<string> {
  return bank.ask('statement.export', { ...MARCH, format });
}

test('as CSV: what was there, what happened, what is left', async () => {
  const text = await exported('csv');
  assert.ok(text.startsWith('client,toldOn,on,sequence,kind,entry,'));
  const rows = rowsOf(text).map((cells) => [...cells.slice(0, 3), ...cells.slice(9)].join(' | '));
  assert.deepEqual(rows, [
    `'=Alder "Dental" | 2026-03-01 | 2026-03-01 | opening | '+1, "the first" | 120 | 200.00 | EUR | 120 | 120`,
    `'=Alder "Dental" | 2026-03-02 | 2026-02-27 | block | '+1, "the first" | -45 | -75.00 | EUR | 75 | 75`,
    `'=Alder "Dental" | 2026-03-20 | 2026-03-20 | overage |  | 30 | 50.00 | EUR |  | 75`,
    `'=Alder "Dental" | 2026-03-28 | 2026-03-28 | block | '+1, "the first" | -75 | -125.00 | EUR | 0 | 0`,
  ]);
  assert.ok(text.endsWith('\r\n'));
});

test('for whoever may read the ledger', async () => {
  const as = { firm: bank.firm, role: 'technician' } as const;
  const refused = await bank.refusal('statement.export', { ...MARCH, format: 'csv' }, { as });
  assert.equal(refused.code, 'forbidden');
  const shown = await bank.ask('statement.show', MARCH, { as });
  assert.equal(shown.lines.length, 3);
});

whenPresent('bean-check', () => {
  test('bean-check accepts it', async () => {
    const text = await exported('beancount');
    assertAccepted(run('bean-check', fileOf('march.beancount', text)));
    assert.match(text, /^2026-04-01 balance Income:Breakage:Alder-Dental {2}-125\.00 ~ 0 EUR$/m);
  });
});

whenPresent('hledger', () => {
  test('hledger check accepts it', async () => {
    const text = await exported('hledger');
    assertAccepted(run('hledger', '-f', fileOf('march.journal', text), 'check', '--strict'));
    assert.match(text, /^2026-03-02=2026-02-27 \* \(work\) =Alder "Dental" \| /m);
  });
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(bank.faults, []);
});
