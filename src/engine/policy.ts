/** Policies: the ways in which providers differ, as values (product.md). */
import { type Decimal, parseDecimal, parseRatio, type Ratio } from './exact.ts';
import { NO_MINUTES } from './hours.ts';
import { type Cents, type Currency, moneyOf } from './money.ts';

type Rounding = 'up' | 'nearest';
type RoundPer = 'entry' | 'job-day';
export type DrawOrder = 'purchase' | 'soonest-expiry';
export type OnShortage = 'overage' | 'hold' | 'stop';
type Travel = 'separate' | 'drawn' | 'free';

/** How a provider's hours are drawn, in the words and units in which it is written down. */
export type DrawingPolicy = {
  /** Minutes; billed time is a multiple of it (B2). */
  readonly increment: number;
  readonly rounding: Rounding;
  readonly roundPer: RoundPer;
  /** Minutes an entry (or a job's day) is billed at least, when anything was worked (B2). */
  readonly minimum: number;
  readonly longestEntryMinutes: number;
  readonly drawOrder: DrawOrder;
  readonly lateEntryGraceDays: number;
  readonly onShortage: OnShortage;
  readonly travel: Travel;
};

/** All that one file can say of a provider: its policy, its rates and its time zone. */
export type Policy = DrawingPolicy & {
  /** A decimal in the client's currency; null: overage is told in minutes only (B6). */
  readonly standardRatePerHour: string | null;
  /**
   * The currency the rates are in, and that of clients who have bought nothing yet. Null: the rates
   * are in each client's own.
   */
  readonly currency: Currency | null;
  readonly workTypes: Readonly<Record<string, WorkTypePolicy>>;
  readonly timeZone: string;
};

type WorkTypePolicy = {
  /** An exact ratio such as `3/2` (B3). */
  readonly weight: string;
  readonly standardRatePerHour: string | null;
  /** What one entry costs when it is billed apart, whatever its minutes; null: by the hour (B10). */
  readonly flatFee: string | null;
  /** True when this work is travel (B10). */
  readonly travel: boolean;
};

/** What holds where a firm has set nothing. */
export const DEFAULT_POLICY: Policy = {
  increment: 1,
  rounding: 'up',
  roundPer: 'entry',
  minimum: NO_MINUTES,
  longestEntryMinutes: 24 * 60,
  drawOrder: 'purchase',
  lateEntryGraceDays: 14,
  onShortage: 'overage',
  standardRatePerHour: null,
  currency: null,
  workTypes: {},
  timeZone: 'UTC',
  travel: 'separate',
};

/** One work type's terms for one client: its weight, and its rate in minor units an hour. */
export type WorkTerms = {
  readonly weight: Ratio;
  readonly travel: boolean;
  /** Null when no rate is agreed, or the client's currency is not known. */
  readonly rateCentsPerHour: Cents | null;
  /** Null when it is billed by the hour, or the client's currency is not known. */
  readonly flatFee: Cents | null;
};

/** The policy as it applies to one client: rates in the client's own currency. */
export type Terms = {
  readonly policy: DrawingPolicy;
  readonly workTypes: ReadonlyMap<string, WorkTerms>;
  /** For every work type the policy does not name. */
  readonly otherWork: WorkTerms;
};

/**
 * Resolves the policy's rates for a client who pays in `currency` (null: not known). Where the
 * policy names another currency, its rates say nothing about this client.
 */
export function termsFor(policy: Policy, currency: Currency | null): Terms {
  const money = (text: string | null): Cents | null => {
    const amount: Decimal | null = text === null ? null : parseDecimal(text);
    if (amount === null || currency === null) return null;
    if (policy.currency !== null && policy.currency !== currency) return null;
    return moneyOf(amount, 1, 1, currency);
  };
  const standardRate = money(policy.standardRatePerHour);
  const workTypes = new Map<string, WorkTerms>();
  for (const [name, work] of Object.entries(policy.workTypes)) {
    workTypes.set(name, {
      weight: parseRatio(work.weight) ?? ONE,
      travel: work.travel,
      rateCentsPerHour:
        work.standardRatePerHour === null ? standardRate : money(work.standardRatePerHour),
      flatFee: money(work.flatFee),
    });
  }
  return {
    policy,
    workTypes,
    otherWork: { weight: ONE, travel: false, rateCentsPerHour: standardRate, flatFee: null },
  };
}

/** The terms of one work type. */
export function workTerms(terms: Terms, workType: string): WorkTerms {
  return terms.workTypes.get(workType) ?? terms.otherWork;
}

const ONE: Ratio = { numerator: 1, denominator: 1 };
