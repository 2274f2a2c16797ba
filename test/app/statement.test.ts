/** A client's first months, told: figures worked by hand, and the promises a statement makes. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Bank, openBank } from '../support/bank.ts';

type Told = OutputOf<'statement.show'>;

const CLIENT = 'Alder Dental';

let bank: Bank;
/** Statements as they were told in the first minute after their period. */
const toldThen = new Map<string, Told>();
/** The balance when a lapse was due and not written down. */
let balanceThen: OutputOf<'balance.show'>;

const LAST_DAYS = new Map([
  ['2026-01', '2026-01-31'],
  ['2026-02', '2026-02-28'],
  ['2026-03', '2026-03-31'],
  ['2026-04', '2026-04-30'],
  ['2026-05', '2026-05-31'],
]);
const MONTHS = [...LAST_DAYS.keys()];

function monthOf(month: string): Promise<Told> {
  return statement(`${month}-01`, LAST_DAYS.get(month) ?? '');
}

function statement(from: string, to: string): Promise<Told> {
  return bank.ask('statement.show', { client: CLIENT, from, to });
}

/** Moves to the first minute of the month after, before any routine has run, and keeps what is told. */
async function closeOf(month: string): Promise<void> {
  const day = LAST_DAYS.get(month) ?? '';
  bank.moveTo(new Date(Date.parse(`${day}T00:01:00Z`) + 86_400_000).toISOString());
  toldThen.set(month, await monthOf(month));
}

async function work(workedOn: string, minutes: number, description: string, workType = 'remote') {
  const input = { client: CLIENT, workType, workedOn, minutes, description, technician: 'Ann' };
  return await bank.ask('entry.log', { ...input, job: 'J-1', post: true });
}

before(async () => {
  bank = await openBank('2026-01-05T09:00:00Z');
  const client = CLIENT;
  await bank.ask('client.add', { name: client });
  await bank.ask('rate.set', { ratePerHour: '100.00', validFrom: '2026-01-01' });
  await bank.ask('rate.set', {
    workType: 'travel',
    ratePerHour: '60.00',
    validFrom: '2026-01-01',
  });
  const first = { client, minutes: 600, price: '1500.00', paid: '500.00' };
  await bank.ask('block.sell', { ...first, expiresOn: '2026-03-31' });
  bank.moveTo('2026-01-07T09:00:00Z');
  await bank.ask('block.pay', { client, block: 'B-1', amount: '1000.00' });
  bank.moveTo('2026-01-10T18:00:00Z');
  const mail = await work('2026-01-10', 125, 'Mail fixed');
  bank.moveTo('2026-01-12T18:00:00Z');
  await work('2026-01-12', 30, '', 'travel');
  await closeOf('2026-01');

  bank.moveTo('2026-02-02T09:00:00Z');
  await work('2026-01-30', 45, 'Printer');
  bank.moveTo('2026-02-03T09:00:00Z');
  await bank.ask('entry.correct', { entry: mail.id, minutes: 65, reason: 'An hour too much' });
  bank.moveTo('2026-02-20T09:00:00Z');
  await bank.ask('block.grant', { client, minutes: 60, note: 'For the trouble' });
  await closeOf('2026-02');
  await closeOf('2026-03');

  bank.moveTo('2026-04-03T09:00:00Z');
  await work('2026-03-30', 40, 'Backup');
  // Nothing is written on the day on which the block lapses, nor for days after.
  bank.moveTo('2026-04-15T00:01:00Z');
  toldThen.set('lapse', await statement('2026-04-10', '2026-04-14'));
  balanceThen = await bank.ask('balance.show', { client });
  bank.moveTo('2026-04-20T09:00:00Z');
  const reopened = { client, block: 'B-1', minutes: 60, reason: 'Reported late' };
  await bank.ask('block.reopen', reopened);
  bank.moveTo('2026-04-21T09:00:00Z');
  await work('2026-03-31', 60, 'Backup again');
  bank.moveTo('2026-04-22T18:00:00Z');
  const server = await work('2026-04-22', 90, 'Server');
  await closeOf('2026-04');

  bank.moveTo('2026-05-04T09:00:00Z');
  const third = { client, minutes: 300, price: '600.00', expiresOn: '2027-05-04' };
  await bank.ask('block.sell', third);
  bank.moveTo('2026-05-05T09:00:00Z');
  const cover = { entry: server.id, block: 'B-3', consent: 'Ana by mail' };
  await bank.ask('entry.cover', cover);
  bank.moveTo('2026-05-10T09:00:00Z');
  const extension = { client, block: 'B-3', expiresOn: '2027-12-31', reason: 'Goodwill' };
  await bank.ask('block.extend', extension);
  bank.moveTo('2026-05-20T09:00:00Z');
  await bank.ask('block.refund', { client, block: 'B-3', minutes: 70, reason: 'Agreed' });
  bank.moveTo('2026-05-25T09:00:00Z');
  const brought = { client, minutes: 100, value: '90.00', boughtOn: '2025-11-03' };
  await bank.ask('block.bring', brought);
  bank.moveTo('2026-05-26T09:00:00Z');
  await bank.ask('entry.reverse', { entry: server.id, reason: 'Another client' });
  await closeOf('2026-05');
});

