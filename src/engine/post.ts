/** Posting: what an entry draws, what is overage, what is billed apart, and why. */
import { type Account, waitingBlocks } from './accounts.ts';
import { type Allocation, allocate } from './draw.ts';
import type { Entry } from './entries.ts';
import type { Ratio } from './exact.ts';
import { type Minutes, minutes, NO_MINUTES } from './hours.ts';
import type { Slice } from './lots.ts';
import { type Cents, cents, NO_MONEY, proportion } from './money.ts';
import { type DrawingPolicy, type Terms, type WorkTerms, workTerms } from './policy.ts';
import type { Refusal } from './refusals.ts';
import { billedMinutes, weightedMinutes } from './rounding.ts';

/** What pays for an entry (C1), as far as blocks, travel and shortage decide it. */
type Coverage = 'block' | 'separate' | 'waiting';

/**
 * A rule that was looked at, and what came of it. The weight is left out of decisions from before it
 * was kept with them.
 */
export type RuleOutcome =
  | { readonly rule: 'B2'; readonly outcome: 'exact' | 'rounded' | 'nothing_worked' }
  | { readonly rule: 'B3'; readonly outcome: 'plain' }
  | { readonly rule: 'B3'; readonly outcome: 'weighted'; readonly weight?: Ratio }
  | { readonly rule: 'B10'; readonly outcome: 'not_travel' | 'separate' | 'drawn' | 'free' }
  | { readonly rule: 'A4'; readonly outcome: 'waits_for_payment' }
  | { readonly rule: 'A8'; readonly outcome: 'covered' | 'partly_covered' }
  | { readonly rule: 'B4'; readonly outcome: 'covered' | 'partly_covered' | 'not_covered' }
  | { readonly rule: 'B6'; readonly outcome: 'overage' | 'hold' };

/** The rules looked at, in the order in which they were looked at (C1, C2). */
type Decision = readonly RuleOutcome[];

/** What posting an entry did. Minutes: worked → billed (B2) → drawn (B3) = draws + overage (B4). */
export type Posting = {
  readonly entry: Entry;
  readonly coverage: Coverage;
  readonly billedMinutes: Minutes;
  /** Billed and weighted; 0 for what is billed apart. While the entry waits: what it will draw. */
  readonly drawnMinutes: Minutes;
  readonly draws: readonly Slice[];
  readonly overageMinutes: Minutes;
  /** Null when there is overage and no rate is known for it (B6). */
  readonly overageValue: Cents | null;
  /** Travel billed apart (B10). */
  readonly separateMinutes: Minutes;
  readonly separateValue: Cents | null;
  /** Blocks that will cover it once they are paid (A4). */
  readonly waitsFor: readonly string[];
  readonly decision: Decision;
};

/** What is left to a person when an entry is posted. */
export type PostingChoice = {
  /** Minutes billed, where they follow from the whole job's day (B2); else from the entry alone. */
  readonly billedMinutes?: Minutes;
  /** A person decided: what no open block covers is overage, nothing waits or is held (A4, B6). */
  readonly asOverage?: boolean;
  /** Nobody decided: all of it is covered, or all of it goes on waiting, whatever the policy says. */
  readonly whollyCovered?: boolean;
};

export type Posted = { readonly posting: Posting; readonly account: Account };

const NO_DRAWS: readonly Slice[] = [];
const NO_BLOCKS: readonly string[] = [];

/**
 * Posts an entry against an account. Refused, under the policy `onShortage: stop`, when the blocks
 * do not cover it (`insufficient_minutes`): then nothing is drawn.
 */
export function post(
  account: Account,
  entry: Entry,
  terms: Terms,
  choice: PostingChoice = {},
): Posted | Refusal {
  const work = workTerms(terms, entry.workType);
  const billed = choice.billedMinutes ?? billedMinutes(entry.workedMinutes, terms.policy);
  const rounding = roundingOutcome(entry.workedMinutes, billed);
  const { travel } = terms.policy;
  if (travel !== 'drawn' && isBilledApart(terms.policy, work)) {
    const decision: Decision = [rounding, { rule: 'B10', outcome: travel }];
    const free = travel === 'free';
    return { posting: billedApart(entry, billed, decision, free ? null : work), account };
  }
  const lookedAt = [rounding, weightOutcome(work), work.travel ? TRAVEL_DRAWN : NOT_TRAVEL];
  const drawn = weightedMinutes(billed, work.weight);
  return drawFromBlocks(account, entry, terms, { billed, drawn, lookedAt, choice });
}

/** True for travel that draws nothing: it is billed apart, or free (B10). */
export function isBilledApart(
  policy: Pick<DrawingPolicy, 'travel'>,
  work: Pick<WorkTerms, 'travel'>,
): boolean {
  return work.travel && policy.travel !== 'drawn';
}

type Wanted = {
  readonly billed: Minutes;
  readonly drawn: Minutes;
  /** The rules before the blocks. */
  readonly lookedAt: Decision;
  readonly choice: PostingChoice;
};

