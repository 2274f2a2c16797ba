/** Bank statements: what a line pays is told, what is certain is recorded once, the rest by hand. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

const HEAD = 'Booking date;Amount;Currency;Payer;Account;Reference\n';
const FILE = `${HEAD}04.03.2026;1190,00;EUR;Alder Dental;DE89370400440532013000;Rechnung INV-2026-0001 danke
04.03.2026;119,00;EUR;BIRCH GMBH;;Zahlung Maerz
05.03.2026;238,00;EUR;Alder Dental;;inv 2026 0002 / INV-2026-0003
05.03.2026;-12,50;EUR;Bank;;Gebuehr
06.03.2026;77,00;EUR;Somebody;;Spende
`;

let bank: Bank;

before(async () => {
  bank = await opened();
});

/** Four invoices are open: 1190.00, 119.00 and 119.00 of Alder's, 119.00 of Birch's. */
async function opened(): Promise<Bank> {
  const made = await openBank('2026-03-02T09:00:00Z');
  await made.ask('tax-rate.set', { taxRate: 'standard', rate: '19' });
  await made.ask('billing.set', { taxRate: 'standard' });
  for (const name of ['Alder Dental', 'Birch']) await made.ask('client.add', { name });
  const unpaid = { paid: '0.00', minutes: 60 };
  await made.ask('block.sell', { client: 'Alder Dental', ...unpaid, price: '1000.00' });
  await made.ask('block.sell', { client: 'Alder Dental', ...unpaid, price: '100.00' });
  await made.ask('block.sell', { client: 'Alder Dental', ...unpaid, price: '100.00' });
  await made.ask('block.sell', { client: 'Birch', ...unpaid, price: '100.00' });
  made.moveTo('2026-03-10T09:00:00Z');
  return made;
}

type Statement = Awaited<ReturnType<typeof reading>>;

function reading(of: Bank, file = FILE) {
  return of.ask('bank.read', { file });
}

function told({ lines }: Statement) {
  return lines.map(({ state, amount, invoice, candidates }) =>
    [state, amount, invoice ?? '', ...candidates.map(({ reason }) => reason)].join(' '),
  );
}

function open(of: Bank) {
  return of
    .ask('invoice.list', { state: 'open' })
    .then(({ items }) => items.map((one) => `${one.label} ${one.open}`).sort());
}

/** The name of the line of an amount. */
function lineOf({ lines }: Statement, amount: string): string {
  const found = lines.find((line) => line.amount === amount);
  assert.ok(found !== undefined);
  return found.line;
}

test('reading tells what each line pays, and keeps nothing', async () => {
  const statement = await reading(bank);
  assert.deepEqual(told(statement), [
    'matched 1190.00 INV-2026-0001',
    'proposed 119.00  amount-and-name',
    'proposed 238.00  several-invoices overpayment overpayment',
    'outgoing -12.50 ',
    'unmatched 77.00 ',
  ]);
  assert.deepEqual(
    statement.lines[2]?.candidates[0]?.shares.map(({ label, amount }) => [label, amount]),
    [
      ['INV-2026-0002', '119.00'],
      ['INV-2026-0003', '119.00'],
    ],
  );
  assert.equal((await bank.ask('payment.list', {})).items.length, 0);
});

test('what is certain is recorded once, whoever sends it and however often', async () => {
  const fresh = await opened();
  const first = await fresh.ask('bank.record', { file: FILE });
  assert.deepEqual(told(first)[0], 'recorded 1190.00 INV-2026-0001');
  const [payment] = (await fresh.ask('payment.list', {})).items;
  assert.equal(payment?.id, first.lines[0]?.payment);
  assert.deepEqual(
    [payment?.method, payment?.amount, payment?.on],
    ['bank', '1190.00', '2026-03-04'],
  );
  assert.equal(
    (await fresh.ask('block.show', { client: 'Alder Dental', block: 'B-1' })).block.openMinutes,
    60,
  );
  const as = { firm: fresh.firm, role: 'billing' } as const;
  const again = await fresh.ask('bank.record', { file: FILE }, { as });
  assert.deepEqual(again.counts, { ...first.counts, recorded: 0, known: 1 });
  assert.equal(again.lines[0]?.recorded, '1190.00');
  // An overlapping file, in another order and with a line more.
  const lines = FILE.slice(HEAD.length).trim().split('\n');
  const more = [...lines.slice(0, 3), '07.03.2026;119,00;EUR;Birch;;INV-2026-0004'].reverse();
  const overlapping = await fresh.ask('bank.record', { file: `${HEAD}${more.join('\n')}\n` });
  assert.deepEqual([overlapping.counts.recorded, overlapping.counts.known], [1, 1]);
  assert.equal((await fresh.ask('payment.list', {})).items.length, 2);
  assert.deepEqual((await fresh.ask('ledger.verify', {})).findings, []);
});

