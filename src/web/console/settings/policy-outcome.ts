/** What a policy makes of work, by the rules themselves. */
import { openAccount } from '../../../engine/accounts.ts';
import { localDate } from '../../../engine/days.ts';
import { minutes } from '../../../engine/hours.ts';
import { cents } from '../../../engine/money.ts';
import { post } from '../../../engine/post.ts';
import { billedMinutes, jobDayWith, NEW_JOB_DAY } from '../../../engine/rounding.ts';
import type { FirmPolicy } from '../../../engine/terms.ts';

export type Outcome = {
  readonly billed: number;
  readonly drawn: number;
  readonly overage: number;
  readonly waiting: number;
  /** Null unless it would be refused. */
  readonly refused: string | null;
};

const ON = localDate('2026-01-15');

/** One entry of plain work for a client with one block, of which so much is left. */
export function outcomeOf(worked: number, left: number, policy: FirmPolicy): Outcome {
  const block = {
    ...{ id: 'example', sequence: 1, boughtOn: ON, expiresOn: null, workTypes: null },
    ...{ minutes: minutes(left), price: cents(0), openMinutes: minutes(left) },
  };
  const entry = {
    ...{ id: 'example', client: 'example', technician: '', job: '', description: '' },
    ...{ workType: '', workedOn: ON, startedAt: null, endedAt: null },
    workedMinutes: minutes(worked),
  };
  const otherWork = {
    weight: { numerator: 1, denominator: 1 },
    ...{ travel: false, rateCentsPerHour: null, flatFee: null },
  };
  const account = openAccount(left === 0 ? [] : [block], policy.drawOrder);
  const posted = post(account, entry, { policy, workTypes: new Map(), otherWork });
  const billed = billedMinutes(minutes(worked), policy);
  if ('code' in posted) {
    return { billed, drawn: 0, overage: 0, waiting: 0, refused: REFUSED[posted.code] ?? 'refused' };
  }
  const { coverage, draws, overageMinutes, drawnMinutes } = posted.posting;
  const drawn = draws.reduce((sum, slice) => sum + slice.minutes, 0);
  const waiting = coverage === 'waiting' ? drawnMinutes : 0;
  return { billed, drawn, overage: overageMinutes, waiting, refused: null };
}

const REFUSED: Readonly<Record<string, string>> = {
  insufficient_minutes: 'refused: not enough hours',
  entry_too_long: 'refused: too long',
};

type Worked = {
  readonly client: string;
  readonly job: string;
  readonly workedOn: string;
  readonly workedMinutes: number;
};

/** What all of it is billed as, before weights. */
export function billedByPolicy(entries: readonly Worked[], policy: FirmPolicy): number {
  if (policy.roundPer === 'entry') {
    return entries.reduce(
      (sum, { workedMinutes }) => sum + billedMinutes(minutes(workedMinutes), policy),
      0,
    );
  }
  const days = Map.groupBy(entries, ({ client, job, workedOn }) => `${client} ${workedOn} ${job}`);
  return [...days.values()].reduce((sum, day) => {
    const whole = day.reduce(
      (before, { workedMinutes }) => jobDayWith(before, minutes(workedMinutes), policy),
      NEW_JOB_DAY,
    );
    return sum + whole.billedMinutes;
  }, 0);
}
