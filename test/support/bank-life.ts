/** A client's life in the bank at random: what is written to its books, one act after the other. */
import fc from 'fast-check';
import { accountLots, accountOf, findLot } from '../../src/engine/accounts.ts';
import {
  type Act,
  type BankEntry,
  type Books,
  type Change,
  joined,
  NO_CHANGE,
  type Step,
} from '../../src/engine/bank/books.ts';
import { lapseRun, reopenBlock } from '../../src/engine/bank/lapse.ts';
import { NO_MONEY_BOOKS } from '../../src/engine/bank/money-books.ts';
import { extendBlock, type Sale, sellBlock } from '../../src/engine/bank/sell.ts';
import { settleWaiting } from '../../src/engine/bank/settle-waiting.ts';
import { coverEntry, postEntry, reverseEntry } from '../../src/engine/bank/work.ts';
import { addDays, type LocalDate, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { type Currency, cents } from '../../src/engine/money.ts';
import { DEFAULT_FIRM_POLICY, type FirmPolicy, termsByDay } from '../../src/engine/terms.ts';
import { owedFor, payFor, refundMinutes, sellOnInvoice } from './invoiced.ts';
import { entryOf } from './ledger-words.ts';

const FIRST_DAY = localDate('2026-01-01');
export const EUR = 'EUR' as Currency;

/** What is done on a day. A number picks one of what is there, counted round and round. */
export type Deed =
  | {
      readonly act: 'sell';
      readonly origin: Sale['origin'];
      readonly daysAgo: number;
      readonly validDays: number | null;
      readonly count: number;
      readonly price: number;
      /** Of the price, in hundredths. */
      readonly paid: number;
      readonly workTypes: readonly string[] | null;
    }
  | {
      readonly act: 'work';
      readonly daysAgo: number;
      readonly count: number;
      readonly workType: string;
      readonly job: string;
      readonly asOverage: boolean;
    }
  | { readonly act: 'pay'; readonly pick: number; readonly part: number }
  | { readonly act: 'reverse'; readonly pick: number }
  | { readonly act: 'cover'; readonly pick: number; readonly pickBlock: number }
  | OfMinutes<'extend'>
  | OfMinutes<'refund'>
  | OfMinutes<'reopen'>
  | { readonly act: 'settle' }
  | { readonly act: 'wait'; readonly days: number };

type OfMinutes<Name extends string> = {
  readonly act: Name;
  readonly pick: number;
  readonly count: number;
};

const pick = fc.nat(1000);
const someAct = <const T extends string>(name: T) => fc.constant(name);
const count = fc.integer({ min: 1, max: 60 });

export const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: someAct('sell'),
      origin: fc.constantFrom('sale', 'sale', 'grant', 'opening'),
      daysAgo: fc.nat(60),
      validDays: fc.option(fc.nat(90), { freq: 3 }),
      count: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 400 })),
      price: fc.oneof(fc.nat(20), fc.nat(90_000)),
      paid: fc.constantFrom(0, 0, 33, 100),
      workTypes: fc.oneof(fc.constant(null), fc.constant(null), fc.constant(['night'])),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      act: someAct('work'),
      daysAgo: fc.nat(40),
      count: fc.oneof(fc.nat(5), fc.nat(200)),
      workType: fc.constantFrom('remote', 'night', 'drive'),
      job: fc.constantFrom('website', 'server'),
      asOverage: fc.constantFrom(false, false, true),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: someAct('pay'), pick, part: fc.nat(100) }) },
  { weight: 2, arbitrary: fc.record({ act: someAct('reverse'), pick }) },
  { weight: 2, arbitrary: fc.record({ act: someAct('cover'), pick, pickBlock: pick }) },
  { weight: 1, arbitrary: fc.record({ act: someAct('extend'), pick, count }) },
  { weight: 1, arbitrary: fc.record({ act: someAct('refund'), pick, count }) },
  { weight: 2, arbitrary: fc.record({ act: someAct('reopen'), pick, count }) },
  { weight: 2, arbitrary: fc.record({ act: someAct('settle') }) },
  { weight: 4, arbitrary: fc.record({ act: someAct('wait'), days: fc.nat(45) }) },
);

