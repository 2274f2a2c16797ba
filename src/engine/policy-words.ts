/** Policies in plain words: what each setting does, in figures that the rules themselves compute. */
import { openAccount } from './accounts.ts';
import { type Block, openMinutes } from './blocks.ts';
import { localDate } from './days.ts';
import type { Entry } from './entries.ts';
import { formatMinutes, type Minutes, minutes } from './hours.ts';
import { lapsesOn } from './lapse.ts';
import { newLot } from './lots.ts';
import { cents } from './money.ts';
import { post } from './post.ts';
import { billedMinutes, jobDayWith, NEW_JOB_DAY } from './rounding.ts';
import { DEFAULT_FIRM_POLICY, type FirmPolicy } from './terms.ts';

/** A sentence for every setting of a policy; those that work together share one. */
export function policyInWords(policy: FirmPolicy): readonly string[] {
  return settingsInWords(policy, policy);
}

/** The sentences of some settings, of which `policy` is the whole. */
export function settingsInWords(
  settings: Partial<FirmPolicy>,
  policy: FirmPolicy,
): readonly string[] {
  const said = Object.entries(SAYS)
    .filter(([name]) => Object.hasOwn(settings, name))
    .map(([, say]) => say(policy));
  return [...new Set(said)];
}

/** The sentences of a version, with where all that it does not set comes from. */
export function versionInWords(
  { client, settings }: { readonly client: string | null; readonly settings: Partial<FirmPolicy> },
  policy: FirmPolicy,
): readonly string[] {
  const said = settingsInWords(settings, policy);
  const others = client === null ? 'as it is by default' : "as in the firm's own policy";
  if (said.length === 0) return [`Everything is ${others}.`];
  const isWhole = Object.keys(SAYS).every((name) => Object.hasOwn(settings, name));
  return isWhole ? said : [...said, `Everything else is ${others}.`];
}

/** Total by type, in the order in which a policy is told. */
const SAYS: Readonly<Record<keyof FirmPolicy, (policy: FirmPolicy) => string>> = {
  increment: sayIncrement,
  rounding: sayIncrement,
  minimum: sayMinimum,
  roundPer: sayRoundPer,
  longestEntryMinutes: ({ longestEntryMinutes }) =>
    `An entry longer than ${formatMinutes(longestEntryMinutes)} is refused.`,
  drawOrder: ({ drawOrder }) =>
    drawOrder === 'purchase'
      ? 'The hours bought first are drawn first.'
      : 'The hours that expire soonest are drawn first; of those alike, the ones bought first.',
  lateEntryGraceDays: sayGrace,
  onShortage: sayShortage,
  travel: ({ travel }) => TRAVEL[travel],
  blockUsable: sayUsable,
};

const TRAVEL: Readonly<Record<FirmPolicy['travel'], string>> = {
  separate: 'Travel is billed apart, at its own rate or flat fee, and draws no hours.',
  drawn: 'Travel draws hours like any other work.',
  free: 'Travel is free: it is kept, and neither billed nor drawn.',
};

function billed(worked: number, policy: FirmPolicy): string {
  const count = billedMinutes(minutes(worked), policy);
  return `${formatMinutes(worked)} of work is billed as ${formatMinutes(count)}`;
}

function sayIncrement(policy: FirmPolicy): string {
  const { increment, rounding, minimum } = policy;
  if (increment === 1) return 'Time is billed to the minute.';
  const steps = `Time is billed in steps of ${formatMinutes(increment)}`;
  // Above the minimum, which would hide the rounding, and one step up, so that both ways show.
  const step = Math.ceil(minimum / increment) * increment + increment;
  if (rounding === 'up') return `${steps}, rounded up: ${billed(step + 1, policy)}.`;
  const half = Math.ceil(increment / 2);
  return (
    `${steps}, rounded to the nearest: ${billed(step + half - 1, policy)}, ` +
    `and ${billed(step + half, policy)}.`
  );
}

