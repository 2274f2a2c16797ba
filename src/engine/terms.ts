/** What holds for a client on a day: policies, work types and rates, each by day (A2, B6). */

import type { BlockUsable } from './blocks.ts';
import { type LocalDate, localDate } from './days.ts';
import type { Ratio } from './exact.ts';
import type { Cents, Currency } from './money.ts';
import { type DrawingPolicy, type Terms, type WorkTerms, workTerms } from './policy.ts';

/** How a firm sells and draws hours. */
export type FirmPolicy = DrawingPolicy & {
  /** When a block opens (A4). */
  readonly blockUsable: BlockUsable;
};

/** A version of a policy: the firm's default, or one client's exceptions to it. */
export type PolicyVersion = {
  /** Null for the firm's default. */
  readonly client: string | null;
  /** 1 for the first of the firm, or of the client. */
  readonly version: number;
  readonly validFrom: LocalDate;
  /** Only what it sets; the rest stays as it was by default. */
  readonly settings: Partial<FirmPolicy>;
};

/** The terms of a work type from a day on (B3, B10). */
export type WorkTypeTerms = {
  readonly workType: string;
  readonly validFrom: LocalDate;
  readonly weight: Ratio;
  readonly travel: boolean;
};

/** The standard rate from a day on (B6): of one work type, or of all without one of their own. */
export type Rate = {
  readonly workType: string | null;
  readonly currency: Currency;
  readonly validFrom: LocalDate;
  readonly rateCentsPerHour: Cents | null;
  /** What one entry of travel costs, whatever its minutes (B10). */
  readonly flatFee: Cents | null;
};

/** All that a firm has agreed, over all days. */
export type Agreed = {
  readonly policies: readonly PolicyVersion[];
  readonly workTypes: readonly WorkTypeTerms[];
  readonly rates: readonly Rate[];
};

/** What holds on one day, and the versions it comes from (C1). */
export type DayTerms = Terms & {
  readonly policy: FirmPolicy;
  readonly versions: { readonly firm: number; readonly client: number };
};

/** The policy of a firm that has set nothing. */
export const DEFAULT_FIRM_POLICY: FirmPolicy = {
  increment: 1,
  rounding: 'up',
  roundPer: 'entry',
  minimum: 0,
  longestEntryMinutes: 24 * 60,
  drawOrder: 'purchase',
  lateEntryGraceDays: 14,
  onShortage: 'overage',
  travel: 'separate',
  blockUsable: 'paid',
};

/** The first day there is: what holds from it, holds for all work. */
export const FROM_THE_BEGINNING: LocalDate = localDate('1970-01-01');

/** From when something holds, where no day was given: the first of its kind always, later ones from today. */
export function startOf(
  asked: LocalDate | undefined,
  isFirst: boolean,
  today: LocalDate,
): LocalDate {
  return asked ?? (isFirst ? FROM_THE_BEGINNING : today);
}

/** The number of the next version of a client's exceptions; null: of the firm's own policy. */
export function nextVersion(policies: readonly PolicyVersion[], client: string | null): number {
  const own = policies.filter((version) => version.client === client);
  return 1 + Math.max(0, ...own.map(({ version }) => version));
}

/** All that holds on the first day of a version: what it does not set is the firm's, or default. */
export function policyOf(version: PolicyVersion, policies: readonly PolicyVersion[]): FirmPolicy {
  const { client, validFrom, settings } = version;
  const firm = client === null ? null : latest(policies, validFrom, (each) => each.client === null);
  return { ...DEFAULT_FIRM_POLICY, ...firm?.settings, ...settings };
}

/** The policy that something was decided by, from the versions that were in force then (C1). */
export function policyDecidedBy(
  policies: readonly PolicyVersion[],
  client: string,
  versions: DayTerms['versions'],
): FirmPolicy {
  const version = (of: string | null, number: number) =>
    policies.find((each) => each.client === of && each.version === number);
  const firm = version(null, versions.firm);
  const own = version(client, versions.client);
  return { ...DEFAULT_FIRM_POLICY, ...firm?.settings, ...own?.settings };
}

/** The policy that holds for a client on a day. */
export function policyOn(
  policies: readonly PolicyVersion[],
  client: string,
  day: LocalDate,
): FirmPolicy {
  const firm = latest(policies, day, (version) => version.client === null);
  const own = latest(policies, day, (version) => version.client === client);
  return { ...DEFAULT_FIRM_POLICY, ...firm?.settings, ...own?.settings };
}

/**
 * The terms of a client who pays in `currency`, for each day asked for. They are worked out once for
 * all days between two on which something new begins to hold.
 */
export function termsByDay(
  agreed: Agreed,
  client: string,
  currency: Currency,
): (day: LocalDate) => DayTerms {
  const { policies, workTypes, rates } = agreed;
  const changes = new Set([...policies, ...workTypes, ...rates].map(({ validFrom }) => validFrom));
  const changeDays = [...changes].sort();
  const knownSince = new Map<LocalDate | null, DayTerms>();
  const known = new Map<LocalDate, DayTerms>();
  return (day) => {
    const found = known.get(day);
    if (found !== undefined) return found;
    const since = changeDays.findLast((change) => change <= day) ?? null;
    const terms = knownSince.get(since) ?? termsOn(agreed, client, currency, day);
    knownSince.set(since, terms);
    known.set(day, terms);
    return terms;
  };
}

function termsOn(agreed: Agreed, client: string, currency: Currency, day: LocalDate): DayTerms {
  const firm = latest(agreed.policies, day, (version) => version.client === null);
  const own = latest(agreed.policies, day, (version) => version.client === client);
  const rates = agreed.rates.filter((rate) => rate.currency === currency);
  const standard = latest(rates, day, (rate) => rate.workType === null);
  const otherWork: WorkTerms = {
    weight: { numerator: 1, denominator: 1 },
    travel: false,
    rateCentsPerHour: standard?.rateCentsPerHour ?? null,
    flatFee: null,
  };
  const workTypes = new Map<string, WorkTerms>();
  for (const workType of new Set(agreed.workTypes.map((terms) => terms.workType))) {
    const terms = latest(agreed.workTypes, day, (each) => each.workType === workType);
    const rate = latest(rates, day, (each) => each.workType === workType);
    workTypes.set(workType, {
      weight: terms?.weight ?? otherWork.weight,
      travel: terms?.travel ?? false,
      rateCentsPerHour: rate?.rateCentsPerHour ?? otherWork.rateCentsPerHour,
      flatFee: rate?.flatFee ?? null,
    });
  }
  return {
    policy: policyOn(agreed.policies, client, day),
    workTypes,
    otherWork,
    versions: { firm: firm?.version ?? 0, client: own?.version ?? 0 },
  };
}

/**
 * The standard rate of the day that a block is measured against (A1): the one that all the work
 * types share to which it is limited, else that of work without a rate of its own.
 */
export function standardRateOf(terms: Terms, workTypes: readonly string[] | null): Cents | null {
  const rates = new Set((workTypes ?? []).map((name) => workTerms(terms, name).rateCentsPerHour));
  const [rate = null] = rates;
  return rates.size === 1 ? rate : terms.otherWork.rateCentsPerHour;
}

/** The last of those that hold on a day; of two from the same day, the one written later. */
export function latest<T extends { readonly validFrom: LocalDate }>(
  all: readonly T[],
  day: LocalDate,
  wanted: (one: T) => boolean,
): T | null {
  let found: T | null = null;
  for (const one of all) {
    if (one.validFrom > day || !wanted(one)) continue;
    if (found === null || one.validFrom >= found.validFrom) found = one;
  }
  return found;
}
