/** How a client stands: what is left, what a bar of it is measured against, and what is in trouble. */
import { type Account, accountLots, usableOn } from './accounts.ts';
import { addDays, type LocalDate } from './days.ts';
import type { NoForecast, Outlook } from './forecast.ts';
import { type Minutes, minutes, NO_MINUTES } from './hours.ts';
import { type Lot, leftMinutes, leftValue, usableMinutes } from './lots.ts';
import { type Cents, cents } from './money.ts';
import { compareBlocks } from './shelf.ts';

/** What is to be seen to of a client, the worst first. */
export const TROUBLES = ['waiting', 'dry', 'running_dry', 'overdue', 'expiring', 'unpaid'] as const;

export type Trouble = (typeof TROUBLES)[number];

/** Whoever runs out within so many days runs dry: time enough to offer, and to pay, a new block. */
const RUNNING_DRY_DAYS = 30;

/** A block that expires within so many days is expiring, as in the first notice of it (I2). */
const EXPIRING_DAYS = 60;

/** What is in a client's blocks on a day. */
export type Holding = {
  /** Can be drawn for work of that day: the one number for all hours left. */
  readonly usableMinutes: Minutes;
  /** What a bar of the usable minutes is measured against, the same on every screen. */
  readonly fullMinutes: Minutes;
  /** In all blocks: unpaid ones, and expired ones in their grace, too. */
  readonly leftMinutes: Minutes;
  readonly leftValue: Cents;
  /** Minutes that a payment would open (A4). */
  readonly unpaidMinutes: Minutes;
  /** The block whose minutes go first of those that have not expired; null when none ever goes. */
  readonly nextExpiry: Lot | null;
};

/** What is in these blocks on a day; what has lapsed by then is taken off them already (`lotOn`). */
export function holdingOn(account: Account, day: LocalDate): Holding {
  const lots = accountLots(account);
  const sum = (count: (lot: Lot) => number): Minutes =>
    minutes(lots.reduce((all, lot) => all + count(lot), 0));
  return {
    usableMinutes: usableOn(account, day),
    fullMinutes: sum((lot) => fullMinutes(lot, day)),
    leftMinutes: sum(leftMinutes),
    leftValue: cents(lots.reduce((all, lot) => all + leftValue(lot), 0)),
    unpaidMinutes: sum((lot) => unpaidMinutes(lot, day)),
    nextExpiry: expiringFrom(lots, day)[0] ?? null,
  };
}

/** All minutes that were bought with a block, as long as any can be drawn on the day; then none. */
function fullMinutes(lot: Lot, day: LocalDate): Minutes {
  const { boughtOn, minutes: bought } = lot.block;
  const usable = boughtOn <= day && !hasExpired(lot, day) && usableMinutes(lot) > 0;
  return usable ? bought : NO_MINUTES;
}

/** Minutes of a block that a payment would open (A4): of one that has expired, none. */
export function unpaidMinutes(lot: Lot, day: LocalDate): Minutes {
  return hasExpired(lot, day) ? NO_MINUTES : minutes(leftMinutes(lot) - usableMinutes(lot));
}

function hasExpired({ block: { expiresOn } }: Lot, day: LocalDate): boolean {
  return expiresOn !== null && expiresOn < day;
}

/** Lots with minutes left that expire on a day or later, the first first; of one day, by sale. */
export function expiringFrom(lots: readonly Lot[], day: LocalDate): readonly Lot[] {
  return lots
    .filter((lot) => lot.block.expiresOn !== null && !hasExpired(lot, day) && leftMinutes(lot) > 0)
    .sort((a, b) => compareBlocks(a.block, b.block, 'soonest-expiry'));
}

/** True for a lot that is expiring: its minutes are at risk. */
export function isExpiring(lot: Lot, day: LocalDate): boolean {
  const { expiresOn } = lot.block;
  if (expiresOn === null || hasExpired(lot, day) || leftMinutes(lot) === 0) return false;
  return expiresOn <= addDays(day, EXPIRING_DAYS);
}

/** What trouble is told from. */
export type Standing = {
  readonly holding: Pick<Holding, 'usableMinutes' | 'unpaidMinutes' | 'nextExpiry'>;
  readonly outlook: Outlook | NoForecast;
  /** Minutes drawn on the days that the forecast goes by. */
  readonly drawnMinutes: number;
  readonly waitingEntries: number;
  /** Open on invoices that were due before the day. */
  readonly overdue: Cents;
};

/**
 * The troubles of a client on a day, the worst first. A client is dry with nothing usable left who
 * drew hours lately: one who draws none lacks none.
 */
export function troublesOf(standing: Standing, day: LocalDate): readonly Trouble[] {
  const { holding, outlook, drawnMinutes, waitingEntries, overdue } = standing;
  const { nextExpiry } = holding;
  const is: Readonly<Record<Trouble, boolean>> = {
    waiting: waitingEntries > 0,
    dry: holding.usableMinutes === 0 && drawnMinutes > 0,
    running_dry: runsDry(outlook, day),
    overdue: overdue > 0,
    expiring: nextExpiry !== null && isExpiring(nextExpiry, day),
    unpaid: holding.unpaidMinutes > 0,
  };
  return TROUBLES.filter((trouble) => is[trouble]);
}

function runsDry(outlook: Outlook | NoForecast, day: LocalDate): boolean {
  if ('reason' in outlook || outlook.runsOutOn === null) return false;
  return outlook.runsOutOn <= addDays(day, RUNNING_DRY_DAYS);
}

/** How bad the worst trouble is: 0 for the worst there is; without any, after all of them. */
export function rankOf(troubles: readonly Trouble[]): number {
  const [worst] = troubles;
  return worst === undefined ? TROUBLES.length : TROUBLES.indexOf(worst);
}