/** A line as the tables below have it; a day beside where the line is about another one. */
function lineText(line: Told['lines'][number]): string {
  const day = line.on === line.toldOn ? '' : ` (${line.on})`;
  const moves = line.moves.map(
    ({ block, minutes, value, leftMinutes }) => `${block} ${minutes} ${value} left ${leftMinutes}`,
  );
  if (line.overageMinutes !== 0) {
    moves.push(`overage ${line.overageMinutes} ${line.overageValue}`);
  }
  if (line.travelMinutes !== 0) moves.push(`travel ${line.travelMinutes} ${line.travelValue}`);
  const parts = [line.kind, line.says, moves.join(' + ') || '-', `= ${line.balanceMinutes}`];
  return `${line.toldOn}${day} | ${parts.join(' | ')}`;
}

function rollText(name: string, roll: Told['total']): string {
  const column = ({ minutes, value }: Told['total']['opening']) => `${minutes} ${value}`;
  const { opening, bought, drawn, lapsed, refunded, closing } = roll;
  const gone = [drawn, lapsed, refunded].map((one) => `- ${column(one)}`).join(' ');
  return `${name}: ${column(opening)} + ${column(bought)} ${gone} = ${column(closing)}`;
}

function statementText({ blocks, total, lines }: Told): string {
  const rows = [...lines.map(lineText), ...blocks.map((block) => rollText(block.block, block))];
  return `\n${[...rows, rollText('all', total)].join('\n')}\n`;
}

