/** The forecast (J1): how fast a client draws, and when the usable minutes will have run out. */
import { type Account, accountLots } from './accounts.ts';
import { addDays, daysBetween, type LocalDate } from './days.ts';
import { type Minutes, minutes } from './hours.ts';
import { type Lot, usableMinutes } from './lots.ts';

/** Draws older than this many days say nothing about the days to come. */
export const BURN_DAYS = 90;

/** Minutes drawn from blocks for work on one day. */
export type Drawn = { readonly on: LocalDate; readonly minutes: Minutes };

export type Forecast = {
  /** The days looked at, both inclusive: the last 90, or since the first block was bought. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly drawnMinutes: Minutes;
  /** Minutes that can still be drawn, over all blocks. */
  readonly usableMinutes: Minutes;
  /** Minutes a week, rounded half up. Low and high: one mean deviation of its weeks from the mean. */
  readonly burnMinutesPerWeek: Minutes;
  readonly lowBurnMinutesPerWeek: Minutes;
  readonly highBurnMinutesPerWeek: Minutes;
  /** The first day on which nothing usable is left; null when that day is not in sight. */
  readonly runsOutOn: LocalDate | null;
  /** The same day at the high and at the low burn. */
  readonly earliestRunsOutOn: LocalDate | null;
  readonly latestRunsOutOn: LocalDate | null;
};

/** A forecast without its band: what is told of many clients at once. */
export type Outlook = Pick<
  Forecast,
  'drawnMinutes' | 'usableMinutes' | 'burnMinutesPerWeek' | 'runsOutOn'
>;

/** Why there is no forecast. */
export type NoForecast = { readonly reason: 'no_draws' | 'nothing_usable' };

/** An exact burn: minutes in so many days. */
type Burn = { readonly minutes: bigint; readonly days: bigint };

/** A run-out further away than this is not told: nobody's habits last so long. */
const FURTHEST_DAYS = 3650;

/**
 * Looks `BURN_DAYS` back from the close of `asOf` and ahead until the usable minutes are gone.
 * `firstBoughtOn` tells when the client's first block was bought, where the account lacks those that
 * are used up: by itself, it knows only of its own.
 */
export function forecast(
  account: Account,
  draws: Iterable<Drawn>,
  asOf: LocalDate,
  firstBoughtOn: LocalDate | null = null,
): Forecast | NoForecast {
  const lots = accountLots(account).filter((lot) => isUsable(lot, asOf));
  const usable = lots.reduce((sum, lot) => sum + usableMinutes(lot), 0);
  if (usable === 0) return { reason: 'nothing_usable' };
  const from = firstDay(account, asOf, firstBoughtOn);
  const recent = [...draws].filter((drawn) => drawn.on >= from && drawn.on <= asOf);
  if (recent.length === 0) return { reason: 'no_draws' };
  const days = daysBetween(from, asOf) + 1;
  const byDaysAgo = minutesByDaysAgo(recent, days, asOf);
  const total = byDaysAgo.reduce((sum, count) => sum + count, 0);
  if (total <= 0) return { reason: 'no_draws' };
  const burn = { minutes: BigInt(total), days: BigInt(days) };
  const { low, high } = band(burn, byDaysAgo);
  return {
    from,
    to: asOf,
    drawnMinutes: minutes(total),
    usableMinutes: minutes(usable),
    burnMinutesPerWeek: perWeek(burn),
    lowBurnMinutesPerWeek: perWeek(low),
    highBurnMinutesPerWeek: perWeek(high),
    runsOutOn: runOut(lots, burn, asOf),
    earliestRunsOutOn: runOut(lots, high, asOf),
    latestRunsOutOn: runOut(lots, low, asOf),
  };
}

/**
 * The same without the band, of which it tells all but that: from what was drawn since `firstBurnDay`
 * in one sum, whose weeks need not be known.
 */
export function outlook(
  account: Account,
  drawnMinutes: number,
  asOf: LocalDate,
  firstBoughtOn: LocalDate | null = null,
): Outlook | NoForecast {
  const lots = accountLots(account).filter((lot) => isUsable(lot, asOf));
  const usable = lots.reduce((sum, lot) => sum + usableMinutes(lot), 0);
  if (usable === 0) return { reason: 'nothing_usable' };
  if (drawnMinutes <= 0) return { reason: 'no_draws' };
  const days = daysBetween(firstDay(account, asOf, firstBoughtOn), asOf) + 1;
  const burn = { minutes: BigInt(drawnMinutes), days: BigInt(days) };
  return {
    drawnMinutes: minutes(drawnMinutes),
    usableMinutes: minutes(usable),
    burnMinutesPerWeek: perWeek(burn),
    runsOutOn: runOut(lots, burn, asOf),
  };
}