export const someDeeds = fc.array(someDeed, { maxLength: 50, size: 'max' });

export const someFirmPolicy: fc.Arbitrary<FirmPolicy> = fc
  .record({
    increment: fc.constantFrom(1, 15),
    roundPer: fc.constantFrom('entry', 'job-day'),
    drawOrder: fc.constantFrom('purchase', 'soonest-expiry'),
    onShortage: fc.constantFrom('overage', 'hold', 'stop'),
    travel: fc.constantFrom('separate', 'drawn', 'free'),
    lateEntryGraceDays: fc.constantFrom(0, 14),
    blockUsable: fc.constantFrom('paid', 'issued', 'proportional'),
  } as const)
  .map((chosen) => ({ ...DEFAULT_FIRM_POLICY, ...chosen }));

/** Where a life stands: its books, and all that was ever written to them. */
export type BankLife = { readonly books: Books; readonly change: Change; readonly act: Act };

/** The books of a client who has nothing yet. */
export function noBooks(policy: FirmPolicy): Books {
  const ratio = { numerator: 1, denominator: 1 };
  const from = { validFrom: FIRST_DAY };
  const agreed = {
    policies: [{ client: null, version: 1, ...from, settings: policy }],
    workTypes: [
      { workType: 'remote', ...from, weight: ratio, travel: false },
      { workType: 'night', ...from, weight: { numerator: 3, denominator: 2 }, travel: false },
      { workType: 'drive', ...from, weight: ratio, travel: true },
    ],
    rates: [
      { workType: null, currency: EUR, ...from, rateCentsPerHour: cents(10_001), flatFee: null },
    ],
  };
  return {
    client: 'alder',
    currency: EUR,
    account: accountOf([], policy.drawOrder),
    labels: new Map(),
    takenNames: new Set(),
    entries: new Map(),
    jobDays: new Map(),
    journalLength: 0,
    lastSale: 0,
    termsOn: termsByDay(agreed, 'alder', EUR),
    money: NO_MONEY_BOOKS,
  };
}

/** A deed of another kind; what is written of the life so far is told with it. */
export type Doing = (
  step: Step,
  act: Act,
  place: number,
  life: BankLife,
) => Step | { readonly code: string };

/** Lives the deeds from the first of January on; every state on the way, the last one last. */
export function* liveInBank(
  deeds: readonly (Deed | Doing)[],
  policy: FirmPolicy,
): Generator<BankLife, void> {
  let life: BankLife = { books: noBooks(policy), change: NO_CHANGE, act: actOn(FIRST_DAY) };
  for (const [place, deed] of deeds.entries()) {
    const days = typeof deed === 'object' && deed.act === 'wait' ? deed.days : 0;
    const act = actOn(addDays(life.act.today, days));
    const lapsed = lapseRun(life.books, act);
    const done = doneOf(lapsed, deed, act, place, life);
    const step = 'code' in done ? lapsed : done;
    life = { books: step.books, change: joined(life.change, step.change), act };
    yield life;
  }
}

function doneOf(
  step: Step,
  deed: Deed | Doing,
  act: Act,
  place: number,
  life: BankLife,
): ReturnType<Doing> {
  if (typeof deed === 'function') return deed(step, act, place, life);
  return deed.act === 'wait' ? step : DOES[deed.act](step, deed as never, act, place);
}

/** Does a deed on a day on which all that was due has lapsed. */
export function liveDeed(step: Step, deed: Deed, act: Act, place: number): Done {
  return deed.act === 'wait' ? step : DOES[deed.act](step, deed as never, act, place);
}

/** What a deed came to; where it is refused, nothing was done. */
export type Done = Step | { readonly code: string };

export function actOn(today: LocalDate): Act {
  return { at: `${today}T12:00:00.000Z`, by: 'kim', today };
}

