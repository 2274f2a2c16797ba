/** Reports of hours agree with the entries that are listed, and with what the journal says was drawn. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Bank, openBank } from '../support/bank.ts';

type Entry = OutputOf<'entry.list'>['items'][number];

const ALDER = 'Alder Dental';
const YEAR = { from: '2026-01', to: '2026-03' };
let bank: Bank;

async function log(given: object): Promise<Entry> {
  const work = { client: ALDER, workType: 'remote', technician: 'Tam', ...given };
  return await bank.ask('entry.log', work);
}

async function post(given: object): Promise<Entry> {
  const { id } = await log(given);
  return await bank.ask('entry.post', { entry: id });
}

before(async () => {
  bank = await openBank('2026-01-05T08:00:00Z');
  await bank.ask('policy.set', {
    settings: { increment: 15, rounding: 'up' },
    reason: 'As signed',
  });
  await bank.ask('work-type.set', { workType: 'after hours', weight: '3/2' });
  await bank.ask('rate.set', { ratePerHour: '100.00' });
  await bank.ask('rate.set', { workType: 'travel', flatFee: '35.00' });
  await bank.ask('client.add', { name: ALDER });
  await bank.ask('client.add', { name: 'Birch', currency: 'USD' });
  const block = { minutes: 120, value: '180.00', boughtOn: '2026-01-05' };
  await bank.ask('block.bring', { client: ALDER, name: 'A', ...block });
  bank.moveTo('2026-02-20T08:00:00Z');
  // 40 minutes billed as 45, all from the block; then 30 that draw 45, and 50 that leave overage.
  await post({ workedOn: '2026-01-10', minutes: 40 });
  await post({ workedOn: '2026-01-31', minutes: 30, workType: 'after hours', technician: 'Uma' });
  await post({ workedOn: '2026-02-01', minutes: 50 });
  await post({ workedOn: '2026-02-01', minutes: 20, workType: 'travel' });
  await bank.ask('policy.set', {
    ...{
      client: ALDER,
      settings: { travel: 'free' },
      reason: 'No charge',
      validFrom: '2026-02-10',
    },
  });
  await post({ workedOn: '2026-02-11', minutes: 25, workType: 'travel' });
  const wrong = await post({ workedOn: '2026-02-12', minutes: 600 });
  await bank.ask('entry.reverse', { entry: wrong.id, reason: 'Not theirs' });
  await log({ workedOn: '2026-02-13', minutes: 10 });
  await bank.ask('policy.set', {
    ...{
      client: 'Birch',
      settings: { onShortage: 'hold' },
      reason: 'Asks',
      validFrom: '2026-02-14',
    },
  });
  // No rate is known in their currency: that is overage without a value.
  await post({ client: 'Birch', workedOn: '2026-02-13', minutes: 20, technician: 'Uma' });
  await post({ client: 'Birch', workedOn: '2026-02-14', minutes: 70, technician: 'Uma' });
});

test('hours by month and work type: what was worked, and what became of it', async () => {
  const { months, totals } = await bank.ask('report.hours', YEAR);
  const told = months.map((row) => [
    ...[row.month, row.workType, row.currency, row.workedMinutes, row.billedMinutes],
    `${row.drawnMinutes} ${row.drawnValue}`,
    `${row.overageMinutes} ${row.overageValue}`,
    `${row.separateMinutes} ${row.separateValue}`,
    ...[row.waitingMinutes, row.draftMinutes, row.unpricedMinutes],
  ]);
  assert.deepEqual(told, [
    ['2026-01', 'after hours', 'EUR', 30, 30, '45 67.50', '0 0.00', '0 0.00', 0, 0, 0],
    ['2026-01', 'remote', 'EUR', 40, 45, '45 67.50', '0 0.00', '0 0.00', 0, 0, 0],
    ['2026-02', 'remote', 'EUR', 60, 60, '30 45.00', '30 50.00', '0 0.00', 0, 10, 0],
    ['2026-02', 'remote', 'USD', 90, 30, '0 0.00', '30 0.00', '0 0.00', 70, 0, 30],
    ['2026-02', 'travel', 'EUR', 45, 60, '0 0.00', '0 0.00', '60 35.00', 0, 0, 0],
  ]);
  assert.deepEqual(
    totals.map((row) => [row.currency, row.workedMinutes, row.drawnValue, row.separateValue]),
    [
      ['EUR', 175, '180.00', '35.00'],
      ['USD', 90, '0.00', '0.00'],
    ],
  );
});

test('what was drawn is what left the blocks, by the report of deferred revenue', async () => {
  const { totals } = await bank.ask('report.hours', YEAR);
  const deferred = await bank.ask('report.deferred', YEAR);
  const of = (row: { readonly currency: string }): boolean => row.currency === 'EUR';
  const { minutes, value } = deferred.totals.find(of)?.drawn ?? {};
  assert.deepEqual([totals.find(of)?.drawnMinutes, totals.find(of)?.drawnValue], [minutes, value]);
});

test('it is the sum of the entries that are listed, for one client and for all', async () => {
  for (const client of [undefined, ALDER, 'Birch']) {
    const of = client === undefined ? {} : { client };
    const { items } = await bank.ask('entry.list', { limit: 500, ...of });
    const { months } = await bank.ask('report.hours', { ...YEAR, ...of });
    const { technicians } = await bank.ask('report.utilisation', { ...YEAR, ...of });
    const standing = items.filter(({ state }) => state !== 'reversed');
    const posted = standing.filter(({ state }) => state === 'posted');
    const sum = (of: readonly Entry[], count: (entry: Entry) => number): number =>
      of.reduce((total, entry) => total + count(entry), 0);
    const drawn = sum(posted, ({ outcome }) =>
      (outcome?.draws ?? []).reduce((total, slice) => total + slice.minutes, 0),
    );
    for (const rows of [months, technicians]) {
      const total = (name: 'workedMinutes' | 'drawnMinutes' | 'overageMinutes'): number =>
        rows.reduce((before, row) => before + row[name], 0);
      assert.equal(
        total('workedMinutes'),
        sum(standing, ({ workedMinutes }) => workedMinutes),
      );
      assert.equal(total('drawnMinutes'), drawn);
      assert.equal(
        total('overageMinutes'),
        sum(posted, ({ outcome }) => outcome?.overageMinutes ?? 0),
      );
    }
  }
});

test('technicians: every minute worked is charged, free, waiting or a draft', async () => {
  const { months, technicians } = await bank.ask('report.utilisation', YEAR);
  for (const row of [...months, ...technicians]) {
    const { workedMinutes, chargedMinutes, freeMinutes, waitingMinutes, draftMinutes } = row;
    assert.equal(workedMinutes, chargedMinutes + freeMinutes + waitingMinutes + draftMinutes);
  }
  assert.deepEqual(
    technicians.map((row) => [
      ...[row.technician, row.workedMinutes, row.chargedMinutes, row.freeMinutes],
      ...[row.waitingMinutes, row.draftMinutes],
    ]),
    [
      ['Tam', 145, 110, 25, 0, 10],
      ['Uma', 120, 50, 0, 70, 0],
    ],
  );
});

test('both as CSV, row by row', async () => {
  const csv = { ...YEAR, format: 'csv' };
  const hours = (await bank.ask('report.export', { report: 'hours', ...csv })).split('\r\n');
  assert.equal(hours.length, 7);
  assert.equal(
    hours[0],
    'month,workType,currency,workedMinutes,billedMinutes,drawnMinutes,overageMinutes,' +
      'separateMinutes,waitingMinutes,draftMinutes,unpricedMinutes,drawnValue,overageValue,separateValue',
  );
  assert.equal(hours[3], '2026-02,remote,EUR,60,60,30,30,0,0,10,0,45.00,50.00,0.00');
  const used = await bank.ask('report.export', { report: 'utilisation', ...csv });
  assert.match(used, /^month,technician,.*,chargedMinutes,freeMinutes\r\n/);
  assert.match(used, /\r\n2026-02,Tam,105,120,30,30,60,0,10,70,25\r\n/);
});

test('another firm has none of it, a client is looked up, and months come in order', async () => {
  const as = { firm: await bank.addFirm('Elsewhere'), role: 'owner' } as const;
  const none = await bank.ask('report.hours', YEAR, { as });
  assert.deepEqual([none.months, none.totals], [[], []]);
  assert.deepEqual((await bank.ask('report.utilisation', YEAR, { as })).technicians, []);
  for (const name of ['report.hours', 'report.utilisation'] as const) {
    assert.equal((await bank.refusal(name, { client: 'Nobody' })).code, 'not_found');
    const reversed = await bank.refusal(name, { from: '2026-03', to: '2026-02' });
    assert.deepEqual(
      reversed.fields?.map(({ field }) => field),
      ['to'],
    );
    const technician = { firm: bank.firm, role: 'technician' } as const;
    assert.equal((await bank.refusal(name, YEAR, { as: technician })).code, 'forbidden');
  }
});