/** The first of the days that a forecast goes by, of a client whose first block was bought then. */
export function firstBurnDay(asOf: LocalDate, firstBoughtOn: LocalDate): LocalDate {
  const earliest = addDays(asOf, 1 - BURN_DAYS);
  return firstBoughtOn < earliest ? earliest : firstBoughtOn;
}

function minutesByDaysAgo(draws: readonly Drawn[], days: number, asOf: LocalDate): number[] {
  const byDaysAgo = new Array<number>(days).fill(0);
  const daysAgo = new Map<LocalDate, number>();
  for (const drawn of draws) {
    let ago = daysAgo.get(drawn.on);
    if (ago === undefined) {
      ago = daysBetween(drawn.on, asOf);
      daysAgo.set(drawn.on, ago);
    }
    byDaysAgo[ago] = (byDaysAgo[ago] ?? 0) + drawn.minutes;
  }
  return byDaysAgo;
}

function isUsable(lot: Lot, asOf: LocalDate): boolean {
  const { boughtOn, expiresOn } = lot.block;
  return boughtOn <= asOf && (expiresOn === null || expiresOn >= asOf) && usableMinutes(lot) > 0;
}

function firstDay(account: Account, asOf: LocalDate, firstBoughtOn: LocalDate | null): LocalDate {
  let first = firstBoughtOn !== null && firstBoughtOn < asOf ? firstBoughtOn : asOf;
  for (const { block } of accountLots(account)) if (block.boughtOn < first) first = block.boughtOn;
  return firstBurnDay(asOf, first);
}

/** Mean ± the mean deviation of the whole weeks counted back from the last day. */
function band(burn: Burn, byDaysAgo: readonly number[]): { low: Burn; high: Burn } {
  const weeks = Math.floor(byDaysAgo.length / 7);
  if (weeks < 2) return { low: burn, high: burn };
  const totals = Array.from({ length: weeks }, (_, week) =>
    byDaysAgo.slice(week * 7, week * 7 + 7).reduce((sum, count) => sum + count, 0),
  );
  const sum = totals.reduce((all, week) => all + week, 0);
  // Deviations are kept times the number of weeks, so that they stay whole.
  const deviation = totals.reduce((all, week) => all + Math.abs(week * weeks - sum), 0);
  const spread = { minutes: BigInt(deviation), days: BigInt(7 * weeks * weeks) };
  const days = burn.days * spread.days;
  const mean = burn.minutes * spread.days;
  const away = spread.minutes * burn.days;
  return {
    low: { minutes: mean > away ? mean - away : 0n, days },
    high: { minutes: mean + away, days },
  };
}

function perWeek(burn: Burn): Minutes {
  const doubled = (burn.minutes * 14n + burn.days) / (burn.days * 2n);
  return minutes(Number(doubled));
}

/**
 * The first day on whose close nothing usable is left. Every day draws from the first usable block
 * in draw order; what is left of a block after its last day is no longer counted. Counted in parts
 * of a minute, `burn.days` to each, so that a day's burn is whole and no fraction is ever lost.
 */
function runOut(lots: readonly Lot[], burn: Burn, asOf: LocalDate): LocalDate | null {
  const queue = lots.map((lot) => ({
    lastDay: daysUntilExpiry(lot, asOf),
    parts: BigInt(usableMinutes(lot)) * burn.days,
  }));
  let remaining = queue.reduce((sum, lot) => sum + lot.parts, 0n);
  let daysOn = 0;
  let head = 0;
  for (const expiring of [...queue].sort((a, b) => a.lastDay - b.lastDay)) {
    const burned = burn.minutes * BigInt(expiring.lastDay - daysOn);
    if (burned >= remaining) return addDays(asOf, daysOn + daysToBurn(remaining, burn));
    head = drawDown(queue, head, burned);
    daysOn = expiring.lastDay;
    if (daysOn === FURTHEST_DAYS) return null;
    remaining -= burned + expiring.parts;
    expiring.parts = 0n;
    if (remaining === 0n) return addDays(asOf, daysOn + 1);
  }
  return null;
}

/** Takes parts from the front of the queue on; says where the front is then. */
function drawDown(queue: { parts: bigint }[], front: number, count: bigint): number {
  let head = front;
  let wanted = count;
  for (let lot = queue[head]; wanted > 0n && lot !== undefined; lot = queue[head]) {
    const taken = lot.parts < wanted ? lot.parts : wanted;
    lot.parts -= taken;
    wanted -= taken;
    if (lot.parts === 0n) head += 1;
  }
  return head;
}

/** How many days so many parts of a minute last, the last one perhaps not to its end. */
function daysToBurn(parts: bigint, burn: Burn): number {
  return Number((parts + burn.minutes - 1n) / burn.minutes);
}

function daysUntilExpiry(lot: Lot, asOf: LocalDate): number {
  const { expiresOn } = lot.block;
  if (expiresOn === null) return FURTHEST_DAYS;
  return Math.min(FURTHEST_DAYS, daysBetween(asOf, expiresOn));
}