type Does<Name extends Deed['act']> = (
  step: Step,
  deed: Extract<Deed, { readonly act: Name }>,
  act: Act,
  place: number,
) => Done;

const DOES: { readonly [Name in Exclude<Deed['act'], 'wait'>]: Does<Name> } = {
  sell: (step, deed, act, place) => {
    const boughtOn = addDays(act.today, -deed.daysAgo);
    const sale: Sale = {
      ...{ id: `block-${place}`, name: `B${place}`, origin: deed.origin, boughtOn },
      expiresOn: deed.validDays === null ? null : addDays(boughtOn, deed.validDays),
      minutes: minutes(deed.count),
      price: cents(deed.origin === 'grant' ? 0 : deed.price),
      ...{ workTypes: deed.workTypes, product: null, standardRate: null, note: 'as agreed' },
      invoice: null,
    };
    if (deed.origin !== 'sale') return sellBlock(step, sale, act);
    const sold = sellOnInvoice(step, sale, act);
    const amount = cents(Math.floor((deed.price * deed.paid) / 100));
    if ('code' in sold || amount === 0) return sold;
    return payFor(sold, sale.id, { id: `payment-${place}`, amount, on: boughtOn }, act);
  },
  work: (step, { daysAgo, count, workType, job, asOverage }, act, place) => {
    const workedOn = addDays(act.today, -daysAgo);
    const id = `entry-${String(place).padStart(3, '0')}`;
    const entry = entryOf({ id, workedOn, workedMinutes: minutes(count), workType, job });
    const draft: BankEntry = {
      entry: { ...entry, client: step.books.client },
      ...{ source: 'hourbank', sourceId: id, member: null, state: 'draft', version: 1 },
      ...{ corrects: null, createdAt: act.at, outcome: null },
    };
    return postEntry(step, draft, true, { asOverage }, act);
  },
  settle: (step, _deed, act) => settleWaiting(step, act),
  pay: (step, deed, act, place) => {
    const id = blockPicked(step, deed.pick);
    if (id === null) return NOTHING;
    const price = findLot(step.books.account, id)?.block.price ?? 0;
    const amount = cents(Math.ceil((price * deed.part) / 100));
    if (amount === 0 || amount > owedFor(step, id)) return NOTHING;
    return payFor(step, id, { id: `payment-${place}`, amount, on: act.today }, act);
  },
  reverse: (step, deed, act) => {
    const entry = entryPicked(step, deed.pick);
    return entry === null ? NOTHING : reverseEntry(step, entry, act.today, 'a slip', act);
  },
  cover: (step, deed, act) => {
    const entry = entryPicked(step, deed.pick);
    const block = blockPicked(step, deed.pickBlock);
    const none = entry === null || block === null;
    return none ? NOTHING : coverEntry(step, entry, block, 'by mail', act);
  },
  extend: (step, deed, act) => {
    const id = blockPicked(step, deed.pick);
    if (id === null) return NOTHING;
    const expiresOn = addDays(act.today, deed.count);
    return extendBlock(step, id, expiresOn, 'goodwill', act);
  },
  refund: (step, deed, act, place) => {
    const id = blockPicked(step, deed.pick);
    if (id === null) return NOTHING;
    const asked = { id: `credit-${place}`, count: minutes(deed.count) };
    return refundMinutes(step, id, asked, act);
  },
  reopen: (step, deed, act) => {
    const id = blockPicked(step, deed.pick);
    return id === null ? NOTHING : reopenBlock(step, id, minutes(deed.count), 'late work', act);
  },
};

const NOTHING = { code: 'nothing' } as const;

function blockPicked({ books }: Step, number: number): string | null {
  const lots = accountLots(books.account);
  return lots[number % lots.length]?.block.id ?? null;
}

function entryPicked({ books }: Step, number: number): BankEntry | null {
  const entries = [...books.entries.values()];
  return entries[number % entries.length] ?? null;
}
