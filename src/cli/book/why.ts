/** Why an entry drew what it drew: its decision in words, rule by rule. */
import { openAccount } from '../../engine/accounts.ts';
import { bookEntries, type ClientBook } from '../../engine/book.ts';
import { formatRatio, type Ratio } from '../../engine/exact.ts';
import { formatMinutes } from '../../engine/hours.ts';
import { leftMinutes } from '../../engine/lots.ts';
import { type Currency, formatMoney } from '../../engine/money.ts';
import { type Policy, termsFor } from '../../engine/policy.ts';
import type { Posting, RuleOutcome } from '../../engine/post.ts';
import { type BlockLookedAt, type BlockVerdict, blocksLookedAt } from '../../engine/why.ts';
import { oneLine } from './columns.ts';

/** The decision of a booked entry, as lines of text. */
export function whyBooked(book: ClientBook, posting: Posting, policy: Policy): readonly string[] {
  const { entry } = posting;
  const terms = termsFor(policy, book.currency);
  const earlier = book.postings.slice(0, book.postings.indexOf(posting));
  const opened = openAccount(
    book.lots.map((lot) => lot.block),
    policy.drawOrder,
  );
  const before = bookEntries(
    { account: opened, jobDays: new Map() },
    earlier.map((other) => other.entry),
    terms,
  ).account;
  const about = [entry.technician, entry.job, entry.description].map(oneLine).filter(Boolean);
  const lines = [
    `Entry ${oneLine(entry.id)} of ${oneLine(book.client)}: ` +
      `${formatMinutes(entry.workedMinutes)} on ${entry.workedOn}`,
  ];
  if (about.length > 0) lines.push(`  ${about.join(', ')}`);
  lines.push('');
  const context = {
    posting,
    policy,
    currency: book.currency,
  };
  for (const outcome of posting.decision) {
    lines.push(`  ${outcome.rule.padEnd(4)} ${tellOutcome(outcome, context)}`);
    if (outcome.rule !== 'B4' || posting.drawnMinutes === 0) continue;
    lines.push(...tellBlocks(blocksLookedAt(before, posting), context));
  }
  return lines;
}

type Context = {
  readonly posting: Posting;
  readonly policy: Policy;
  readonly currency: Currency | null;
};

function tellOutcome(outcome: RuleOutcome, context: Context): string {
  switch (outcome.rule) {
    case 'B2':
      return tellRounding(outcome.outcome, context);
    case 'B3':
      return outcome.outcome === 'plain'
        ? 'Weight 1: every billed minute draws one minute.'
        : tellWeight(outcome.weight, context);
    case 'B10':
      return tellTravel(outcome.outcome, context);
    case 'A4':
      return `It waits for ${context.posting.waitsFor.map(oneLine).join(', ')} to be paid.`;
    case 'A8':
      return 'A block bought later was allowed to cover it.';
    case 'B4':
      return tellCover(outcome.outcome, context);
    case 'B6':
      return outcome.outcome === 'hold'
        ? 'Shortage policy "hold": the entry waits for a block or a decision; nothing is drawn.'
        : tellOverage(context);
  }
}

function tellWeight(weight: Ratio | undefined, { posting }: Context): string {
  const told = weight === undefined ? 'Weighted' : `Weight ${formatRatio(weight)}`;
  return `${told}: draws ${formatMinutes(posting.drawnMinutes)}.`;
}

function tellRounding(outcome: string, { posting, policy }: Context): string {
  const worked = formatMinutes(posting.entry.workedMinutes);
  const billed = formatMinutes(posting.billedMinutes);
  if (outcome === 'nothing_worked') return 'Nothing was worked: nothing is billed or drawn.';
  if (outcome === 'exact') return `Billed as worked: ${billed}.`;
  const up = policy.rounding === 'up' ? 'up' : 'to the nearest';
  const least = policy.minimum > 0 ? `, at least ${formatMinutes(policy.minimum)}` : '';
  const per = policy.roundPer === 'job-day' ? ', counted over the whole day of the job' : '';
  return `Worked ${worked}, billed ${billed}: ${up} to ${policy.increment} min${least}${per}.`;
}

function tellTravel(outcome: string, { posting, currency }: Context): string {
  if (outcome === 'not_travel') return 'Not travel.';
  if (outcome === 'drawn') return 'Travel, drawn like any work.';
  if (outcome === 'free') return 'Travel, which is free: nothing is drawn, nothing is billed.';
  const { separateMinutes, separateValue } = posting;
  const value =
    separateValue === null || currency === null
      ? 'no rate given'
      : formatMoney(separateValue, currency);
  return `Travel, billed apart: ${formatMinutes(separateMinutes)}, ${value}.`;
}

function tellCover(outcome: string, { policy, posting }: Context): string {
  const order = policy.drawOrder === 'purchase' ? 'oldest purchase first' : 'soonest expiry first';
  if (posting.drawnMinutes === 0) return 'There is nothing to draw.';
  if (outcome === 'covered') return `Blocks cover it (${order}):`;
  if (outcome === 'partly_covered') return `Blocks cover a part of it (${order}):`;
  return 'No block covers it:';
}

function tellOverage({ posting, currency }: Context): string {
  const { overageMinutes, overageValue } = posting;
  const value =
    overageValue === null || currency === null
      ? 'no rate given, so told in minutes only'
      : formatMoney(overageValue, currency);
  return `Overage: ${formatMinutes(overageMinutes)}, ${value}.`;
}

const VERDICT_TOLD: Readonly<Record<BlockVerdict, string>> = {
  drawn: 'gives',
  would_be_drawn: 'would give',
  out_of_scope: 'is for other work (A7)',
  bought_later: 'was bought later (A8)',
  expired: 'had expired (A8)',
  used_up: 'was used up',
  not_open: 'was not paid (A4)',
  not_needed: 'was not needed',
};

/** Blocks that give something one by one; the others, however many, by what kept them from it. */
function tellBlocks(blocks: readonly BlockLookedAt[], context: Context): readonly string[] {
  const lines: string[] = [];
  const alike = new Map<string, string[]>();
  for (const { lot, verdict, slice } of blocks) {
    const name = oneLine(lot.block.id);
    const told = VERDICT_TOLD[verdict];
    if (slice !== null) {
      const left = formatMinutes(leftMinutes(lot) - slice.minutes);
      const worth =
        context.currency === null ? '' : ` worth ${formatMoney(slice.value, context.currency)}`;
      lines.push(`${name} ${told} ${formatMinutes(slice.minutes)}${worth}; ${left} left in it`);
      continue;
    }
    const names = alike.get(told);
    if (names === undefined) alike.set(told, [name]);
    else names.push(name);
  }
  for (const [told, names] of alike) {
    const shown = names.length <= 3 ? names.join(', ') : `${names[0]} and ${names.length - 1} more`;
    const verb = names.length > 1 ? told.replace(/^is /, 'are ').replace(/^was /, 'were ') : told;
    lines.push(`${shown} ${verb}`);
  }
  if (blocks.length === 0) lines.push('the client has bought no block');
  return lines.map((line) => `         ${line}`);
}
