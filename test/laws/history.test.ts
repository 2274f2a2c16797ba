/** Work that is taken over in bulk draws what it would draw one entry after the other. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { accountLots } from '../../src/engine/accounts.ts';
import { type BankEntry, NO_CHANGE, type Step } from '../../src/engine/bank/books.ts';
import { postHistory } from '../../src/engine/bank/history.ts';
import { lapseRun, takeLapsesBack } from '../../src/engine/bank/lapse.ts';
import { inOrderOfWork, postEntry } from '../../src/engine/bank/work.ts';
import { addDays } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { type BankLife, liveInBank, someDeeds, someFirmPolicy } from '../support/bank-life.ts';

const someWork = fc.array(
  fc.record({
    daysAgo: fc.nat(60),
    count: fc.oneof(fc.nat(5), fc.nat(300)),
    workType: fc.constantFrom('remote', 'night', 'drive'),
    job: fc.constantFrom('website', 'server'),
  }),
  { maxLength: 30 },
);

type Work = typeof someWork extends fc.Arbitrary<infer T> ? T : never;

function draftsOf(work: Work, { act }: BankLife): readonly BankEntry[] {
  const drafts = work.map(({ daysAgo, count, workType, job }, place): BankEntry => {
    const workedOn = addDays(act.today, -daysAgo);
    const entry = {
      ...{ id: `new ${place}`, client: 'alder', technician: 'Kim', job, workType },
      ...{ description: '', workedOn, startedAt: null, endedAt: null },
      workedMinutes: minutes(count),
    };
    return {
      ...{ entry, source: 'law', sourceId: entry.id, member: null, state: 'draft', version: 1 },
      ...{ corrects: null, createdAt: act.at, outcome: null },
    };
  });
  return inOrderOfWork(drafts);
}

function histories(law: (life: BankLife, drafts: readonly BankEntry[]) => void): void {
  fc.assert(
    fc.property(someDeeds, someFirmPolicy, someWork, (deeds, policy, work) => {
      const life = [...liveInBank(deeds, policy)].at(-1);
      if (life !== undefined) law(life, draftsOf(work, life));
    }),
    { numRuns: 300 },
  );
}

test('B7 in bulk is the same as one after the other', () => {
  let refusals = 0;
  histories(({ books, act }, drafts) => {
    const bulk = postHistory({ books, change: NO_CHANGE }, drafts, act);
    let step: Step = { books, change: NO_CHANGE };
    const refused: string[] = [];
    for (const draft of drafts) {
      const posted = postEntry(step, draft, true, { asOverage: false }, act);
      if ('code' in posted) refused.push(draft.entry.id);
      else step = { books: posted.books, change: posted.change };
    }
    assert.deepEqual(
      bulk.refused.map(({ draft }) => draft.entry.id),
      refused,
    );
    refusals += refused.length;
    assert.deepEqual(bulk.change.newEntries, step.change.newEntries);
    assert.deepEqual(bulk.change.records, step.change.records);
    assert.deepEqual(bulk.change.movements, step.change.movements);
    assert.deepEqual(accountLots(bulk.books.account), accountLots(step.books.account));
    assert.deepEqual(bulk.books.jobDays, step.books.jobDays);
    assert.equal(bulk.books.journalLength, step.books.journalLength);
    const lots = new Map(step.change.lots.map((lot) => [lot.block.id, lot]));
    assert.deepEqual(new Map(bulk.change.lots.map((lot) => [lot.block.id, lot])), lots);
  });
  assert.ok(refusals > 0, 'nothing was ever refused');
});

test('A9 lapses that were booked before the work came in change nothing in the end', () => {
  let takenBack = 0;
  histories(({ books, act }, drafts) => {
    const work = drafts.map(({ entry }) => entry);
    const late = { ...act, today: addDays(act.today, 120) };
    const import_ = (from: Step) => {
      const open = takeLapsesBack(from, work, 'Imported', late);
      const posted = postHistory(open, drafts, late);
      return lapseRun(posted.books, late);
    };
    const before = { books, change: NO_CHANGE };
    const lapsed = lapseRun(books, late);
    takenBack += lapsed.change.records.length;
    // What has lapsed on its way here is taken back in both: only the lapses of this law differ.
    const open = takeLapsesBack(before, work, 'Imported', late);
    assert.deepEqual(
      accountLots(import_(lapsed).books.account),
      accountLots(import_(open).books.account),
    );
  });
  assert.ok(takenBack > 0, 'nothing ever lapsed');
});
