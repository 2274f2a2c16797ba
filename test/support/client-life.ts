/** A client's life at random: a list of commands, and what the engine makes of them, step by step. */
import fc from 'fast-check';
import { type Account, accountLots, accountOf, findLot } from '../../src/engine/accounts.ts';
import { extend, refund } from '../../src/engine/acts.ts';
import type { Block } from '../../src/engine/blocks.ts';
import { bookEntries, type PlacedEntry, type Standing } from '../../src/engine/book.ts';
import { reverse } from '../../src/engine/corrections.ts';
import { addDays, type LocalDate, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import {
  lapseOf,
  refundOf,
  reopeningOf,
  reversalOf,
  saleOf,
  type Transaction,
  workOf,
} from '../../src/engine/journal.ts';
import { lapseDue, reopen } from '../../src/engine/lapse.ts';
import { leftMinutes, newLot } from '../../src/engine/lots.ts';
import { type Currency, cents, NO_MONEY } from '../../src/engine/money.ts';
import { DEFAULT_POLICY, type Policy, termsFor } from '../../src/engine/policy.ts';
import type { Posting } from '../../src/engine/post.ts';
import { entryOf } from './ledger-words.ts';
import { toBalance } from './to-balance.ts';

const FIRST_DAY = localDate('2026-01-01');
const EUR = 'EUR' as Currency;

export const someDay = fc.integer({ min: 0, max: 500 }).map((days) => addDays(FIRST_DAY, days));
const earlyDay = fc.integer({ min: 0, max: 30 }).map((days) => addDays(FIRST_DAY, days));
export const someWorkType = fc.constantFrom('remote', 'on-site', 'night', 'drive');
const someScope = fc.oneof(
  { weight: 2, arbitrary: fc.constant(null) },
  fc.subarray(['remote', 'on-site', 'night'], { minLength: 1 }),
);

/** Prices of a few cents for many minutes, too: there rounding has the most to do. */
const somePrice = fc.oneof(
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 200_000 }),
  fc.constant(10_000),
);

export const someBlock: fc.Arbitrary<Omit<Block, 'id' | 'sequence'>> = fc
  .record({
    boughtOn: fc.oneof({ weight: 3, arbitrary: earlyDay }, someDay),
    validDays: fc.option(fc.integer({ min: 0, max: 400 }), { freq: 3 }),
    bought: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 900 })),
    price: somePrice,
    workTypes: someScope,
    opened: fc.oneof({ weight: 9, arbitrary: fc.constant(100) }, fc.integer({ min: 0, max: 99 })),
  })
  .map(({ boughtOn, validDays, bought, price, workTypes, opened }) => ({
    boughtOn,
    expiresOn: validDays === null ? null : addDays(boughtOn, validDays),
    minutes: minutes(bought),
    price: cents(price),
    workTypes,
    openMinutes: minutes(Math.floor((bought * opened) / 100)),
  }));

/** Blocks of one client, in an order that is not that of their sale. */
export const someBlocks: fc.Arbitrary<readonly Block[]> = fc
  .array(someBlock, { minLength: 1, maxLength: 12, size: 'max' })
  .map((sold) => sold.map((block, at) => ({ ...block, id: `B${at}`, sequence: -at })));

export const somePolicy: fc.Arbitrary<Policy> = fc
  .record({
    increment: fc.constantFrom(1, 6, 10, 15, 30),
    rounding: fc.constantFrom('up', 'nearest'),
    roundPer: fc.constantFrom('entry', 'job-day'),
    minimum: fc.constantFrom(0, 0, 15, 20),
    drawOrder: fc.constantFrom('purchase', 'soonest-expiry'),
    onShortage: fc.constantFrom('overage', 'overage', 'hold', 'stop'),
    travel: fc.constantFrom('separate', 'drawn', 'free'),
    lateEntryGraceDays: fc.constantFrom(0, 14),
  } as const)
  .map((chosen) => ({
    ...DEFAULT_POLICY,
    ...chosen,
    standardRatePerHour: '100.01',
    workTypes: {
      night: { weight: '3/2', standardRatePerHour: null, flatFee: null, travel: false },
      drive: { weight: '1/3', standardRatePerHour: '40', flatFee: null, travel: true },
    },
  }));

const someMinutes = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 300 }));

/** Entries of one client; some have a clock, some only a day. */
export const someEntries: fc.Arbitrary<readonly PlacedEntry[]> = fc
  .array(
    fc.record({
      on: someDay,
      count: someMinutes,
      workType: someWorkType,
      job: fc.constantFrom('website', 'server'),
      hour: fc.option(fc.integer({ min: 0, max: 23 })),
    }),
    { maxLength: 25, size: 'max' },
  )
  .map((rows) =>
    rows.map(({ on, count, workType, job, hour }, place) => ({
      ...entryOf({ id: `E${place}`, workedOn: on, workedMinutes: minutes(count) }),
      workType,
      job,
      startedAt: hour === null ? null : Date.parse(on) / 1000 + hour * 3600,
      place,
    })),
  );