// B-1 costs 2.50 a minute, B-2 nothing, B-3 2.00, B-4 0.90; overage 100.00 an hour, travel 60.00.
const TABLES: Readonly<Record<string, string>> = {
  '2026-01': `
2026-01-05 | invoice | Invoice INV-2026-0001 issued: 1,500.00 EUR | - | = 0
2026-01-05 | sale | Block B-1 bought: 10 h for 1,500.00 EUR | B-1 600 1500.00 left 600 | = 600
2026-01-05 | payment | 500.00 EUR paid for invoice INV-2026-0001 | - | = 600
2026-01-07 | payment | 1,000.00 EUR paid for invoice INV-2026-0001 | - | = 600
2026-01-10 | work | remote, Mail fixed | B-1 -125 -312.50 left 475 | = 475
2026-01-12 | work | travel | travel 30 30.00 | = 475
B-1: 0 0.00 + 600 1500.00 - 125 312.50 - 0 0.00 - 0 0.00 = 475 1187.50
all: 0 0.00 + 600 1500.00 - 125 312.50 - 0 0.00 - 0 0.00 = 475 1187.50
`,
  // Late work and a correction stand on the days on which they were recorded.
  '2026-02': `
2026-02-02 (2026-01-30) | work | remote, Printer | B-1 -45 -112.50 left 430 | = 430
2026-02-03 | reversal | Taken back: remote, Mail fixed (An hour too much) | B-1 125 312.50 left 555 | = 555
2026-02-03 (2026-01-10) | work | remote, Mail fixed | B-1 -65 -162.50 left 490 | = 490
2026-02-20 | grant | Block B-2 granted: 1 h (For the trouble) | B-2 60 0.00 left 60 | = 550
B-1: 475 1187.50 + 0 0.00 - -15 -37.50 - 0 0.00 - 0 0.00 = 490 1225.00
B-2: 0 0.00 + 60 0.00 - 0 0.00 - 0 0.00 - 0 0.00 = 60 0.00
all: 475 1187.50 + 60 0.00 - -15 -37.50 - 0 0.00 - 0 0.00 = 550 1225.00
`,
  '2026-03': `
B-1: 490 1225.00 + 0 0.00 - 0 0.00 - 0 0.00 - 0 0.00 = 490 1225.00
B-2: 60 0.00 + 0 0.00 - 0 0.00 - 0 0.00 - 0 0.00 = 60 0.00
all: 550 1225.00 + 0 0.00 - 0 0.00 - 0 0.00 - 0 0.00 = 550 1225.00
`,
  // The lapse stands on its own day, although it was written down on the 20th.
  '2026-04': `
2026-04-03 (2026-03-30) | work | remote, Backup | B-1 -40 -100.00 left 450 | = 510
2026-04-14 | lapse | Block B-1 lapsed: 7 h 30 min worth 1,125.00 EUR | B-1 -450 -1125.00 left 0 | = 60
2026-04-20 | reopening | Block B-1 reopened: 1 h worth 150.00 EUR (Reported late) | B-1 60 150.00 left 60 | = 120
2026-04-21 (2026-03-31) | work | remote, Backup again | B-1 -60 -150.00 left 0 | = 60
2026-04-22 | work | remote, Server | B-2 -60 0.00 left 0 + overage 30 50.00 | = 0
B-1: 490 1225.00 + 0 0.00 - 100 250.00 - 390 975.00 - 0 0.00 = 0 0.00
B-2: 60 0.00 + 0 0.00 - 60 0.00 - 0 0.00 - 0 0.00 = 0 0.00
all: 550 1225.00 + 0 0.00 - 160 250.00 - 390 975.00 - 0 0.00 = 0 0.00
`,
  '2026-05': `
2026-05-04 | invoice | Invoice INV-2026-0002 issued: 600.00 EUR | - | = 0
2026-05-04 | sale | Block B-3 bought: 5 h for 600.00 EUR | B-3 300 600.00 left 300 | = 300
2026-05-04 | payment | 600.00 EUR paid for invoice INV-2026-0002 | - | = 300
2026-05-05 | cover | Covered by block B-3 after all: remote, Server (Ana by mail) | B-3 -30 -60.00 left 270 + overage -30 -50.00 | = 270
2026-05-10 | extension | Block B-3 extended to 2027-12-31 (Goodwill) | - | = 270
2026-05-20 | credit-note | Credit note CN-2026-0001 issued: 140.00 EUR (Agreed) | - | = 270
2026-05-20 | refund | Block B-3 refunded: 1 h 10 min worth 140.00 EUR (Agreed) | B-3 -70 -140.00 left 200 | = 200
2026-05-25 (2025-11-03) | opening | Block B-4 brought along: 1 h 40 min worth 90.00 EUR | B-4 100 90.00 left 100 | = 300
2026-05-26 | reversal | Taken back: remote, Server (Another client) | B-3 30 60.00 left 230 + B-2 60 0.00 left 60 | = 390
B-2: 0 0.00 + 0 0.00 - -60 0.00 - 0 0.00 - 0 0.00 = 60 0.00
B-3: 0 0.00 + 300 600.00 - 0 0.00 - 0 0.00 - 70 140.00 = 230 460.00
B-4: 0 0.00 + 100 90.00 - 0 0.00 - 0 0.00 - 0 0.00 = 100 90.00
all: 0 0.00 + 400 690.00 - -60 0.00 - 0 0.00 - 70 140.00 = 390 550.00
`,
};

for (const month of MONTHS) {
  test(`the statement of ${month}, as it was told in the first minute after`, () => {
    const told = toldThen.get(month);
    assert.ok(told !== undefined);
    assert.equal(statementText(told), TABLES[month]);
  });

  test(`the statement of ${month} still reads the same, whatever came later`, async () => {
    assert.deepEqual(await monthOf(month), toldThen.get(month));
  });
}

test('one statement closes where the next one opens, and the last one with what is left', async () => {
  const months: Told[] = [];
  for (const month of MONTHS) months.push(await monthOf(month));
  for (const [place, { total, blocks }] of months.entries()) {
    const next = months[place + 1];
    if (next === undefined) continue;
    assert.deepEqual(next.total.opening, total.closing);
    const left = blocks.filter(({ closing }) => closing.minutes !== 0);
    const opened = next.blocks.filter(({ opening }) => opening.minutes !== 0);
    assert.deepEqual(
      opened.map(({ block, opening }) => ({ block, ...opening })),
      left.map(({ block, closing }) => ({ block, ...closing })),
    );
  }
  const balance = await bank.ask('balance.show', { client: CLIENT });
  const { minutes, value } = months.at(-1)?.total.closing ?? {};
  assert.deepEqual([minutes, value], [balance.leftMinutes, balance.leftValue]);
});

