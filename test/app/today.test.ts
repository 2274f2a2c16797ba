/** What is told first of a day. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { giveUpMails } from '../support/given-up-mails.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2026-03-10T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '100.00' });
});

test('a firm in which nothing happened is told so', async () => {
  const as: As = { firm: await bank.addFirm('Quiet IT'), role: 'owner' };
  const nothing = { count: 0, items: [] };
  assert.deepEqual(await bank.ask('today.show', {}, { as }), {
    ...{ today: '2026-03-10', waiting: nothing, draftEntries: 0, runningDry: nothing },
    expiring: { ...nothing, totals: [] },
    overdue: { ...nothing, totals: [] },
    ...{ unpaidBlocks: nothing, mailsGivenUp: nothing, owed: [] },
    used: { last7Days: 0, last30Days: 0 },
  });
});

test('the day is told from all clients', async () => {
  const { id: alder } = await bank.ask('client.add', { name: 'Alder Dental' });
  const { id: juniper } = await bank.ask('client.add', { name: 'Juniper', currency: 'JPY' });
  const sale = { client: alder, minutes: 600, price: '900.00', boughtOn: '2026-01-05' };
  const first = await bank.ask('block.sell', { ...sale, name: 'A-1', expiresOn: '2026-04-01' });
  const items = [{ description: 'Set-up', amount: '250.00' }];
  const invoice = await bank.ask('invoice.issue', { client: alder, items, issuedOn: '2026-02-01' });
  const bought = await bank.ask('invoice.issue', {
    ...{ client: juniper, blocks: [{ minutes: 120, price: '9000', name: 'J-1' }] },
  });
  const log = { client: alder, workType: 'remote', job: 'Mail', post: true };
  await bank.ask('entry.log', { ...log, minutes: 300, workedOn: '2026-02-09' });
  await bank.ask('entry.log', { ...log, minutes: 30, workedOn: '2026-02-08' });
  await bank.ask('entry.log', { ...log, minutes: 200, workedOn: '2026-03-04' });
  await bank.ask('entry.log', { ...log, minutes: 10, workedOn: '2026-03-03' });
  await bank.ask('entry.log', { ...log, post: false, minutes: 15 });
  const late = await bank.ask('entry.log', {
    ...{ ...log, client: juniper, minutes: 20, job: 'Shop', workedOn: '2026-03-10' },
  });
  await giveUpMails(bank.app, bank.firm, 'Not delivered', 'ana@alder.example');
  const told = await bank.ask('today.show', {});
  assert.deepEqual(told.waiting, {
    count: 1,
    items: [
      {
        ...{ id: late.id, client: juniper, clientName: 'Juniper', technician: 'Kim owner' },
        ...{ job: 'Shop', workType: 'remote', workedOn: '2026-03-10', minutes: 20 },
        waitsFor: ['J-1'],
      },
    ],
  });
  assert.equal(told.draftEntries, 1);
  assert.deepEqual(told.used, { last7Days: 200, last30Days: 510 });
  const dry = told.runningDry?.items.map(({ clientName, usableMinutes, fullMinutes, trouble }) => {
    return { clientName, usableMinutes, fullMinutes, trouble };
  });
  assert.deepEqual(dry, [
    {
      ...{ clientName: 'Alder Dental', usableMinutes: 60, fullMinutes: 600 },
      trouble: ['running_dry', 'overdue', 'expiring'],
    },
  ]);
  assert.deepEqual(told.expiring, {
    count: 1,
    items: [
      {
        ...{ client: alder, clientName: 'Alder Dental', block: first.id, blockName: 'A-1' },
        ...{ on: '2026-04-01', minutes: 60, unpaidMinutes: 0, currency: 'EUR', value: '90.00' },
      },
    ],
    totals: [{ currency: 'EUR', minutes: 60, value: '90.00' }],
  });
  assert.deepEqual(told.overdue, {
    count: 1,
    items: [
      {
        ...{ invoice: invoice.id, label: invoice.label, client: alder, currency: 'EUR' },
        ...{ clientName: 'Alder Dental', open: '250.00', dueOn: invoice.dueOn },
        daysOverdue: told.overdue?.items[0]?.daysOverdue,
      },
    ],
    totals: [{ currency: 'EUR', open: '250.00' }],
  });
  assert.ok((told.overdue?.items[0]?.daysOverdue ?? 0) > 0);
  assert.deepEqual(
    told.unpaidBlocks?.items.map((one) => [one.blockName, one.unpaidMinutes, one.invoiceLabel]),
    [['J-1', 120, bought.label]],
  );
  assert.equal(told.mailsGivenUp?.count, 2);
  assert.deepEqual(told.mailsGivenUp?.items[0]?.recipients, ['ana@alder.example']);
  assert.deepEqual(told.owed, [
    { currency: 'EUR', minutes: 60, value: '90.00' },
    { currency: 'JPY', minutes: 120, value: '9000' },
  ]);
});

test('what somebody may not read is null, and the rest is told', async () => {
  const technician: As = { firm: bank.firm, role: 'technician' };
  const told = await bank.ask('today.show', {}, { as: technician });
  assert.deepEqual([told.overdue, told.owed], [null, null]);
  assert.equal(told.waiting?.count, 1);
  assert.ok(told.runningDry?.items.every(({ trouble }) => !trouble.includes('overdue')));
  const key: As = { firm: bank.firm, role: 'owner', scopes: ['clients:read'] };
  const narrow = await bank.ask('today.show', {}, { as: key });
  const { mailsGivenUp, today, ...rest } = narrow;
  assert.deepEqual([today, mailsGivenUp?.count], ['2026-03-10', 2]);
  assert.deepEqual([...new Set(Object.values(rest))], [null]);
});

test('mails of more than 30 days ago are for their list, and another day is told another day', async () => {
  bank.moveTo('2026-04-20T12:00:00Z');
  const told = await bank.ask('today.show', {});
  assert.deepEqual([told.today, told.mailsGivenUp?.count], ['2026-04-20', 0]);
  assert.deepEqual(told.used, { last7Days: 0, last30Days: 0 });
  assert.deepEqual(told.expiring?.items, []);
  assert.deepEqual(
    told.runningDry?.items.map(({ clientName, usableMinutes, trouble }) => {
      return { clientName, usableMinutes, dry: trouble.includes('dry') };
    }),
    [{ clientName: 'Alder Dental', usableMinutes: 0, dry: true }],
  );
});