function sayMinimum(policy: FirmPolicy): string {
  if (policy.minimum === 0) return 'There is no minimum.';
  const unit = policy.roundPer === 'entry' ? 'an entry' : 'a day of a job';
  return (
    `When anything was worked, ${unit} is billed at least ${formatMinutes(policy.minimum)}: ` +
    `${billed(1, policy)}.`
  );
}

/** Two entries of a third of a step: apart they are two steps, together one. */
function sayRoundPer(policy: FirmPolicy): string {
  const worked = minutes(Math.max(1, Math.floor(policy.increment / 3)));
  const two = `two of ${formatMinutes(worked)} on one day are billed as`;
  if (policy.roundPer === 'entry') {
    const apart = 2 * billedMinutes(worked, policy);
    return `Every entry is rounded by itself: ${two} ${formatMinutes(apart)}.`;
  }
  const travel = policy.travel === 'drawn' ? '' : ', and its travel by itself';
  const day = jobDayWith(jobDayWith(NEW_JOB_DAY, worked, policy), worked, policy);
  return (
    `The entries of a job are rounded together, day by day${travel}: ` +
    `${two} ${formatMinutes(day.billedMinutes)}.`
  );
}

/** A block that the examples are about. */
function blockOf(bought: Minutes): Block {
  return {
    id: 'example',
    sequence: 1,
    boughtOn: localDate('2026-01-01'),
    expiresOn: localDate('2026-01-31'),
    minutes: bought,
    price: cents(0),
    workTypes: null,
    openMinutes: bought,
  };
}

function sayGrace({ lateEntryGraceDays }: FirmPolicy): string {
  const block = blockOf(minutes(60));
  const on = lapsesOn(newLot(block), lateEntryGraceDays);
  const example = `of one that expires on ${block.expiresOn}, on ${on}`;
  if (lateEntryGraceDays === 0) {
    return `What is left of a block lapses at the close of its last day: ${example}.`;
  }
  return (
    `What is left of a block lapses at the close of day ${lateEntryGraceDays} after its last: ` +
    `${example}; until then, work done in time may still be drawn from it.`
  );
}

/** Three hours of work where two are left. */
function sayShortage({ onShortage }: FirmPolicy): string {
  const left = minutes(120);
  const worked = minutes(180);
  const entry: Entry = {
    ...{ id: 'example', client: 'example', technician: '', job: '', description: '' },
    ...{ workType: '', workedOn: localDate('2026-01-15'), startedAt: null, endedAt: null },
    workedMinutes: worked,
  };
  const otherWork = {
    weight: { numerator: 1, denominator: 1 },
    ...{ travel: false, rateCentsPerHour: null, flatFee: null },
  };
  const policy = { ...DEFAULT_FIRM_POLICY, onShortage };
  const terms = { policy, workTypes: new Map(), otherWork };
  const posted = post(openAccount([blockOf(left)], 'purchase'), entry, terms);
  const example = `${formatMinutes(worked)} of work where ${formatMinutes(left)} is left`;
  if ('code' in posted) {
    return `Work that the blocks do not cover whole is refused, such as ${example}.`;
  }
  const { coverage, draws, overageMinutes } = posted.posting;
  if (coverage === 'waiting') {
    return (
      'Work that the blocks do not cover whole waits for more hours or for a decision: ' +
      `of ${example}, nothing is drawn until then.`
    );
  }
  const drawn = draws.reduce((sum, slice) => sum + slice.minutes, 0);
  return (
    'Work that no block covers is overage, billed at the standard rate: ' +
    `of ${example}, ${formatMinutes(drawn)} is drawn and ${formatMinutes(overageMinutes)} is overage.`
  );
}

/** Ten hours of which two fifths are paid. */
function sayUsable({ blockUsable }: FirmPolicy): string {
  const bought = minutes(600);
  const payment = { issued: true, paid: cents(2), total: cents(5) };
  const open = openMinutes(bought, payment, blockUsable);
  if (open === bought) return 'A block may be used as soon as it is sold, paid or not.';
  if (open === 0) return 'A block may be used once it is paid in full.';
  return (
    'A block may be used as far as it is paid: ' +
    `of ${formatMinutes(bought)} paid to two fifths, ${formatMinutes(open)}.`
  );
}
