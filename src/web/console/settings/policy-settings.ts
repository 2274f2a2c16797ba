/** The settings of a policy: what each decides, and what there is to choose. */
import { DEFAULT_FIRM_POLICY, type FirmPolicy } from '../../../engine/terms.ts';
import { minutesAsTyped, typedMinutes } from '../../ui/typed.ts';

type Choice = { readonly value: string; readonly label: string };

export type Setting = {
  readonly name: keyof FirmPolicy;
  readonly label: string;
  /** Null: it is typed. */
  readonly choices: readonly Choice[] | null;
  readonly typed: 'minutes' | 'days' | null;
};

export const SETTINGS: readonly Setting[] = [
  {
    name: 'increment',
    label: 'Time is billed in steps of',
    choices: [
      { value: '1', label: 'one minute' },
      { value: '6', label: '6 min, a tenth of an hour' },
      { value: '10', label: '10 min' },
      { value: '15', label: '15 min, a quarter of an hour' },
      { value: '30', label: '30 min, half an hour' },
    ],
    typed: null,
  },
  {
    name: 'rounding',
    label: 'What is over a step is rounded',
    choices: [
      { value: 'up', label: 'up' },
      { value: 'nearest', label: 'to the nearest step' },
    ],
    typed: null,
  },
  {
    name: 'roundPer',
    label: 'Rounded is',
    choices: [
      { value: 'entry', label: 'every entry by itself' },
      { value: 'job-day', label: 'a job’s whole day together' },
    ],
    typed: null,
  },
  { name: 'minimum', label: 'Billed at least', choices: null, typed: 'minutes' },
  { name: 'longestEntryMinutes', label: 'Longest entry', choices: null, typed: 'minutes' },
  {
    name: 'drawOrder',
    label: 'Drawn first are',
    choices: [
      { value: 'purchase', label: 'the hours bought first' },
      { value: 'soonest-expiry', label: 'the hours that expire soonest' },
    ],
    typed: null,
  },
  {
    name: 'lateEntryGraceDays',
    label: 'Days after its last in which a block still takes work done in time',
    choices: null,
    typed: 'days',
  },
  {
    name: 'onShortage',
    label: 'When the blocks do not cover an entry whole',
    choices: [
      { value: 'overage', label: 'the rest is overage' },
      { value: 'hold', label: 'the entry waits' },
      { value: 'stop', label: 'the entry is refused' },
    ],
    typed: null,
  },
  {
    name: 'travel',
    label: 'Travel is',
    choices: [
      { value: 'separate', label: 'billed apart' },
      { value: 'drawn', label: 'drawn like other work' },
      { value: 'free', label: 'free' },
    ],
    typed: null,
  },
  {
    name: 'blockUsable',
    label: 'A block may be used',
    choices: [
      { value: 'paid', label: 'once it is paid in full' },
      { value: 'issued', label: 'as soon as it is sold' },
      { value: 'proportional', label: 'as far as it is paid' },
    ],
    typed: null,
  },
];

export type TypedPolicy = Record<keyof FirmPolicy, string>;

/** A policy as it stands in the fields. */
export function typedPolicy(policy: FirmPolicy): TypedPolicy {
  const texts = SETTINGS.map(({ name, typed }) => {
    const value = policy[name];
    const text = typed === 'minutes' ? minutesAsTyped(Number(value)) : String(value);
    return [name, text];
  });
  return Object.fromEntries(texts) as TypedPolicy;
}

/** What the fields say, as the contract takes it; what cannot be read, as it was typed. */
export function settingsTyped(typed: TypedPolicy): Record<keyof FirmPolicy, unknown> {
  return {
    ...typed,
    increment: Number(typed.increment),
    minimum: typedMinutes(typed.minimum) ?? typed.minimum,
    longestEntryMinutes: typedMinutes(typed.longestEntryMinutes) ?? typed.longestEntryMinutes,
    lateEntryGraceDays: wholeTyped(typed.lateEntryGraceDays) ?? typed.lateEntryGraceDays,
  };
}

/** The policy that the fields make; null while one of them cannot be read. */
export function policyTyped(typed: TypedPolicy): FirmPolicy | null {
  const settings = settingsTyped(typed);
  const isWhole = SETTINGS.every(
    ({ name }) => typeof settings[name] === typeof DEFAULT_FIRM_POLICY[name],
  );
  return isWhole ? (settings as FirmPolicy) : null;
}

function wholeTyped(text: string): number | null {
  const typed = text.trim();
  return /^\d{1,4}$/.test(typed) ? Number(typed) : null;
}
