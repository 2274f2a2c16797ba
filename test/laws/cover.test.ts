/** B6 and A8: overage is valued once, at posting; what blocks cover after all is a part of that. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type BankEntry, type Books, NO_CHANGE, type Step } from '../../src/engine/bank/books.ts';
import { sellBlock } from '../../src/engine/bank/sell.ts';
import { coverEntry, type EntryStep, postEntry } from '../../src/engine/bank/work.ts';
import { localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { cents, proportion } from '../../src/engine/money.ts';
import { DEFAULT_FIRM_POLICY, termsByDay } from '../../src/engine/terms.ts';
import { actOn, EUR, noBooks } from '../support/bank-life.ts';
import { entryOf } from '../support/ledger-words.ts';

const TODAY = localDate('2026-03-10');
const ACT = actOn(TODAY);

const someRate = fc.option(fc.nat(50_000), { nil: null });
const someParts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 5 });

test('what overage was worth at posting is what is owed and what was covered, to the cent', () => {
  fc.assert(
    fc.property(someRate, someRate, fc.nat(300), someParts, (rate, later, over, parts) => {
      const count = over + parts.reduce((sum, part) => sum + part, 0);
      let step: EntryStep = overageOf(count, rate);
      const worth = step.entry.outcome?.overageValue ?? 0;
      let taken = 0;
      for (const [place, part] of parts.entries()) {
        const before = step.entry.outcome ?? assert.fail();
        const books = { ...step.books, ...atRate(later) };
        step = covered({ books, change: NO_CHANGE }, step, place, part);
        const { outcome } = step.entry;
        const rest = (outcome ?? assert.fail()).overageMinutes;
        assert.equal(rest, before.overageMinutes - part);
        const owed = shareOf(before.overageValue, rest, before.overageMinutes);
        assert.equal(outcome?.overageValue, owed);
        const fallen = (before.overageValue ?? 0) - (owed ?? 0);
        assert.equal(overageTaken(step), fallen);
        taken += fallen;
      }
      assert.equal(taken + (step.entry.outcome?.overageValue ?? 0), worth);
      if (over === 0) assert.equal(taken, worth);
    }),
    { numRuns: 300 },
  );
});

/** Its share of the value, half up; of no known value none is known. */
function shareOf(value: number | null, rest: number, all: number): number | null {
  return value === null ? null : proportion(cents(value), rest, all);
}

/** What the last record took off the revenue of overage. */
function overageTaken({ change }: EntryStep): number {
  const money = change.records.at(-1)?.money ?? [];
  return money
    .filter(({ account }) => account === 'revenue:overage')
    .reduce((sum, line) => sum + line.amount, 0);
}

/** Work that no block covers, posted at a rate. */
function overageOf(count: number, rate: number | null): EntryStep {
  const books: Books = { ...noBooks(DEFAULT_FIRM_POLICY), ...atRate(rate) };
  const entry = entryOf({ id: 'e', workedOn: TODAY, workedMinutes: minutes(count) });
  const draft: BankEntry = {
    entry: { ...entry, client: books.client },
    ...{ source: 'hourbank', sourceId: 'e', member: null, state: 'draft', version: 1 },
    ...{ corrects: null, createdAt: ACT.at, outcome: null },
  };
  const posted = postEntry({ books, change: NO_CHANGE }, draft, true, { asOverage: true }, ACT);
  return 'code' in posted ? assert.fail(posted.code) : posted;
}

/** Some of it covered by a block of just as many minutes. */
function covered(step: Step, { entry }: EntryStep, place: number, part: number): EntryStep {
  const id = `block-${place}`;
  const sold = sellBlock(
    step,
    {
      ...{ id, name: id, origin: 'sale', boughtOn: TODAY, expiresOn: null },
      ...{ minutes: minutes(part), price: cents(100), workTypes: null, product: null },
      ...{ standardRate: null, note: '', invoice: null },
    },
    ACT,
  );
  if ('code' in sold) return assert.fail(sold.code);
  const done = coverEntry(sold, entry, id, 'by mail', ACT);
  return 'code' in done ? assert.fail(done.code) : done;
}

function atRate(rate: number | null): Pick<Books, 'termsOn'> {
  const from = { validFrom: localDate('2020-01-01') };
  const policies = [{ client: null, version: 1, ...from, settings: {} }];
  const rates =
    rate === null
      ? []
      : [{ workType: null, currency: EUR, ...from, rateCentsPerHour: cents(rate), flatFee: null }];
  return { termsOn: termsByDay({ policies, workTypes: [], rates }, 'alder', EUR) };
}
