/** Booking: a client's blocks and entries, from the first sale to the close of a day. */
import { type Account, accountLots, openAccount, usableOn } from './accounts.ts';
import type { Block } from './blocks.ts';
import { addDays, type LocalDate } from './days.ts';
import type { Entry } from './entries.ts';
import { BURN_DAYS, type Drawn, type Forecast, forecast, type NoForecast } from './forecast.ts';
import { nextJobDay } from './job-days.ts';
import { type Lapse, lapseDue } from './lapse.ts';
import type { Lot } from './lots.ts';
import type { Currency } from './money.ts';
import { type Policy, type Terms, termsFor } from './policy.ts';
import { type Posting, post } from './post.ts';
import type { Refusal } from './refusals.ts';
import type { JobDay } from './rounding.ts';
import { type Totals, totalsOf } from './totals.ts';

/** An entry and its place among those that began at the same time. */
export type PlacedEntry = Entry & { readonly place: number };

type RefusedEntry<E extends Entry> = { readonly entry: E; readonly refusal: Refusal };

export type ClientBook<E extends PlacedEntry = PlacedEntry> = {
  readonly client: string;
  /** Null when the client has bought nothing and the policy names no currency. */
  readonly currency: Currency | null;
  /** In draw order. */
  readonly lots: readonly Lot[];
  /** In the order booked. */
  readonly postings: readonly Posting[];
  readonly lapses: readonly Lapse[];
  readonly refused: readonly RefusedEntry<E>[];
  /** Blocks bought and entries worked after the close: not part of these books. */
  readonly laterBlocks: readonly Block[];
  readonly laterEntries: readonly E[];
  readonly totals: Totals;
  readonly forecast: Forecast | NoForecast;
};

export type ClientInput<E extends PlacedEntry = PlacedEntry> = {
  readonly client: string;
  /** The currency of its blocks; null when it has none. */
  readonly currency: Currency | null;
  readonly blocks: readonly Block[];
  readonly entries: readonly E[];
};

/** Books one client: sales, entries in order, then what lapsed by the close of `asOf`. */
export function bookClient<E extends PlacedEntry>(
  input: ClientInput<E>,
  policy: Policy,
  asOf: LocalDate,
): ClientBook<E> {
  const currency = input.currency ?? policy.currency;
  const terms = termsFor(policy, currency);
  const blocks = input.blocks.filter((block) => block.boughtOn <= asOf);
  const inOrder = inBookingOrder(input.entries);
  const entries = inOrder.filter((entry) => entry.workedOn <= asOf);
  const opened = openAccount(blocks, policy.drawOrder);
  const booked = bookEntries({ account: opened, jobDays: new Map() }, entries, terms);
  const { lapses, account } = lapseDue(booked.account, asOf, policy.lateEntryGraceDays);
  const lots = accountLots(account);
  return {
    client: input.client,
    currency,
    lots,
    postings: booked.postings,
    lapses,
    refused: booked.refused,
    laterBlocks: input.blocks.filter((block) => block.boughtOn > asOf),
    laterEntries: inOrder.filter((entry) => entry.workedOn > asOf),
    totals: totalsOf(lots, booked.postings, usableOn(account, asOf)),
    forecast: forecast(account, recentDraws(booked.postings, asOf), asOf),
  };
}

/** By start, or by day where no start is known (first on that day); then by place. */
export function inBookingOrder<E extends PlacedEntry>(entries: readonly E[]): readonly E[] {
  const inOrder = entries.every(
    (entry, index) => index === 0 || compareEntries(entries[index - 1] ?? entry, entry) <= 0,
  );
  return inOrder ? entries : entries.toSorted(compareEntries);
}

function compareEntries(a: PlacedEntry, b: PlacedEntry): number {
  if (a.startedAt !== null && b.startedAt !== null) {
    return a.startedAt - b.startedAt || a.place - b.place;
  }
  if (a.workedOn !== b.workedOn) return a.workedOn < b.workedOn ? -1 : 1;
  if (a.startedAt === b.startedAt) return a.place - b.place;
  return a.startedAt === null ? -1 : 1;
}

/** Where a run of bookings stands: the account, and what each job's days were billed so far (B2). */
export type Standing = {
  readonly account: Account;
  readonly jobDays: ReadonlyMap<string, JobDay>;
};

export type BookedEntries<E extends Entry> = Standing & {
  readonly postings: readonly Posting[];
  readonly refused: readonly RefusedEntry<E>[];
};

/**
 * Posts entries one after the other. One run over all of them is the same as two runs, the second
 * from where the first stands. A refused entry draws nothing and holds up none of the others.
 */
export function bookEntries<E extends Entry>(
  from: Standing,
  entries: readonly E[],
  terms: Terms,
): BookedEntries<E> {
  const perJobDay = terms.policy.roundPer === 'job-day';
  const jobDays = perJobDay ? new Map(from.jobDays) : from.jobDays;
  const postings: Posting[] = [];
  const refused: RefusedEntry<E>[] = [];
  let { account } = from;
  for (const entry of entries) {
    const jobDay = nextJobDay(jobDays, entry, terms);
    const choice = jobDay === null ? {} : { billedMinutes: jobDay.billedMinutes };
    const posted = post(account, entry, terms, choice);
    if ('code' in posted) {
      refused.push({ entry, refusal: posted });
      continue;
    }
    account = posted.account;
    postings.push(posted.posting);
    if (jobDay !== null) (jobDays as Map<string, JobDay>).set(jobDay.key, jobDay.after);
  }
  return { account, jobDays, postings, refused };
}

/** The draws a forecast looks at. */
function recentDraws(postings: readonly Posting[], asOf: LocalDate): readonly Drawn[] {
  const from = addDays(asOf, 1 - BURN_DAYS);
  const recent: Drawn[] = [];
  for (const { draws, entry } of postings) {
    if (entry.workedOn < from) continue;
    for (const slice of draws) recent.push({ on: entry.workedOn, minutes: slice.minutes });
  }
  return recent;
}
