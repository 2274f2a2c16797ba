/** A block: a purchase of prepaid minutes, frozen as it was sold (A1, A2). */
import { addMonths, type LocalDate } from './days.ts';
import { type Minutes, minutes, NO_MINUTES } from './hours.ts';
import { type Cents, cents, proportion } from './money.ts';

export type Block = {
  /** Unique within its client. */
  readonly id: string;
  /** Place in the order of sale: breaks the tie of blocks bought on one day (A6). */
  readonly sequence: number;
  readonly boughtOn: LocalDate;
  /** The last usable day, inclusive; null when the block never expires (A5). */
  readonly expiresOn: LocalDate | null;
  readonly minutes: Minutes;
  /** For all its minutes, before tax. */
  readonly price: Cents;
  /** The work types it is limited to; null for all (A7). */
  readonly workTypes: readonly string[] | null;
  /**
   * How many of its minutes are open so far: all once it is paid (A4). Those that were refunded
   * count among them; they are gone, and no payment opens them again.
   */
  readonly openMinutes: Minutes;
};

/** When a block opens (A4): once paid in full, once invoiced, or minute by minute as it is paid. */
export type BlockUsable = 'paid' | 'issued' | 'proportional';

/** What is known of a block's invoice, in minor units. */
export type BlockPayment = {
  readonly issued: boolean;
  readonly paid: Cents;
  readonly total: Cents;
};

/** How many of a block's minutes are open (A4); proportional: floor(N · paid / total). */
export function openMinutes(
  bought: Minutes,
  payment: BlockPayment,
  blockUsable: BlockUsable,
): Minutes {
  const { issued, paid, total } = payment;
  if (!issued) return NO_MINUTES;
  if (blockUsable === 'issued' || paid >= total) return bought;
  if (blockUsable === 'paid') return NO_MINUTES;
  return minutes(Number((BigInt(bought) * BigInt(paid)) / BigInt(total)));
}

/** A tier of the catalogue (A2): so many minutes at a price, valid for some months. */
export type Tier = {
  readonly minutes: Minutes;
  readonly price: Cents;
  /** Null: blocks of this tier never expire. */
  readonly validityMonths: number | null;
  /** The first day this price holds; a later one of the same minutes replaces it. */
  readonly validFrom: LocalDate;
};

/** The price of a tier as it holds on a day; null when it is not sold yet. */
export function tierOn(prices: readonly Tier[], day: LocalDate): Tier | null {
  let latest: Tier | null = null;
  for (const tier of prices) {
    if (tier.validFrom > day) continue;
    if (latest === null || tier.validFrom > latest.validFrom) latest = tier;
  }
  return latest;
}

/** What a block costs an hour (A1): P·60/N, half away from zero; for showing, never for values. */
export function rateCentsPerHour(price: Cents, bought: Minutes): Cents {
  return proportion(price, 60, bought);
}

/** What the block saves against the standard rate (A1): 20 h at 90.00 against 100.00 save 200.00. */
export function saving(price: Cents, bought: Minutes, standardCentsPerHour: Cents): Cents {
  return cents(proportion(standardCentsPerHour, bought, 60) - price);
}

/** The last usable day of a block (A5): `boughtOn` + validity, clamped to the month's end. */
export function expiryOf(boughtOn: LocalDate, validityMonths: number | null): LocalDate | null {
  return validityMonths === null ? null : addMonths(boughtOn, validityMonths);
}
