/** An entry: a record of work as it came, before any rule has looked at it. */
import type { LocalDate } from './days.ts';
import type { Minutes } from './hours.ts';
import type { EpochSeconds } from './zones.ts';

export type Entry = {
  readonly id: string;
  readonly client: string;
  readonly technician: string;
  readonly job: string;
  readonly workType: string;
  readonly description: string;
  /** The day of the start in the firm's zone (B1). */
  readonly workedOn: LocalDate;
  /** Null when only the day and the minutes are known. */
  readonly startedAt: EpochSeconds | null;
  /** Null when the end is not known. */
  readonly endedAt: EpochSeconds | null;
  /** Whole minutes worked, breaks already taken off (B1). */
  readonly workedMinutes: Minutes;
};