test('sent many times at once, by several people, it is recorded once', async () => {
  const fresh = await opened();
  const roles = ['owner', 'billing', 'owner', 'billing'] as const;
  const all = await Promise.all(
    roles.map((role) =>
      fresh.ask('bank.record', { file: FILE }, { as: { firm: fresh.firm, role } }),
    ),
  );
  assert.equal((await fresh.ask('payment.list', {})).items.length, 1);
  for (const { counts } of all) assert.equal(counts.recorded + counts.known + counts.unmatched, 2);
  assert.deepEqual(fresh.faults, []);
});

test('a repeat with the same key gets the first answer; with another file it is refused', async () => {
  const fresh = await opened();
  const first = await fresh.ask('bank.record', { file: FILE }, { key: 'march' });
  assert.deepEqual(await fresh.ask('bank.record', { file: FILE }, { key: 'march' }), first);
  const other = await fresh.refusal('bank.record', { file: `${FILE}\n` }, { key: 'march' });
  assert.equal(other.code, 'key_reused');
});

test('a line that was paid by hand meanwhile is not recorded', async () => {
  const fresh = await opened();
  const paid = { client: 'Alder Dental', invoice: 'INV-2026-0001', amount: '190.00' };
  await fresh.ask('payment.record', paid);
  const statement = await fresh.ask('bank.record', { file: FILE });
  assert.equal(told(statement)[0], 'proposed 1190.00  overpayment');
});

test('a proposal is taken: one line pays several invoices, and is known then', async () => {
  const fresh = await opened();
  const line = lineOf(await reading(fresh), '238.00');
  const common = { line, amount: '238.00', currency: 'EUR', on: '2026-03-05' };
  const invoices = ['INV-2026-0002', 'INV-2026-0003'];
  const done = await fresh.ask('bank.assign', { ...common, invoices });
  assert.deepEqual(
    done.payments.map(({ invoice, amount }) => [invoice, amount]),
    [
      ['INV-2026-0002', '119.00'],
      ['INV-2026-0003', '119.00'],
    ],
  );
  assert.deepEqual([done.recorded, done.left, done.balance], ['238.00', '0.00', '0.00']);
  assert.deepEqual(await open(fresh), ['INV-2026-0001 1190.00', 'INV-2026-0004 119.00']);
  const again = await fresh.refusal('bank.assign', { ...common, invoices: ['INV-2026-0001'] });
  assert.equal(again.code, 'bank_line_recorded');
  const known = (await reading(fresh)).lines.find((one) => one.line === line);
  assert.deepEqual([known?.state, known?.recorded], ['known', '238.00']);
});

test('a line is recorded in part, and the rest of it later, for another client', async () => {
  const fresh = await opened();
  const line = lineOf(await reading(fresh), '77.00');
  const common = { line, amount: '77.00', currency: 'EUR', on: '2026-03-06' };
  const part = { ...common, invoices: ['INV-2026-0004'], amounts: ['50.00'] };
  const first = await fresh.ask('bank.assign', part, { key: 'first' });
  assert.deepEqual([first.recorded, first.left], ['50.00', '27.00']);
  assert.deepEqual(await fresh.ask('bank.assign', part, { key: 'first' }), first);
  const known = (await reading(fresh)).lines.find((one) => one.line === line);
  assert.deepEqual([known?.state, known?.recorded], ['known', '50.00']);
  const over = await fresh.refusal('bank.assign', { ...part, amounts: ['27.01'] });
  assert.equal(over.code, 'bank_line_recorded');
  const rest = await fresh.ask('bank.assign', { ...common, client: 'Alder Dental' });
  assert.deepEqual([rest.left, rest.balance, rest.payments[0]?.invoice], ['0.00', '27.00', null]);
  assert.deepEqual((await fresh.ask('ledger.verify', {})).findings, []);
});

test('what a payment that went back had of a line can be assigned by hand, never by itself', async () => {
  const fresh = await opened();
  const statement = await fresh.ask('bank.record', { file: FILE });
  const payment = statement.lines[0]?.payment ?? '';
  await fresh.ask('payment.reverse', { payment, reason: 'The wrong invoice' });
  const again = await fresh.ask('bank.record', { file: FILE });
  assert.deepEqual([again.lines[0]?.state, again.lines[0]?.recorded], ['known', '0.00']);
  const line = lineOf(again, '1190.00');
  const common = { line, amount: '1190.00', currency: 'EUR', on: '2026-03-04' };
  const done = await fresh.ask('bank.assign', { ...common, client: 'Birch' });
  assert.equal(done.balance, '1190.00');
});

