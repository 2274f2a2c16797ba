/** Reports agree with the journal, by what the database itself says of it (H2). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Bank } from '../support/bank.ts';
import { rowsOf } from '../support/journal-programs.ts';
import { ALDER, accountsOf, BIRCH, CEDAR, counted, moneyLife } from '../support/money-life.ts';

const YEAR = { from: '2026-01', to: '2026-04' };
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const DAYS = [
  ...['2025-12-31', '2026-01-09', '2026-01-10', '2026-02-09', '2026-02-10', '2026-02-11'],
  ...['2026-02-12', '2026-03-24', '2026-03-25', '2026-04-19', '2026-04-20'],
];

let bank: Bank;

before(async () => {
  bank = await moneyLife();
});

test('deferred revenue rolls forward month by month, and breakage stands in it', async () => {
  const { months, totals } = await bank.ask('report.deferred', YEAR);
  const told = (months ?? []).map(({ month, currency, ...roll }) => {
    const parts = [roll.opening, roll.bought, roll.drawn, roll.lapsed, roll.refunded, roll.closing];
    return [month, currency, ...parts.map(({ minutes, value }) => `${minutes}m ${value}`)];
  });
  assert.deepEqual(told, [
    [
      '2026-01',
      'EUR',
      '60m 70.00',
      '720m 1180.00',
      '90m 120.00',
      '0m 0.00',
      '0m 0.00',
      '690m 1130.00',
    ],
    ['2026-01', 'JPY', '0m 0', '60m 9000', '0m 0', '0m 0', '0m 0', '60m 9000'],
    [
      '2026-02',
      'EUR',
      '690m 1130.00',
      '0m 0.00',
      '120m 180.00',
      '0m 0.00',
      '0m 0.00',
      '570m 950.00',
    ],
    ['2026-02', 'JPY', '60m 9000', '0m 0', '0m 0', '0m 0', '0m 0', '60m 9000'],
    ['2026-03', 'EUR', '570m 950.00', '0m 0.00', '0m 0.00', '0m 0.00', '60m 100.00', '510m 850.00'],
    ['2026-03', 'JPY', '60m 9000', '0m 0', '0m 0', '60m 9000', '0m 0', '0m 0'],
    ['2026-04', 'EUR', '510m 850.00', '0m 0.00', '0m 0.00', '0m 0.00', '0m 0.00', '510m 850.00'],
    ['2026-04', 'JPY', '0m 0', '0m 0', '0m 0', '0m 0', '0m 0', '0m 0'],
  ]);
  assert.deepEqual(
    totals.map(({ currency, drawn, lapsed }) => [currency, drawn.value, lapsed.value]),
    [
      ['EUR', '300.00', '0.00'],
      ['JPY', '0', '9000'],
    ],
  );
});

test('its closing is the sum over the blocks, and what the journal has deferred', async () => {
  const ends = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'];
  for (const [place, to] of MONTHS.entries()) {
    const period = { from: '2026-01', to };
    const months = await bank.ask('report.deferred', period);
    const { blocks, totals } = await bank.ask('report.deferred', { ...period, by: 'block' });
    assert.deepEqual(totals, months.totals);
    const accounts = await accountsOf(bank, '1970-01-01', ends[place] ?? '');
    for (const { currency, closing } of totals) {
      const own = (blocks ?? []).filter((block) => block.currency === currency);
      const sum = own.reduce((value, block) => value + counted(block.closing.value), 0);
      assert.equal(counted(closing.value), sum);
      assert.equal(counted(closing.value), 0 - (accounts.get(`${currency} deferred:block`) ?? 0));
    }
  }
});

test('receivables by age, and what clients have here', async () => {
  const { clients, totals } = await bank.ask('report.receivables', {});
  const invoices = clients.flatMap(({ clientName, invoices: own }) =>
    own.map(({ label, daysOverdue, open }) => [clientName, label, daysOverdue, open]),
  );
  assert.deepEqual(invoices, [
    [BIRCH, 'INV-2026-0005', 53, '59.50'],
    [ALDER, 'INV-2026-0004', 53, '59.50'],
    [ALDER, 'INV-2026-0006', 12, '395.00'],
  ]);
  const [euros] = totals;
  assert.deepEqual(euros, {
    ...{ currency: 'EUR', notDue: '0.00', days1To30: '395.00', days31To60: '119.00' },
    ...{ days61To90: '0.00', daysOver90: '0.00', total: '514.00', clientBalances: '134.00' },
  });
  assert.equal(totals.length, 1);
});

test('on any day, receivables and balances are what the journal has then', async () => {
  for (const on of DAYS) {
    const { totals } = await bank.ask('report.receivables', { on });
    const accounts = await accountsOf(bank, '1970-01-01', on);
    for (const currency of ['EUR', 'JPY']) {
      const total = totals.find((one) => one.currency === currency);
      const receivable = accounts.get(`${currency} receivable`) ?? 0;
      const balance = accounts.get(`${currency} client-balance`) ?? 0;
      assert.equal(counted(total?.total ?? '0'), receivable, `${on} ${currency}`);
      assert.equal(counted(total?.clientBalances ?? '0'), 0 - balance, `${on} ${currency}`);
    }
  }
});

test('money that came in late for an earlier day leaves the accounts as they were booked', async () => {
  const other = await moneyLife();
  // Paid in April already; more of it turns up, from March, before the first and after the issue.
  const more = { client: ALDER, invoice: 'INV-2026-0006', amount: '500.00', on: '2026-03-26' };
  await other.ask('payment.record', more);
  const early = { client: BIRCH, invoice: 'INV-2026-0005', amount: '20.00', on: '2026-02-01' };
  await other.ask('payment.record', early);
  for (const on of [...DAYS, '2026-02-01', '2026-03-26']) {
    const { totals } = await other.ask('report.receivables', { on });
    const accounts = await accountsOf(other, '1970-01-01', on);
    const total = totals.find(({ currency }) => currency === 'EUR');
    assert.equal(counted(total?.total ?? '0'), accounts.get('EUR receivable') ?? 0, on);
    const balance = accounts.get('EUR client-balance') ?? 0;
    assert.equal(counted(total?.clientBalances ?? '0'), 0 - balance, on);
  }
  const told = await other.ask('report.receivables', { on: '2026-02-01', client: BIRCH });
  assert.deepEqual(
    told.clients.flatMap(({ invoices }) => invoices.map(({ label, open }) => [label, open])),
    [['INV-2026-0005', '-20.00']],
  );
});

test('tax by month and rate, with what is not taxed apart', async () => {
  const { months, totals } = await bank.ask('report.tax', YEAR);
  const told = months.map((row) => [row.month, row.treatment, row.label, row.net, row.tax]);
  assert.deepEqual(told, [
    ['2026-01', 'taxed', 'VAT 19 %', '1180.00', '224.20'],
    ['2026-01', 'reverse-charge', '', '9000', '0'],
    ['2026-02', 'taxed', 'VAT 19 %', '100.00', '19.00'],
    ['2026-03', 'taxed', 'VAT 19 %', '400.00', '76.00'],
  ]);
  for (const month of MONTHS) {
    const own = months.filter((row) => row.month === month && row.currency === 'EUR');
    const tax = own.reduce((sum, row) => sum + counted(row.tax), 0);
    const accounts = await accountsOf(bank, `${month}-01`, `${month}-30`.replace('02-30', '02-28'));
    assert.equal(tax, 0 - (accounts.get('EUR tax') ?? 0), month);
  }
  assert.deepEqual(
    totals.map(({ currency, net, tax, percent }) => [currency, net, tax, percent]),
    [
      ['EUR', '1680.00', '319.20', '19'],
      ['JPY', '9000', '0', null],
    ],
  );
});

test('how a client was taxed is told as it was when the document was issued', async () => {
  const other = await moneyLife();
  const before = await other.ask('report.tax', YEAR);
  await other.ask('client-billing.set', { client: CEDAR, taxTreatment: 'exempt' });
  await other.ask('client-billing.set', { client: ALDER, taxTreatment: 'reverse-charge' });
  assert.deepEqual(await other.ask('report.tax', YEAR), before);
});

test('revenue by client and kind, as the accounts of the journal have it', async () => {
  const { clients, totals } = await bank.ask('report.revenue', YEAR);
  assert.deepEqual(
    clients.map(({ client: _, ...row }) => Object.values(row)),
    [
      [BIRCH, 'EUR', '120.00', '0.00', '0.00', '50.00', '0.00', '170.00'],
      [ALDER, 'EUR', '180.00', '0.00', '50.00', '0.00', '500.00', '730.00'],
      [CEDAR, 'JPY', '0', '9000', '0', '0', '0', '9000'],
    ],
  );
  for (const month of MONTHS) {
    const told = await bank.ask('report.revenue', { from: month, to: month });
    const accounts = await accountsOf(
      bank,
      `${month}-01`,
      `${month}-31`.replace(/(02|04)-31/, '$1-28'),
    );
    for (const row of told.totals) {
      for (const kind of ['block', 'breakage', 'overage', 'travel', 'project'] as const) {
        const booked = accounts.get(`${row.currency} revenue:${kind}`) ?? 0;
        assert.equal(counted(row[kind]), 0 - booked, `${month} ${row.currency} ${kind}`);
      }
    }
  }
  assert.deepEqual(
    totals.map(({ currency, total }) => [currency, total]),
    [
      ['EUR', '900.00'],
      ['JPY', '9000'],
    ],
  );
});

test('as CSV, with what a spreadsheet would run made harmless', async () => {
  const reports = ['deferred', 'receivables', 'tax', 'revenue'] as const;
  const rows = await Promise.all(
    reports.map(async (report) =>
      rowsOf(await bank.ask('report.export', { report, on: '2026-04-20' })),
    ),
  );
  assert.deepEqual(
    rows.map(({ length }) => length),
    [8, 5, 4, 3],
  );
  const blocks = rowsOf(await bank.ask('report.export', { report: 'deferred', by: 'block' }));
  assert.deepEqual(
    blocks.map(([client, block]) => [client, block]),
    [
      [`'${BIRCH}`, 'B'],
      [`'${BIRCH}`, 'Old'],
      [ALDER, 'A'],
      [CEDAR, 'C'],
    ],
  );
  assert.deepEqual(rows[1]?.at(-1)?.slice(1, 3), [ALDER, 'balance']);
});

test('of one client, and for whoever may read the books', async () => {
  const { clients } = await bank.ask('report.revenue', { ...YEAR, client: CEDAR });
  assert.deepEqual(
    clients.map(({ clientName }) => clientName),
    [CEDAR],
  );
  const as = { firm: bank.firm, role: 'technician' } as const;
  assert.equal((await bank.refusal('report.tax', YEAR, { as })).code, 'forbidden');
  assert.equal((await bank.refusal('report.tax', { ...YEAR, client: 'Nobody' })).code, 'not_found');
  const wrong = await bank.refusal('report.revenue', { from: '2026-02', to: '2026-01' });
  assert.equal(wrong.fields?.[0]?.field, 'to');
  assert.equal((await bank.refusal('report.tax', { from: '2026-13' })).code, 'input_invalid');
});

test('a closed period reads the same for ever', async () => {
  const closed = await moneyLife();
  await closed.ask('books.close', { through: '2026-03-31' });
  const quarter = { from: '2026-01', to: '2026-03' };
  const told = async () => [
    await closed.ask('report.deferred', quarter),
    await closed.ask('report.deferred', { ...quarter, by: 'block' }),
    await closed.ask('report.receivables', { on: '2026-03-31' }),
    await closed.ask('report.tax', quarter),
    await closed.ask('report.revenue', quarter),
    await closed.ask('books.export', { format: 'csv', from: '2026-01-01', to: '2026-03-31' }),
    await closed.ask('invoice.export', { format: 'csv', from: '2026-01-01', to: '2026-03-31' }),
  ];
  const before = await told();
  const work = { workType: 'remote', minutes: 30, workedOn: '2026-03-20', post: true };
  const { id } = await closed.ask('entry.log', { ...work, client: BIRCH });
  await closed.ask('entry.reverse', { entry: id, reason: 'Another client' });
  await closed.ask('invoice.credit', { invoice: 'INV-2026-0006', reason: 'Not delivered' });
  await closed.ask('payment.record', { client: BIRCH, invoice: 'INV-2026-0005', amount: '59.50' });
  await closed.ask('block.sell', { client: CEDAR, minutes: 30, price: '5000' });
  assert.deepEqual(await told(), before);
  const late = await closed.ask('report.revenue', { from: '2026-04', to: '2026-04' });
  assert.equal(late.totals[0]?.project, '-500.00');
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(bank.faults, []);
});
