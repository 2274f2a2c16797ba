/** An entry as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { BankEntry, BlockLabel, Outcome } from '../../engine/bank/books.ts';
import { formatRatio, type Ratio } from '../../engine/exact.ts';
import { formatMinutes } from '../../engine/hours.ts';
import { type Cents, type Currency, decimalMoney, formatMoney } from '../../engine/money.ts';
import type { RuleOutcome } from '../../engine/post.ts';

export type PresentedEntry = OutputOf<'entry.show'>;

/** What is told with an entry of its client. */
export type EntryFacts = {
  readonly clientName: string;
  readonly currency: Currency;
  /** The names of the blocks it drew from or waits for. */
  readonly labels: ReadonlyMap<string, Pick<BlockLabel, 'name'>>;
};

export function entryAsTold(kept: BankEntry, facts: EntryFacts): PresentedEntry {
  const { entry, outcome } = kept;
  return {
    id: entry.id,
    client: entry.client,
    clientName: facts.clientName,
    technician: entry.technician,
    job: entry.job,
    workType: entry.workType,
    description: entry.description,
    workedOn: entry.workedOn,
    startedAt: instantOf(entry.startedAt),
    endedAt: instantOf(entry.endedAt),
    workedMinutes: entry.workedMinutes,
    state: kept.state,
    version: kept.version,
    source: kept.source,
    sourceId: kept.sourceId,
    corrects: kept.corrects,
    currency: facts.currency,
    outcome: outcome === null ? null : outcomeAsTold(kept, outcome, facts),
  };
}

function instantOf(seconds: number | null): string | null {
  return seconds === null ? null : new Date(seconds * 1000).toISOString();
}

function outcomeAsTold(
  kept: BankEntry,
  outcome: Outcome,
  facts: EntryFacts,
): NonNullable<PresentedEntry['outcome']> {
  const money = (amount: Cents): string => decimalMoney(amount, facts.currency);
  const nameOf = (block: string): string => facts.labels.get(block)?.name ?? block;
  const known = (amount: Cents | null): string | null => (amount === null ? null : money(amount));
  return {
    coverage: outcome.coverage,
    billedMinutes: outcome.billedMinutes,
    drawnMinutes: outcome.drawnMinutes,
    draws: outcome.draws.map((slice) => ({
      block: slice.block,
      blockName: nameOf(slice.block),
      minutes: slice.minutes,
      value: money(slice.value),
    })),
    overageMinutes: outcome.overageMinutes,
    overageValue: known(outcome.overageValue),
    separateMinutes: outcome.separateMinutes,
    separateValue: known(outcome.separateValue),
    waitsFor: outcome.waitsFor.map(nameOf),
    decision: outcome.decision.map((rule) => ({
      rule: rule.rule,
      outcome: rule.outcome,
      says: sayRule(rule, kept, outcome, facts),
    })),
    policyVersions: { ...outcome.versions },
    postedAt: outcome.postedAt,
    postedBy: outcome.postedBy,
    journal: outcome.postedAs,
    reversal: outcome.reversedAs,
  };
}

/** A rule that was looked at, in words. */
function sayRule(
  rule: RuleOutcome,
  { entry }: BankEntry,
  outcome: Outcome,
  { currency, labels }: EntryFacts,
): string {
  const worth = (amount: Cents | null): string =>
    amount === null ? 'no rate given' : formatMoney(amount, currency);
  switch (rule.rule) {
    case 'B2':
      if (rule.outcome === 'nothing_worked') return 'Nothing was worked: nothing is billed.';
      if (rule.outcome === 'exact')
        return `Billed as worked: ${formatMinutes(entry.workedMinutes)}.`;
      return `Worked ${formatMinutes(entry.workedMinutes)}, billed ${formatMinutes(outcome.billedMinutes)}.`;
    case 'B3':
      return rule.outcome === 'plain'
        ? 'Every billed minute draws one minute.'
        : sayWeight(rule.weight, outcome);
    case 'B10':
      if (rule.outcome === 'not_travel') return 'Not travel.';
      if (rule.outcome === 'drawn') return 'Travel, drawn like any work.';
      if (rule.outcome === 'free') return 'Travel, which is free.';
      return `Travel, billed apart: ${formatMinutes(outcome.separateMinutes)}, ${worth(outcome.separateValue)}.`;
    case 'A4': {
      const names = outcome.waitsFor.map((block) => labels.get(block)?.name ?? block);
      return `It waits until ${names.join(', ')} is paid.`;
    }
    case 'A8':
      return rule.outcome === 'covered'
        ? 'By consent, blocks cover all that was overage.'
        : 'By consent, a block covers a part of what was overage.';
    case 'B4':
      return sayCover(rule.outcome, isCoveredAfterAll(outcome));
    case 'B6':
      return rule.outcome === 'hold'
        ? 'It waits for a block or a decision; nothing is drawn.'
        : sayOverage(outcome, worth(outcome.overageValue));
  }
}

function sayWeight(weight: Ratio | undefined, { billedMinutes, drawnMinutes }: Outcome): string {
  const told = weight === undefined ? 'Weighted' : `Weight ${formatRatio(weight)}`;
  return `${told}: ${formatMinutes(billedMinutes)} draw ${formatMinutes(drawnMinutes)}.`;
}

/** True when a block covered some of its overage after it was posted (A8). */
function isCoveredAfterAll({ decision }: Outcome): boolean {
  return decision.some(({ rule }) => rule === 'A8');
}

/** What blocks made of it when it was posted; what they covered after that is told by A8. */
function sayCover(found: 'covered' | 'partly_covered' | 'not_covered', isPast: boolean): string {
  if (found === 'covered') return 'Blocks cover it.';
  if (isPast) {
    return found === 'partly_covered'
      ? 'When it was posted, blocks covered a part of it.'
      : 'When it was posted, no block covered it.';
  }
  return found === 'partly_covered' ? 'Blocks cover a part of it.' : 'No block covers it.';
}

function sayOverage(outcome: Outcome, worth: string): string {
  if (!isCoveredAfterAll(outcome)) {
    return `${formatMinutes(outcome.overageMinutes)} are overage: ${worth}.`;
  }
  if (outcome.overageMinutes === 0) return 'What was not covered was overage; none of it still is.';
  return `What was not covered was overage; ${formatMinutes(outcome.overageMinutes)} still are: ${worth}.`;
}
