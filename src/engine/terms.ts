/** What holds for a client on a day: policies, work types and rates, each by day (A2, B6). */

import type { BlockUsable } from './blocks.ts';
import type { LocalDate } from './days.ts';
import type { Ratio } from './exact.ts';
import type { Cents, Currency } from './money.ts';
import type { DrawingPolicy, Terms, WorkTerms } from './policy.ts';

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

/** The terms of a client who pays in `currency`, for each day asked for. */
export function termsByDay(
  agreed: Agreed,
  client: string,
  currency: Currency,
): (day: LocalDate) => DayTerms {
  const known = new Map<LocalDate, DayTerms>();
  return (day) => {
    let terms = known.get(day);
    if (terms === undefined) {
      terms = termsOn(agreed, client, currency, day);
      known.set(day, terms);
    }
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
    policy: { ...DEFAULT_FIRM_POLICY, ...firm?.settings, ...own?.settings },
    workTypes,
    otherWork,
    versions: { firm: firm?.version ?? 0, client: own?.version ?? 0 },
  };
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
