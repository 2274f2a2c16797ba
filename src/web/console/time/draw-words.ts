/** What an entry draws, or would draw, in one sentence that a technician reads while typing. */
import type { OutputOf } from '../../../contract/operations.ts';
import { dayText, hoursText, moneyText, rateText } from '../../ui/format.ts';

type Entry = OutputOf<'entry.show'>;
export type Outcome = NonNullable<Entry['outcome']>;

/** What is known of a block beside its name, once it was read. */
export type BlockFacts = Pick<
  OutputOf<'block.show'>['block'],
  'boughtOn' | 'ratePerHour' | 'currency'
>;

/** How it stands: drawn from blocks, in part billed at the standard rate, or not drawn at all. */
export type Tone = 'covered' | 'overage' | 'waiting' | 'apart';

/** Parts of a sentence: a block's part leads to the block. */
export type Part = { readonly text: string; readonly block?: string };

export function toneOf(outcome: Outcome): Tone {
  if (outcome.coverage === 'waiting') return 'waiting';
  if (outcome.overageMinutes > 0) return 'overage';
  return outcome.draws.length === 0 ? 'apart' : 'covered';
}

/** `draws 45 min: 15 min from the block of Feb 3 at 95.00 EUR/h, …`, without what is left. */
export function drawParts(
  entry: Pick<Entry, 'workedMinutes' | 'currency'> & { readonly outcome: Outcome },
  factsOf: (block: string) => BlockFacts | undefined,
): readonly Part[] {
  const { outcome } = entry;
  if (outcome.coverage === 'waiting') return waitingParts(outcome);
  const parts: Part[] = [];
  const drawn = outcome.draws.reduce((sum, { minutes }) => sum + minutes, 0);
  if (drawn > 0) {
    parts.push({ text: outcome.draws.length === 1 ? 'Draws ' : `Draws ${hoursText(drawn)}: ` });
    for (const [place, slice] of outcome.draws.entries()) {
      if (place > 0) parts.push({ text: ', ' });
      parts.push({ text: sliceText(slice, factsOf(slice.block)), block: slice.block });
    }
  } else parts.push({ text: nothingDrawn(entry.currency, outcome) });
  if (outcome.overageMinutes > 0) {
    const worth = worthText(outcome.overageValue, entry.currency);
    parts.push({ text: `; ${hoursText(outcome.overageMinutes)} of overage: ${worth}` });
  }
  return parts;
}

function sliceText(slice: Outcome['draws'][number], facts: BlockFacts | undefined): string {
  const minutes = hoursText(slice.minutes);
  if (facts === undefined) return `${minutes} from ${slice.blockName}`;
  const { boughtOn, ratePerHour, currency } = facts;
  const at = `at ${rateText(ratePerHour, currency)}`;
  return `${minutes} from ${slice.blockName} of ${dayText(boughtOn)} ${at}`;
}

function nothingDrawn(currency: string, outcome: Outcome): string {
  if (outcome.coverage === 'separate') {
    if (outcome.separateMinutes === 0 && Number(outcome.separateValue ?? '0') === 0) {
      return 'Draws nothing: this travel is free';
    }
    const worth = worthText(outcome.separateValue, currency);
    return `Draws nothing: billed apart, ${hoursText(outcome.separateMinutes)}, ${worth}`;
  }
  if (outcome.overageMinutes > 0) return 'Draws nothing: no block covers it';
  if (outcome.billedMinutes === 0) return 'Draws nothing: nothing was worked';
  return 'Draws nothing';
}

function waitingParts({ waitsFor, drawnMinutes }: Outcome): readonly Part[] {
  const then = `, then draws ${hoursText(drawnMinutes)}`;
  if (waitsFor.length === 0) {
    return [{ text: `Draws nothing yet: waits for a block or a decision${then}` }];
  }
  const names = waitsFor.flatMap((block, place) => [
    ...(place === 0 ? [] : [{ text: ', ' }]),
    { text: block, block },
  ]);
  const verb = waitsFor.length === 1 ? 'is' : 'are';
  return [{ text: 'Draws nothing yet: waits until ' }, ...names, { text: ` ${verb} paid${then}` }];
}

/** An amount, or that no rate is agreed by which there would be one. */
export function worthText(amount: string | null, currency: string): string {
  return amount === null ? 'no rate is set for it' : moneyText(amount, currency);
}

/** How worked minutes became drawn ones, where they differ (B2, B3); null where they do not. */
export function countedText(workedMinutes: number, outcome: Outcome): string | null {
  const { billedMinutes, drawnMinutes, coverage } = outcome;
  const isWeighted = coverage !== 'separate' && drawnMinutes !== billedMinutes;
  if (billedMinutes === workedMinutes && !isWeighted) return null;
  const billed = billedMinutes === workedMinutes ? '' : `, billed as ${hoursText(billedMinutes)}`;
  const weighted = isWeighted ? `, which count as ${hoursText(drawnMinutes)}` : '';
  return `${hoursText(workedMinutes)} worked${billed}${weighted}`;
}
