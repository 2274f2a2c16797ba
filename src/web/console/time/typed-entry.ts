/** An entry as it stands in fields, and what the contract is asked with it. */
import type { OutputOf } from '../../../contract/operations.ts';
import type { GivenTo } from '../../ui/client.ts';
import { unlessEmpty } from '../../ui/fields.tsx';
import { minutesAsTyped, typedMinutes } from '../../ui/typed.ts';
import type { Unsent } from './unsent.ts';

export type LogInput = GivenTo<'entry.log'>;

/** An entry that was logged and is not answered. */
export type UnsentEntry = Unsent<LogInput>;

export type TypedEntry = {
  /** The id of the client; empty: none chosen. */
  readonly client: string;
  readonly minutes: string;
  readonly workType: string;
  readonly workedOn: string;
  readonly job: string;
  readonly description: string;
  /** Empty: whoever is signed in. */
  readonly technician: string;
};

export const NOTHING_TYPED: TypedEntry = {
  client: '',
  minutes: '',
  workType: '',
  workedOn: '',
  job: '',
  description: '',
  technician: '',
};

/** What was typed, under the names of the operation; what cannot be read goes on as typed. */
export function workOf(typed: TypedEntry, today: string) {
  const { client, minutes, workType, workedOn, job, description, technician } = typed;
  return {
    client: unlessEmpty(client),
    workType: unlessEmpty(workType),
    minutes: typedMinutes(minutes) ?? unlessEmpty(minutes),
    // Told even when it is today: it may be sent tomorrow.
    workedOn: unlessEmpty(workedOn) ?? today,
    job: job.trim(),
    description: description.trim(),
    technician: unlessEmpty(technician),
  };
}

/** The same once there is enough of it to be looked at; null before. */
export function wholeWorkOf(typed: TypedEntry, today: string): LogInput | null {
  const { client, workType, minutes, technician, ...rest } = workOf(typed, today);
  if (client === undefined || workType === undefined || typeof minutes !== 'number') return null;
  const who = technician === undefined ? {} : { technician };
  return { client, workType, minutes, ...rest, ...who };
}

/** An entry that is there, in fields. */
export function typedOf(entry: OutputOf<'entry.show'>): TypedEntry {
  const { client, workType, workedOn, job, description, technician, workedMinutes } = entry;
  return {
    ...{ client, workType, workedOn, job, description, technician },
    minutes: minutesAsTyped(workedMinutes),
  };
}

/** What was logged and refused, in fields again. */
export function typedAgain(input: LogInput): TypedEntry {
  return {
    client: input.client,
    workType: input.workType,
    workedOn: input.workedOn ?? '',
    job: input.job ?? '',
    description: input.description ?? '',
    technician: input.technician ?? '',
    minutes: input.minutes === undefined ? '' : minutesAsTyped(input.minutes),
  };
}

/** Only what differs from the entry, as a change or a correction is asked. */
export function changesOf(typed: TypedEntry, entry: OutputOf<'entry.show'>) {
  const before = workOf(typedOf(entry), entry.workedOn);
  const now = workOf(typed, entry.workedOn);
  const changed = <Value>(value: Value, was: Value): Value | undefined =>
    value === was ? undefined : value;
  return {
    workType: changed(now.workType, before.workType),
    minutes: changed(now.minutes, before.minutes),
    workedOn: changed(now.workedOn, before.workedOn),
    job: changed(now.job, before.job),
    description: changed(now.description, before.description),
    technician: changed(now.technician, before.technician),
  };
}
