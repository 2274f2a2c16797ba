/** The lines of ledger tables, read: what they say of policies, kinds of work, blocks and days. */
import { type LocalDate, localDate } from '../../src/engine/days.ts';
import type { Minutes } from '../../src/engine/hours.ts';
import { type Cents, type Currency, parseCurrency, proportion } from '../../src/engine/money.ts';
import type { Policy } from '../../src/engine/policy.ts';
import { amountOf, durationOf } from './ledger-words.ts';

/** A line in its words: `work 45 min on …` is `work` with `45min`, `on`, … */
export type Line = { readonly verb: string; readonly given: readonly string[] };

export function lineOf(question: string): Line {
  const [verb = '', ...given] = question.replace(/(\d) min\b/g, '$1min').split(/[ ,]+/);
  return { verb, given };
}

/** The word after another one; null without it. */
export function after(given: readonly string[], word: string): string | null {
  return given.includes(word) ? (given[given.indexOf(word) + 1] ?? null) : null;
}

/** The day after a word. */
export function dayAfter(given: readonly string[], word: string): LocalDate {
  return localDate(after(given, word) ?? '');
}

/** `policy increment 15, rounding up, standard 100.00/h`: the words of POLICY_WORDS. */
export function policyIn(given: readonly string[]): Partial<Policy> {
  let policy: Partial<Policy> = {};
  for (let at = 0; at < given.length; at += 2) {
    const [word = '', value = ''] = given.slice(at, at + 2);
    const change = POLICY_WORDS[word];
    if (change === undefined) throw new Error(`no policy has the word ${word}`);
    policy = { ...policy, ...change(value) };
  }
  return policy;
}

const POLICY_WORDS: Readonly<Record<string, (value: string) => Partial<Policy>>> = {
  increment: (value) => ({ increment: Number(value) }),
  rounding: (value) => ({ rounding: oneOf(value, 'up', 'nearest') }),
  per: (value) => ({ roundPer: oneOf(value, 'entry', 'job-day') }),
  minimum: (value) => ({ minimum: Number(value) }),
  order: (value) => ({ drawOrder: oneOf(value, 'purchase', 'soonest-expiry') }),
  grace: (value) => ({ lateEntryGraceDays: Number(value) }),
  shortage: (value) => ({ onShortage: oneOf(value, 'overage', 'hold', 'stop') }),
  standard: (value) => ({ standardRatePerHour: value.replace('/h', '') }),
  travel: (value) => ({ travel: oneOf(value, 'separate', 'drawn', 'free') }),
  currency: (value) => ({ currency: parseCurrency(value) }),
};

function oneOf<const T extends string>(value: string, ...allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`${value} is none of ${allowed.join(', ')}`);
  return found;
}

/** `kind drive travel, fee 35.00`: the terms of a kind of work, by its name. */
export function kindIn([name = '', ...given]: readonly string[]) {
  const terms: Policy['workTypes'][string] = {
    weight: after(given, 'weight') ?? '1',
    standardRatePerHour: after(given, 'standard')?.replace('/h', '') ?? null,
    flatFee: after(given, 'fee'),
    travel: given.includes('travel'),
  };
  return { name, terms };
}

/** `A 10h 150.00/h bought 2026-01-05 expires 2026-12-31 for remote on-site`: a block as sold. */
export type ToldBlock = {
  readonly id: string;
  readonly minutes: Minutes;
  /** As it is written: an amount for all of it, or a rate an hour with `/h`. */
  readonly priced: string;
  readonly price: Cents;
  readonly boughtOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly workTypes: readonly string[] | null;
  /** How much of it is open; null: all of it. */
  readonly openMinutes: Minutes | null;
  /** Its place in the order of sale; null: after those above it. */
  readonly sequence: number | null;
};

export function blockIn(given: readonly string[], currency: Currency): ToldBlock {
  const [id = '', time = '', priced = ''] = given;
  const bought = durationOf(time);
  const amount = amountOf(priced.replace('/h', ''), currency);
  const expires = after(given, 'expires');
  const open = after(given, 'open');
  const sequence = after(given, 'sequence');
  return {
    id,
    minutes: bought,
    priced,
    price: priced.endsWith('/h') ? proportion(amount, bought, 60) : amount,
    boughtOn: dayAfter(given, 'bought'),
    expiresOn: expires === null ? null : localDate(expires),
    workTypes: given.includes('for') ? given.slice(given.indexOf('for') + 1) : null,
    openMinutes: open === null ? null : durationOf(open),
    sequence: sequence === null ? null : Number(sequence),
  };
}

/** `45min on 2026-03-01 kind phone job website`: work, of which the day and the minutes count. */
export type ToldWork = {
  readonly workedOn: LocalDate;
  readonly minutes: Minutes;
  readonly workType: string;
  readonly job: string;
};

export function workIn(given: readonly string[]): ToldWork {
  return {
    workedOn: dayAfter(given, 'on'),
    minutes: durationOf(given[0] ?? ''),
    workType: after(given, 'kind') ?? 'remote',
    job: after(given, 'job') ?? 'job',
  };
}