function drawFromBlocks(
  account: Account,
  entry: Entry,
  terms: Terms,
  wanted: Wanted,
): Posted | Refusal {
  const { billed, drawn, lookedAt } = wanted;
  const allocation = allocate(account, entry, drawn);
  const overage = allocation.uncoveredMinutes;
  const cover = coverOutcome(drawn, overage);
  if (overage > 0 && wanted.choice.asOverage !== true) {
    const waitsFor = waitingBlocks(account, entry);
    const { onShortage } = terms.policy;
    if (waitsFor.length > 0) {
      const decision = [...lookedAt, cover, WAITS_FOR_PAYMENT];
      return { posting: waiting(entry, wanted, waitsFor, decision), account };
    }
    if (onShortage === 'hold' || wanted.choice.whollyCovered === true) {
      const decision = [...lookedAt, cover, HOLD];
      return { posting: waiting(entry, wanted, NO_BLOCKS, decision), account };
    }
    if (onShortage === 'stop') return shortage(drawn, allocation);
  }
  const decision = overage > 0 ? [...lookedAt, cover, OVERAGE] : [...lookedAt, cover];
  const rate = workTerms(terms, entry.workType).rateCentsPerHour;
  const posting: Posting = {
    entry,
    coverage: 'block',
    billedMinutes: billed,
    drawnMinutes: drawn,
    draws: allocation.slices,
    overageMinutes: overage,
    overageValue: timeValue(overage, rate),
    separateMinutes: NO_MINUTES,
    separateValue: NO_MONEY,
    waitsFor: NO_BLOCKS,
    decision,
  };
  return { posting, account: allocation.account };
}

/** Nothing is taken yet; `drawnMinutes` tell what it will take. */
function waiting(
  entry: Entry,
  wanted: Wanted,
  waitsFor: readonly string[],
  decision: Decision,
): Posting {
  return {
    entry,
    coverage: 'waiting',
    billedMinutes: wanted.billed,
    drawnMinutes: wanted.drawn,
    draws: NO_DRAWS,
    overageMinutes: NO_MINUTES,
    overageValue: NO_MONEY,
    separateMinutes: NO_MINUTES,
    separateValue: NO_MONEY,
    waitsFor,
    decision,
  };
}

/** Minutes at a rate per hour, rounded half up once (B6); null when minutes have no known rate. */
function timeValue(count: Minutes, rateCentsPerHour: Cents | null): Cents | null {
  if (count === 0) return NO_MONEY;
  return rateCentsPerHour === null ? null : proportion(rateCentsPerHour, count, 60);
}

/** Travel that draws nothing: at its flat fee, else at its rate; `work` null when it is free. */
function billedApart(
  entry: Entry,
  billed: Minutes,
  decision: Decision,
  work: WorkTerms | null,
): Posting {
  const value =
    work === null || entry.workedMinutes === 0
      ? NO_MONEY
      : (work.flatFee ?? timeValue(billed, work.rateCentsPerHour));
  return {
    entry,
    coverage: 'separate',
    billedMinutes: billed,
    drawnMinutes: NO_MINUTES,
    draws: NO_DRAWS,
    overageMinutes: NO_MINUTES,
    overageValue: NO_MONEY,
    separateMinutes: billed,
    separateValue: value === null ? null : cents(value),
    waitsFor: NO_BLOCKS,
    decision,
  };
}

/** The blocks it names are those that the minutes still available are left in. */
function shortage(neededMinutes: Minutes, { slices, uncoveredMinutes }: Allocation): Refusal {
  return {
    code: 'insufficient_minutes',
    neededMinutes,
    availableMinutes: minutes(neededMinutes - uncoveredMinutes),
    blocks: slices.map((slice) => slice.block),
  };
}

const EXACT: RuleOutcome = { rule: 'B2', outcome: 'exact' };
const ROUNDED: RuleOutcome = { rule: 'B2', outcome: 'rounded' };
const NOTHING_WORKED: RuleOutcome = { rule: 'B2', outcome: 'nothing_worked' };
const PLAIN: RuleOutcome = { rule: 'B3', outcome: 'plain' };
const NOT_TRAVEL: RuleOutcome = { rule: 'B10', outcome: 'not_travel' };
const TRAVEL_DRAWN: RuleOutcome = { rule: 'B10', outcome: 'drawn' };
const WAITS_FOR_PAYMENT: RuleOutcome = { rule: 'A4', outcome: 'waits_for_payment' };
const COVERED: RuleOutcome = { rule: 'B4', outcome: 'covered' };
const PARTLY_COVERED: RuleOutcome = { rule: 'B4', outcome: 'partly_covered' };
const NOT_COVERED: RuleOutcome = { rule: 'B4', outcome: 'not_covered' };
const OVERAGE: RuleOutcome = { rule: 'B6', outcome: 'overage' };
const HOLD: RuleOutcome = { rule: 'B6', outcome: 'hold' };

function roundingOutcome(worked: Minutes, billed: Minutes): RuleOutcome {
  if (worked === 0) return NOTHING_WORKED;
  return worked === billed ? EXACT : ROUNDED;
}

function weightOutcome({ weight }: WorkTerms): RuleOutcome {
  if (weight.numerator === weight.denominator) return PLAIN;
  return { rule: 'B3', outcome: 'weighted', weight };
}

function coverOutcome(drawn: Minutes, overage: Minutes): RuleOutcome {
  if (overage === 0) return COVERED;
  return overage < drawn ? PARTLY_COVERED : NOT_COVERED;
}