/** What happens to a client. A number picks one of what is there, counted round and round. */
export type Command =
  | { readonly act: 'sell'; readonly block: Omit<Block, 'id' | 'sequence'> }
  | {
      readonly act: 'work';
      readonly on: LocalDate;
      readonly count: number;
      readonly workType: string;
    }
  | { readonly act: 'lapse'; readonly on: LocalDate }
  | { readonly act: 'reverse'; readonly on: LocalDate; readonly pick: number }
  | { readonly act: 'extend'; readonly on: LocalDate; readonly pick: number }
  | Returning<'refund'>
  | Returning<'reopen'>;

type Returning<Act extends string> = {
  readonly act: Act;
  readonly on: LocalDate;
  readonly pick: number;
  readonly count: number;
};

const pick = fc.nat(1000);
const count = fc.integer({ min: 0, max: 30 });
const act = <const T extends string>(name: T) => fc.constant(name);

export const someLife: fc.Arbitrary<readonly Command[]> = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: act('sell'), block: someBlock }) },
    {
      weight: 8,
      arbitrary: fc.record({
        act: act('work'),
        on: someDay,
        count: someMinutes,
        workType: someWorkType,
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: act('lapse'), on: someDay }) },
    { weight: 3, arbitrary: fc.record({ act: act('reverse'), on: someDay, pick }) },
    { weight: 1, arbitrary: fc.record({ act: act('extend'), on: someDay, pick }) },
    { weight: 1, arbitrary: fc.record({ act: act('refund'), on: someDay, pick, count }) },
    { weight: 2, arbitrary: fc.record({ act: act('reopen'), on: someDay, pick, count }) },
  ),
  { maxLength: 60, size: 'max' },
);

/** Where a life stands. */
export type Life = {
  readonly standing: Standing;
  /** Posted and not reversed. */
  readonly postings: readonly Posting[];
  readonly journal: readonly Transaction[];
  /** The account before the last command. */
  readonly before: Account;
};

/** Runs the commands; every state on the way, the last one last. */
export function* live(commands: readonly Command[], policy: Policy): Generator<Life, void> {
  const account = accountOf([], policy.drawOrder);
  let life: Life = {
    standing: { account, jobDays: new Map() },
    postings: [],
    journal: [],
    before: account,
  };
  for (const command of commands) {
    const { account: before } = life.standing;
    life = { ...life, before, ...lived(life, command, policy) };
    yield life;
  }
}

function lived(life: Life, command: Command, policy: Policy): Partial<Life> {
  const { standing, postings, journal } = life;
  const { account } = standing;
  const lots = accountLots(account);
  const moved = (to: Account, ...booked: readonly Transaction[]): Partial<Life> => ({
    standing: { ...standing, account: to },
    journal: [...journal, ...booked],
  });
  if (command.act === 'sell') {
    const block = { ...command.block, id: `B${lots.length}`, sequence: lots.length };
    return moved(accountOf([...lots, newLot(block)], policy.drawOrder), saleOf(block));
  }
  if (command.act === 'work') return worked(life, command, policy);
  if (command.act === 'lapse') {
    const { lapses, account: after } = lapseDue(account, command.on, policy.lateEntryGraceDays);
    return moved(after, ...lapses.map(lapseOf));
  }
  if (command.act === 'reverse') {
    const posting = postings[command.pick % postings.length];
    if (posting === undefined) return {};
    const { reversal, account: after } = reverse(account, posting, command.on);
    const booked = moved(after, reversalOf(reversal, command.on));
    return { ...booked, postings: postings.filter((other) => other !== posting) };
  }
  const id = lots[command.pick % lots.length]?.block.id;
  if (id === undefined) return {};
  if (command.act === 'extend') {
    const extended = extend(account, id, command.on);
    return 'code' in extended ? {} : moved(extended);
  }
  const count = minutes(command.count);
  const given =
    command.act === 'refund' ? refund(account, id, count) : reopen(account, id, count, command.on);
  if ('code' in given) return {};
  const booked =
    command.act === 'refund'
      ? refundOf(given.slice, NO_MONEY, toBalance(given.slice), command.on)
      : reopeningOf(given.slice, command.on);
  return moved(given.account, booked);
}

function worked(
  { standing, postings, journal }: Life,
  { on, count, workType }: Extract<Command, { act: 'work' }>,
  policy: Policy,
): Partial<Life> {
  const entry = entryOf({
    id: String(journal.length),
    workedOn: on,
    workedMinutes: minutes(count),
    workType,
  });
  const booked = bookEntries(standing, [entry], termsFor(policy, EUR));
  return {
    standing: { account: booked.account, jobDays: booked.jobDays },
    postings: [...postings, ...booked.postings],
    journal: [...journal, ...booked.postings.map(workOf)],
  };
}

/** The account with every block drained by a refund of all that is left of it. */
export function drained(account: Account): Account {
  let after = account;
  for (const { block } of accountLots(account)) {
    const lot = findLot(after, block.id);
    if (lot === null) throw new Error(`block ${block.id} is lost`);
    const given = refund(after, block.id, leftMinutes(lot));
    if ('code' in given) throw new Error(`block ${block.id} cannot be drained`);
    after = given.account;
  }
  return after;
}
