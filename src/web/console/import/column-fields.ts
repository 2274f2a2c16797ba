/** What an entry can take from a column, in words. */
import type { Columns } from './reading.ts';

type Field = keyof Columns;

export type ColumnField = {
  readonly name: Field;
  readonly label: string;
  readonly says: string;
};

export const WHO: readonly ColumnField[] = [
  { name: 'client', label: 'Client', says: 'Whose blocks it draws' },
  { name: 'technician', label: 'Technician', says: 'Who worked' },
  { name: 'job', label: 'Job', says: 'What it belongs to' },
  { name: 'workType', label: 'Work type', says: 'The kind of work' },
  { name: 'description', label: 'Description', says: 'What was done' },
  { name: 'id', label: 'Id', says: 'What the entry is called there' },
];

export const WHEN: readonly ColumnField[] = [
  { name: 'workedOn', label: 'Day of the work', says: 'With minutes, hours or a duration' },
  { name: 'minutes', label: 'Minutes', says: 'Whole minutes' },
  { name: 'hours', label: 'Hours', says: 'Such as 1.5' },
  { name: 'duration', label: 'Duration', says: 'Such as 1:30:00' },
  { name: 'startedAt', label: 'Start, day and time', says: 'In one column' },
  { name: 'endedAt', label: 'End, day and time', says: 'In one column' },
  { name: 'startedOn', label: 'Day of the start', says: 'With a time beside it' },
  { name: 'startedTime', label: 'Time of the start', says: 'Such as 9:30' },
  { name: 'endedOn', label: 'Day of the end', says: 'Left out: the same, or the next' },
  { name: 'endedTime', label: 'Time of the end', says: 'Such as 16:45' },
  { name: 'breakMinutes', label: 'Break', says: 'Minutes that do not count' },
];

/** What may be the same in all rows instead. */
const CONSTANTS = ['client', 'technician', 'job', 'workType'] as const;
type Constant = (typeof CONSTANTS)[number];

export function isConstant(name: Field): name is Constant {
  return (CONSTANTS as readonly string[]).includes(name);
}