test('one statement over all the months has the lines of each of them', async () => {
  const lines: Told['lines'] = [];
  for (const month of MONTHS) lines.push(...(await monthOf(month)).lines);
  const whole = await statement('2026-01-01', '2026-05-31');
  assert.deepEqual(whole.lines, lines);
  assert.deepEqual(whole.total.opening, { minutes: 0, value: '0.00' });
  assert.deepEqual(
    lines.map(({ sequence }) => sequence),
    lines.map((_, place) => place + 1),
  );
});

test('a statement tells who worked, for which job, and from blocks of which rate', async () => {
  const { blocks, lines, ...head } = await monthOf('2026-04');
  const { total: _, ...about } = head;
  assert.deepEqual(about, {
    ...{ firm: 'Northwind IT', client: CLIENT, currency: 'EUR', drawOrder: 'purchase' },
    ...{ from: '2026-04-01', to: '2026-04-30' },
  });
  const sold = blocks.map(({ block, boughtOn, expiresOn, ratePerHour }) =>
    [block, boughtOn, expiresOn, ratePerHour].join(' '),
  );
  assert.deepEqual(sold, ['B-1 2026-01-05 2026-03-31 150.00', 'B-2 2026-02-20  0.00']);
  const worked = lines.map((line) => [line.technician, line.job, line.workedMinutes]);
  assert.deepEqual(worked, [
    ['Ann', 'J-1', 40],
    [null, null, null],
    [null, null, null],
    ['Ann', 'J-1', 60],
    ['Ann', 'J-1', 90],
  ]);
  const may = await monthOf('2026-05');
  const reversal = may.lines.find(({ kind }) => kind === 'reversal');
  assert.equal(reversal?.workedMinutes, -90);
  assert.equal(may.lines.find(({ kind }) => kind === 'cover')?.workedMinutes, null);
});

test('a line leads to the invoice that was issued, sold on or paid', async () => {
  const { items } = await bank.ask('invoice.list', { client: CLIENT });
  const labels = new Map(items.map(({ id, label }) => [id, label]));
  const told = await statement('2026-01-01', '2026-05-31');
  const leading = told.lines.filter(({ invoice }) => invoice !== null);
  assert.deepEqual(new Set(leading.map(({ invoice }) => invoice)), new Set(labels.keys()));
  for (const { kind, invoice, says } of leading) {
    const isOfBlock = kind === 'sale' || kind === 'refund';
    if (!isOfBlock) assert.ok(says.includes(labels.get(invoice ?? '') ?? '?'), says);
  }
  assert.ok(leading.some(({ kind }) => kind === 'payment'));
  assert.ok(told.lines.every(({ entry, invoice }) => entry === null || invoice === null));
});

test('a block expires in a statement as it did at the end of the period', async () => {
  const expiry = (told: Told) => told.blocks.find(({ block }) => block === 'B-3')?.expiresOn;
  assert.equal(expiry(await statement('2026-05-01', '2026-05-09')), '2027-05-04');
  assert.equal(expiry(await statement('2026-05-01', '2026-05-10')), '2027-12-31');
});

test('days on which nothing was recorded: what was there before is there after', async () => {
  const { lines, total } = await statement('2026-05-06', '2026-05-09');
  assert.deepEqual(lines, []);
  assert.deepEqual(total.opening, { minutes: 270, value: '540.00' });
  assert.deepEqual(total.closing, total.opening);
  const early = await statement('2020-01-01', '2025-12-31');
  assert.deepEqual([early.lines, early.blocks], [[], []]);
});

test('a day that is not over is told as it stands, and days to come add nothing', async () => {
  const today = await statement('2026-01-01', '2026-06-01');
  const later = await statement('2026-01-01', '2027-12-31');
  assert.deepEqual({ ...later, to: today.to }, today);
});

test('a lapse is told from the close of its day on, though nobody has written it down', async () => {
  const told = toldThen.get('lapse');
  assert.deepEqual(
    told?.lines.map(({ kind, toldOn, balanceMinutes }) => [kind, toldOn, balanceMinutes]),
    [['lapse', '2026-04-14', 60]],
  );
  const { minutes, value } = told?.total.closing ?? {};
  assert.deepEqual([minutes, value], [balanceThen.leftMinutes, balanceThen.leftValue]);
  assert.deepEqual(await statement('2026-04-10', '2026-04-14'), told);
});

test('a new time zone moves nothing from one day to another', async () => {
  await bank.ask('firm.change', { timeZone: 'Pacific/Auckland' });
  const told = await monthOf('2026-04');
  await bank.ask('firm.change', { timeZone: 'UTC' });
  assert.deepEqual(told, toldThen.get('2026-04'));
});

test('nothing went wrong on the way', () => {
  assert.deepEqual(bank.faults, []);
});
