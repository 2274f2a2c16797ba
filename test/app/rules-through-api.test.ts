/**
 * The rules' tables once more, through the API on PostgreSQL with a moved clock: whatever the engine
 * was asked in test/rules, the whole bank answers word for word. Where it has a reason not to, the
 * reason stands here, with the figures that it gives instead.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { type As, type Bank, openBank } from '../support/bank.ts';
import { fifoRuns } from '../support/fifo-cases.ts';
import { runFifoCaseInBank } from '../support/fifo-cases-api.ts';
import { inOrderOfSale, runRows } from '../support/ledger-api.ts';
import { checkedLedgers, type LedgerTable } from '../support/ledger-table.ts';
import { type Row, rowsOf } from '../support/rows.ts';
import { projectRoot } from '../support/sources.ts';

let bank: Bank;

before(async () => {
  bank = await openBank();
});

type Difference = { readonly title: string; readonly because: string; readonly table: string };

const DIFFERENCES: readonly Difference[] = [
  {
    title: 'A4 a block that is not open is never drawn: what only it would cover waits for it',
    because: 'what waited for a block is posted when it is paid for, and B has less left',
    table: `
      policy standard 100.00/h
      block A   1h  100.00/h  bought 2026-01-05
      block B  10h   90.00/h  bought 2026-02-01  expires 2026-06-30  open 0 min
      block C  10h   80.00/h  bought 2026-03-01  open 30 min  for remote
      work 20 min on 2026-02-01               => A 20 min 33.33
      work 1h     on 2026-02-02               => waits 1h for B
      work 30 min on 2026-02-02               => A 30 min 50.00
      work 40 min on 2026-03-01               => A 10 min 16.67 | C 30 min 40.00
      work 40 min on 2026-03-01               => waits 40 min for B C
      work 40 min on 2026-03-01 kind on-site  => waits 40 min for B
      work 40 min on 2026-01-31               => overage 40 min 66.67
      work 40 min on 2026-06-30               => waits 40 min for B C
      work 40 min on 2026-07-01               => waits 40 min for C
      post 40 min on 2026-07-01               => overage 40 min 66.67
      open B 10h                                                      # 1h and three times 40 min
      work 1h     on 2026-02-02               => B 1h 90.00
      left       => A 0 min 0.00 | B 6h 540.00 | C 570 min 760.00
    `,
  },
  {
    title: 'A4 with onShortage stop or hold, too, work waits for a block that is not paid',
    because: 'what waited first is posted when A is paid for, and leaves nothing of it',
    table: `
      policy shortage stop
      block A   1h  100.00/h  bought 2026-01-05  open 20 min
      work 1h on 2026-02-02               => waits 1h for A
      work 1h on 2026-01-02               => refused insufficient_minutes neededMinutes 1h availableMinutes 0 min blocks
      policy shortage hold
      work 1h on 2026-02-02               => waits 1h for A
      work 1h on 2026-01-02               => waits 1h
      open A 1h
      work 1h on 2026-02-02               => waits 1h
    `,
  },
  {
    title: 'A4 once all that is open was drawn, a block waits for the rest to be paid',
    because: 'each payment first posts the minute that waited for it',
    table: `
      policy standard 60.00/h
      block A  1h  60.00  bought 2026-01-05  open 20 min
      work 20 min on 2026-02-01  => A 20 min 20.00
      work 1 min  on 2026-02-01  => waits 1 min for A
      open A 21 min
      work 1 min  on 2026-02-01  => waits 1 min for A
      open A 1h
      work 40 min on 2026-02-01  => A 38 min 38.00 | overage 2 min 2.00
    `,
  },
  {
    title: 'A8 what has expired or is not bought yet is passed over, not waited for',
    because: 'it is June by the last line, and what is due has lapsed before it is looked at',
    table: `
      block A  10h  10.00/h  bought 2026-01-01  expires 2026-01-31
      block B  10h  20.00/h  bought 2026-01-02  expires 2026-12-31
      block C  10h  30.00/h  bought 2026-06-01
      work 1h on 2026-02-01   => B 1h 20.00
      work 10h on 2026-02-01  => B 9h 180.00 | overage 1h
      work 11h on 2026-06-01  => C 10h 300.00 | overage 1h
      work 1h on 2026-01-31   => overage 1h
    `,
  },
  {
    title: 'A9 a late run dates each lapse on its own day',
    because: 'lapses are booked in the order of their days, not in that of the blocks',
    table: `
      policy grace 0
      block A  1h  60.00  bought 2026-01-01  expires 2026-06-30
      block B  1h  70.00  bought 2026-01-02  expires 2026-03-31
      block C  1h  80.00  bought 2026-01-03  expires 2026-07-31
      close 2026-07-30  => B lapses 1h 70.00 on 2026-03-31 | A lapses 1h 60.00 on 2026-06-30
      close 2026-07-31  => C lapses 1h 80.00
    `,
  },
  {
    title: 'C1 work that blocks cover, in full, in part, not at all, or not at once',
    because: 'the sale of B first posts the 15 minutes that were held for a block',
    table: `
      policy increment 15
      kind night weight 3/2
      block A  2h  60.00/h  bought 2026-01-01
      work 15 min on 2026-02-01            => A 15 min 15.00
      decision  => B2 exact, B3 plain, B10 not_travel, B4 covered
      work 20 min on 2026-02-01 kind night => A 45 min 45.00
      decision  => B2 rounded, B3 weighted, B10 not_travel, B4 covered
      work 0 min on 2026-02-01             => nothing
      decision  => B2 nothing_worked, B3 plain, B10 not_travel, B4 covered
      work 90 min on 2026-02-01            => A 1h 60.00 | overage 30 min
      decision  => B2 exact, B3 plain, B10 not_travel, B4 partly_covered, B6 overage
      work 15 min on 2026-02-01            => overage 15 min
      decision  => B2 exact, B3 plain, B10 not_travel, B4 not_covered, B6 overage
      policy shortage hold
      work 15 min on 2026-02-01            => waits 15 min
      decision  => B2 exact, B3 plain, B10 not_travel, B4 not_covered, B6 hold
      block B  2h  60.00/h  bought 2026-01-01  open 30 min
      work 1h on 2026-02-01                => waits 1h for B
      decision  => B2 exact, B3 plain, B10 not_travel, B4 partly_covered, A4 waits_for_payment
      post 1h on 2026-02-01                => B 15 min 15.00 | overage 45 min
      decision  => B2 exact, B3 plain, B10 not_travel, B4 partly_covered, B6 overage
    `,
  },
  {
    title: 'H1 debit and credit of a sale, a draw, overage, travel, a lapse and a reversal',
    because: 'a block is open once it is paid for, so that its payment is what was booked last',
    table: `
      policy standard 100.00/h
      kind drive travel, fee 35.00
      block A  2h  60.00/h  bought 2026-01-05  expires 2026-12-31
      journal  => debit cash 120.00 | credit receivable 120.00

      work 30 min on 2026-02-01  => A 30 min 30.00
      journal  => debit deferred:block A 30.00 | credit revenue:block 30.00 | A -30 min

      block B  1h  70.00/h  bought 2026-02-01
      work 3h on 2026-02-02  => A 90 min 90.00 | B 1h 70.00 | overage 30 min 50.00
      journal  => debit deferred:block A 90.00 | debit deferred:block B 70.00 | credit revenue:block 160.00 | debit unbilled 50.00 | credit revenue:overage 50.00 | A -90 min | B -1h

      reverse 2 on 2026-02-03  => B 1h 70.00 | A 90 min 90.00
      journal  => debit revenue:overage 50.00 | credit unbilled 50.00 | debit revenue:block 160.00 | credit deferred:block B 70.00 | credit deferred:block A 90.00 | B +1h | A +90 min

      work 10 min on 2026-02-04 kind drive  => separate 10 min 35.00
      journal  => debit unbilled 35.00 | credit revenue:travel 35.00

      close 2027-01-14  => A lapses 90 min 90.00
      journal  => debit deferred:block A 90.00 | credit revenue:breakage 90.00 | A -90 min
    `,
  },
  {
    title: 'J1 a young client: only since the first purchase; under two weeks there is no band',
    because: 'a forecast is that of today, and on the 10th nobody can ask for that of the 2nd',
    table: `
      block A  10h  60.00/h  bought 2026-03-01
      work 100 min on 2026-03-02  => A 100 min 100.00
      forecast 2026-03-10
          => 100 min since 2026-03-01 | 70 min a week, 70 min to 70 min | 500 min out 2026-04-29, 2026-04-29 to 2026-04-29
      forecast 2026-03-02
          => 100 min since 2026-03-01 | 70 min a week, 70 min to 70 min | 500 min out 2026-04-29, 2026-04-29 to 2026-04-29
    `,
  },
  {
    title: 'J1 without draws, or with nothing usable, there is no forecast',
    because: 'no block is sold before its day: once C is, it is April, and C is usable',
    table: `
      block A  1h  60.00  bought 2026-03-01  expires 2026-12-31
      forecast 2026-03-31         => no_draws
      work 1h on 2026-03-05       => A 1h 60.00
      forecast 2026-03-31         => nothing_usable
      block B  1h  60.00  bought 2026-03-02  open 0 min
      block C  1h  60.00  bought 2026-04-01
      forecast 2026-03-31   # 60 in 32 days
          => 1h since 2026-03-01 | 13 min a week, 0 min to 36 min | 1h out 2026-05-03, 2026-04-13 to far off
      open B 30 min
      forecast 2026-03-31
          => 1h since 2026-03-01 | 13 min a week, 0 min to 36 min | 90 min out 2026-05-19, 2026-04-19 to far off
      reverse 1 on 2026-03-31     => A 1h 60.00
      forecast 2026-03-31         => no_draws
    `,
  },
];

// The files register their tests here as well: they run first, and keep the tables they check.
const rules = join(projectRoot, 'test', 'rules');
for (const file of readdirSync(rules).sort()) {
  if (file.endsWith('.test.ts')) await import(join(rules, file));
}

test('every table of the rules, through the API', async (context) => {
  const tables = checkedLedgers();
  assert.equal(tables.length, 78);
  let differing = 0;
  for (const table of tables) {
    const difference = DIFFERENCES.find(({ title }) => title === table.title);
    if (difference === undefined) {
      await context.test(table.title, () => checkInBank(table, table.rows));
    } else {
      differing += 1;
      const { title, because } = difference;
      const rows = rowsOf(difference.table);
      await context.test(`${title}; differs: ${because}`, async () => {
        assert.deepEqual(questionsOf(rows), questionsOf(table.rows));
        assert.notDeepEqual(rows, table.rows);
        await checkInBank(table, rows);
      });
    }
  }
  assert.equal(differing, DIFFERENCES.length, 'a table that differs is no longer there');
  assert.equal(differing, 9);
});

test('every case of FIFO as the engine answered it, through the API', async (context) => {
  const runs = fifoRuns();
  assert.equal(runs.length, 54);
  const as: As = { firm: await bank.addFirm('FIFO'), role: 'owner' };
  for (const [number, run] of runs.entries()) {
    const { given, onShortage, workedOn } = run;
    const on = workedOn === null ? '' : `, all work on ${workedOn}`;
    await context.test(`${given.id}, ${onShortage}${on}`, async () => {
      assert.deepEqual(await runFifoCaseInBank(bank, as, `Case ${number}`, run), run.outcome);
    });
  }
  assert.deepEqual((await bank.ask('ledger.verify', {}, { as })).findings, []);
});

test('nothing went wrong on the way', () => assert.deepEqual(bank.faults, []));

/** Tables with terms of their own have a firm of their own; the others are clients of one firm. */
async function checkInBank({ title }: LedgerTable, rows: readonly Row[]): Promise<void> {
  const hasTerms = rows.some(({ question }) => /^(policy|kind)\b|\bopen\b/.test(question));
  const as: As = { firm: hasTerms ? await bank.addFirm('A firm') : bank.firm, role: 'owner' };
  const found = await runRows(bank, as, title, rows);
  assert.equal(textOf(found), textOf(inOrderOfSale(rows)));
  const { records, findings } = await bank.ask('ledger.verify', { client: title }, { as });
  assert.deepEqual(findings, []);
  assert.ok(records > 0, 'nothing was booked');
}

function questionsOf(rows: readonly Row[]): readonly string[] {
  return rows.map(({ question }) => question);
}

function textOf(rows: readonly Row[]): string {
  return rows
    .map(({ question, answer }) => (answer === null ? question : `${question} => ${answer}`))
    .join('\n');
}
