/** A policy as it is typed: what is left empty is as by default, or for a client as the firm has it. */
import type { OutputOf } from '../../../contract/operations.ts';
import { hoursText } from '../../ui/format.ts';
import { minutesAsTyped, typedMinutes, typedWhole } from '../../ui/typed.ts';

export type Settings = OutputOf<'policy.show'>['settings'];
type Name = keyof Settings;

export type TypedPolicy = Record<Name, string>;

/** Something to be chosen, with the words for each choice. */
type Choices = Readonly<Record<string, string>>;

type Field = {
  readonly label: string;
  /** Null: minutes, or days, are typed. */
  readonly choices: Choices | null;
  readonly unit: 'minutes' | 'days' | null;
};

const STEPS: Choices = {
  '1': 'to the minute',
  '6': 'in steps of 6 min',
  '10': 'in steps of 10 min',
  '15': 'in steps of 15 min',
  '30': 'in steps of 30 min',
};

/** Total by type, in the order in which a policy is told. */
export const FIELDS: Readonly<Record<Name, Field>> = {
  increment: { label: 'Time is billed', choices: STEPS, unit: null },
  rounding: {
    label: 'It is rounded',
    choices: { up: 'up', nearest: 'to the nearest step' },
    unit: null,
  },
  roundPer: {
    label: 'What is rounded',
    choices: { entry: 'every entry by itself', 'job-day': 'the entries of a job, day by day' },
    unit: null,
  },
  minimum: { label: 'Billed at least', choices: null, unit: 'minutes' },
  longestEntryMinutes: { label: 'Longest entry', choices: null, unit: 'minutes' },
  drawOrder: {
    label: 'Which hours go first',
    choices: { purchase: 'those bought first', 'soonest-expiry': 'those that expire soonest' },
    unit: null,
  },
  lateEntryGraceDays: { label: 'Days to enter work late', choices: null, unit: 'days' },
  onShortage: {
    label: 'Where no hours are left',
    choices: {
      overage: 'work is billed beside, as overage',
      hold: 'work waits for hours or a decision',
      stop: 'work is refused',
    },
    unit: null,
  },
  travel: {
    label: 'Travel',
    choices: { separate: 'is billed apart', drawn: 'draws hours', free: 'is free' },
    unit: null,
  },
  blockUsable: {
    label: 'A block may be used',
    choices: {
      paid: 'once it is paid in full',
      proportional: 'as far as it is paid',
      issued: 'as soon as it is sold',
    },
    unit: null,
  },
};

export const NAMES = Object.keys(FIELDS) as readonly Name[];

/** What a setting is, in a word or two. */
export function settingText(name: Name, value: Settings[Name]): string {
  const { choices, unit } = FIELDS[name];
  if (choices !== null) return choices[String(value)] ?? String(value);
  if (unit === 'minutes') return value === 0 ? 'no minimum' : hoursText(Number(value));
  return `${value} days`;
}

/** Some settings as one would type them again. */
export function policyAsTyped(settings: Partial<Settings>): TypedPolicy {
  const typed = (name: Name): string => {
    const value = settings[name];
    if (value === undefined) return '';
    return FIELDS[name].unit === 'minutes' ? minutesAsTyped(Number(value)) : String(value);
  };
  return Object.fromEntries(NAMES.map((name) => [name, typed(name)])) as TypedPolicy;
}

/** What was typed as the contract wants it; what cannot be read is passed on, to be refused. */
export function settingsOf(typed: TypedPolicy): Record<string, string | number> {
  const given = NAMES.filter((name) => typed[name].trim() !== '');
  return Object.fromEntries(given.map((name) => [name, valueTyped(name, typed[name].trim())]));
}

function valueTyped(name: Name, text: string): string | number {
  if (FIELDS[name].unit === 'minutes') return typedMinutes(text) ?? text;
  return typedWhole(text);
}
