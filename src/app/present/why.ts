/** Why an entry drew what it drew, as the contract tells it and in words. */
import type { OutputOf } from '../../contract/operations.ts';
import { formatMinutes } from '../../engine/hours.ts';
import { leftMinutes } from '../../engine/lots.ts';
import { type Currency, decimalMoney, formatMoney, NO_MONEY } from '../../engine/money.ts';
import type { FirmPolicy } from '../../engine/terms.ts';
import type { BlockLookedAt, BlockVerdict } from '../../engine/why.ts';
import type { PresentedEntry } from './entry.ts';

export type PresentedWhy = Omit<OutputOf<'entry.why'>, 'correctedBy'>;

type Rule = PresentedWhy['rules'][number];

/** What is told of an entry beside itself. */
export type WhyFacts = {
  readonly currency: Currency;
  /** That it was decided by. */
  readonly policy: FirmPolicy;
  /** In draw order, as they stood before it. */
  readonly blocks: readonly (BlockLookedAt & { readonly name: string })[];
};

/** Every rule that was looked at, every block, and all of it as lines of text. */
export function whyAsTold(entry: PresentedEntry, facts: WhyFacts): PresentedWhy {
  const rules = (entry.outcome?.decision ?? []).map((rule) => ruleExplained(rule, entry, facts));
  const blocks = facts.blocks.map(({ lot, name, slice, verdict }) => ({
    block: lot.block.id,
    name,
    verdict,
    minutes: slice?.minutes ?? 0,
    value: decimalMoney(slice?.value ?? NO_MONEY, facts.currency),
    leftMinutesBefore: leftMinutes(lot),
  }));
  return { entry, rules, blocks, text: textOf(entry, rules, facts).join('\n') };
}

/** A rule in the words of the policy that was in force, where that says more. */
function ruleExplained(rule: Rule, entry: PresentedEntry, { policy }: WhyFacts): Rule {
  const { outcome } = entry;
  if (rule.rule === 'B2' && rule.outcome === 'rounded' && outcome !== null) {
    const { increment, minimum, rounding, roundPer } = policy;
    const worked = formatMinutes(entry.workedMinutes);
    const billed = formatMinutes(outcome.billedMinutes);
    const up = rounding === 'up' ? 'up to the next' : 'to the nearest';
    const least = minimum > 0 ? `, at least ${formatMinutes(minimum)}` : '';
    const per = roundPer === 'job-day' ? ', counted over the whole day of the job' : '';
    const says = `Worked ${worked}, billed ${billed}: rounded ${up} ${increment} min${least}${per}.`;
    return { ...rule, says };
  }
  if (rule.rule !== 'B4') return rule;
  if (outcome?.drawnMinutes === 0) return { ...rule, says: 'There is nothing to draw.' };
  // What it says of the time of posting stays as it is: blocks may have covered more since (A8).
  if (rule.outcome === 'not_covered' || isCoveredAfterAll(entry)) return rule;
  const first = policy.drawOrder === 'purchase' ? 'oldest purchase' : 'soonest expiry';
  const part = rule.outcome === 'covered' ? 'it' : 'a part of it';
  return { ...rule, says: `Blocks cover ${part}, ${first} first.` };
}

function textOf(entry: PresentedEntry, rules: readonly Rule[], facts: WhyFacts): string[] {
  const lines = [
    `Entry ${entry.id} of ${entry.clientName}: ` +
      `${formatMinutes(entry.workedMinutes)} on ${entry.workedOn}`,
  ];
  const about = [entry.technician, entry.job, entry.description].map(oneLine).filter(Boolean);
  if (about.length > 0) lines.push(`  ${about.join(', ')}`);
  lines.push('');
  // The blocks are told where the last of them were decided on.
  const decides = isCoveredAfterAll(entry) ? 'A8' : 'B4';
  const last = rules.findLastIndex(({ rule }) => rule === decides);
  for (const [place, rule] of rules.entries()) {
    lines.push(`  ${rule.rule.padEnd(4)} ${rule.says}`);
    if (place === last) lines.push(...tellBlocks(facts, entry));
  }
  const standing = tellStanding(entry);
  if (standing !== null) lines.push(`  ${standing}`);
  return lines;
}

/** True when a block covered some of its overage after it was posted (A8). */
function isCoveredAfterAll({ outcome }: PresentedEntry): boolean {
  return outcome?.decision.some(({ rule }) => rule === 'A8') ?? false;
}

/** What has to be known beside the rules; null for an entry that is simply posted. */
function tellStanding({ state }: PresentedEntry): string | null {
  switch (state) {
    case 'draft':
      return 'It is a draft: nothing is decided or drawn until it is posted. Preview its posting.';
    case 'waiting':
      return 'It waits: nothing is drawn yet. The blocks are told as they stand now.';
    case 'reversed':
      return 'It was reversed later: what it drew went back to the blocks it came from.';
    case 'posted':
      return null;
  }
}

const VERDICT_TOLD: Readonly<Record<BlockVerdict, readonly [one: string, many: string]>> = {
  drawn: ['gives', 'give'],
  would_be_drawn: ['would give', 'would give'],
  out_of_scope: ['is for other work (A7)', 'are for other work (A7)'],
  bought_later: ['was bought later (A8)', 'were bought later (A8)'],
  expired: ['had expired (A8)', 'had expired (A8)'],
  used_up: ['had nothing left', 'had nothing left'],
  not_open: ['was not paid (A4)', 'were not paid (A4)'],
  not_needed: ['was not needed', 'were not needed'],
};

/** Blocks that give something one by one; the others, however many, by what kept them from it. */
function tellBlocks(
  { blocks, currency }: WhyFacts,
  { outcome }: PresentedEntry,
): readonly string[] {
  const lines: string[] = [];
  const alike = new Map<BlockVerdict, string[]>();
  for (const { lot, name, verdict, slice } of blocks) {
    if (slice === null) {
      alike.set(verdict, [...(alike.get(verdict) ?? []), name]);
      continue;
    }
    const given = `${formatMinutes(slice.minutes)} worth ${formatMoney(slice.value, currency)}`;
    const gives = `${name} ${VERDICT_TOLD[verdict][0]} ${given}`;
    // Of one that gave again later, other work may have drawn in between.
    const times = outcome?.draws.filter(({ block }) => block === lot.block.id).length ?? 0;
    const left = formatMinutes(leftMinutes(lot) - slice.minutes);
    lines.push(times > 1 ? `${gives}, more than once` : `${gives}; ${left} left in it`);
  }
  for (const [verdict, names] of alike) {
    const shown = names.length <= 3 ? names.join(', ') : `${names[0]} and ${names.length - 1} more`;
    lines.push(`${shown} ${VERDICT_TOLD[verdict][names.length > 1 ? 1 : 0]}`);
  }
  return lines.map((line) => `         ${line}`);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