test('assigned by two people at once, it is recorded once', async () => {
  const fresh = await opened();
  const line = lineOf(await reading(fresh), '77.00');
  const common = { line, amount: '77.00', currency: 'EUR', on: '2026-03-06' };
  const ends = await Promise.allSettled([
    fresh.ask('bank.assign', { ...common, client: 'Birch' }),
    fresh.ask('bank.assign', { ...common, client: 'Alder Dental' }),
  ]);
  assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.equal((await fresh.ask('payment.list', {})).items.length, 1);
  assert.deepEqual(fresh.faults, []);
});

test('a day in closed books is refused by the line, and the others go on', async () => {
  const fresh = await opened();
  await fresh.ask('books.close', { through: '2026-03-04' });
  const file = `${FILE}07.03.2026;119,00;EUR;Birch;;INV-2026-0004\n`;
  assert.equal((await reading(fresh, file)).lines[0]?.state, 'refused');
  const statement = await fresh.ask('bank.record', { file });
  assert.equal(statement.lines[0]?.problem?.code, 'period_closed');
  assert.deepEqual([statement.counts.refused, statement.counts.recorded], [1, 1]);
  const line = lineOf(statement, '1190.00');
  const common = { line, amount: '1190.00', currency: 'EUR', invoices: ['INV-2026-0001'] };
  const closed = await fresh.refusal('bank.assign', { ...common, on: '2026-03-04' });
  assert.equal(closed.code, 'period_closed');
  await fresh.ask('bank.assign', { ...common, on: '2026-03-05' });
  assert.deepEqual(await open(fresh), ['INV-2026-0002 119.00', 'INV-2026-0003 119.00']);
});

test('a card number in a line is refused, told nowhere and kept nowhere', async () => {
  const card = '4111 1111 1111 1111';
  const file = `${HEAD}04.03.2026;1190,00;EUR;Alder;;INV-2026-0001 ${card}\n${FILE.slice(HEAD.length)}`;
  const fresh = await opened();
  const read = await reading(fresh, file);
  assert.equal(read.counts.matched, 1);
  const statement = await fresh.ask('bank.record', { file });
  assert.equal(statement.counts.refusedRows, 1);
  assert.deepEqual([statement.refused[0]?.row, statement.refused[0]?.code], [2, 'card_number']);
  assert.equal(statement.counts.recorded, 1);
  const audit = await fresh.ask('audit.list', {});
  const payments = await fresh.ask('payment.list', {});
  assert.doesNotMatch(JSON.stringify([read, statement, audit, payments]), /4111.{0,3}1111/);
});

test('what is wrong with an assignment is told by its field', async () => {
  const common = { line: 'x', amount: '50.00', currency: 'EUR', on: '2026-03-06' };
  const fieldOf = async (input: object): Promise<string | undefined> =>
    (await bank.refusal('bank.assign', { ...common, ...input })).fields?.[0]?.field;
  assert.equal(await fieldOf({}), 'client');
  assert.equal(await fieldOf({ client: 'Birch', currency: 'USD' }), 'currency');
  assert.equal(await fieldOf({ client: 'Birch', amount: '0.00' }), 'amount');
  assert.equal(await fieldOf({ client: 'Birch', on: '2026-03-11' }), 'on');
  assert.equal(await fieldOf({ invoices: ['INV-2026-0001', 'INV-2026-0004'] }), 'invoices');
  assert.equal(await fieldOf({ invoices: ['INV-2026-0001', 'INV-2026-0001'] }), 'invoices');
  assert.equal(await fieldOf({ invoices: ['INV-2026-0001'], amounts: [] }), 'amounts');
  assert.equal(await fieldOf({ invoices: ['INV-2026-0001'], amounts: ['0.00'] }), 'amounts.0');
});

test('files that are no statements are refused as a whole', async () => {
  for (const file of ['', 'hello\nworld\n', '<Document></Document>']) {
    assert.equal((await bank.refusal('bank.record', { file })).code, 'file_unreadable');
  }
  const unclear = 'Date;Amount;Currency;Payer;Reference\n04/03/2026;10.00;EUR;A;b\n';
  assert.equal((await bank.refusal('bank.read', { file: unclear })).code, 'file_unreadable');
  const mapping = '{"dateFormat":"DD/MM/YYYY"}';
  const { lines } = await bank.ask('bank.read', { file: unclear, mapping });
  assert.equal(lines[0]?.on, '2026-03-04');
  const wrong = await bank.refusal('bank.read', { file: unclear, mapping: '{"date":1}' });
  assert.equal(wrong.fields?.[0]?.field, 'mapping');
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(bank.faults, []);
});
