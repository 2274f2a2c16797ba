/** The monthly run as a routine: once a month, from the day on that was chosen. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Actor } from '../../src/app/app.ts';
import { permissionsOf } from '../../src/app/may.ts';
import { runMonthly } from '../../src/app/unbilled/monthly.ts';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;
let routine: Actor;

before(async () => {
  bank = await openBank('2026-03-20T12:00:00Z');
  const permissions = permissionsOf('owner', null);
  const nobody = { id: '', member: '', name: 'Routine', role: 'owner', permissions } as const;
  routine = { firm: bank.firm, kind: 'routine', ...nobody };
});

async function workOn(workedOn: string): Promise<void> {
  const work = { client: 'Alder', workType: 'remote', workedOn, minutes: 60, post: true };
  await bank.ask('entry.log', work);
}

async function ranOn(day: string): Promise<string> {
  bank.moveTo(`${day}T02:30:00Z`);
  const ran = await runMonthly(bank.app, routine);
  return ran === null ? 'nothing' : `${ran.invoices} invoices through ${ran.through}`;
}

test('nothing is invoiced by itself until a day is chosen, then each month once', async () => {
  await bank.ask('client.add', { name: 'Alder' });
  await bank.ask('contact.add', {
    ...{ client: 'Alder', name: 'Ash', mail: 'ash@example.com', roles: ['billing'] },
  });
  await bank.ask('rate.set', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  await workOn('2026-03-10');
  assert.equal(await ranOn('2026-04-05'), 'nothing');
  await bank.ask('billing.set', { monthlyInvoicesDay: 3 });
  await workOn('2026-04-02');
  assert.equal(await ranOn('2026-04-02'), 'nothing');
  // The machine was off on the 3rd: the 5th does as well.
  assert.equal(await ranOn('2026-04-05'), '1 invoices through 2026-03-31');
  assert.equal(await ranOn('2026-04-06'), 'nothing');
  assert.equal(await ranOn('2026-05-03'), '1 invoices through 2026-04-30');
  const { items } = await bank.ask('invoice.list', {});
  assert.deepEqual(
    items.map(({ label, net, issuedOn }) => [label, net, issuedOn]),
    [
      ['INV-2026-0002', '100.00', '2026-05-03'],
      ['INV-2026-0001', '100.00', '2026-04-05'],
    ],
  );
  const { items: mails } = await bank.ask('mail.list', {});
  assert.deepEqual(
    mails.map(({ subject }) => subject),
    ['Invoice INV-2026-0002 from Northwind IT', 'Invoice INV-2026-0001 from Northwind IT'],
  );
});
