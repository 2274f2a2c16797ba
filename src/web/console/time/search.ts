/** What the addresses of these pages say: the week, and what a list is narrowed to. */
import { parseDay } from '../../../engine/days.ts';
import type { State } from './state-badge.tsx';

type Search = Readonly<Record<string, unknown>>;

const LONGEST = 200;

function textIn(search: Search, name: string): string | undefined {
  const value = search[name];
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' && value.length <= LONGEST ? value : undefined;
}

function dayIn(search: Search, name: string): string | undefined {
  return parseDay(textIn(search, name) ?? '') ?? undefined;
}

const STATE_NAMES: readonly State[] = ['draft', 'waiting', 'posted', 'reversed'];

/** Only what is said: an address stays as short as it can be. */
function said<Found extends object>(found: Found): Partial<Found> {
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Partial<Found>;
}

export function weekIn(search: Search): {
  readonly week?: string | undefined;
  readonly technician?: string | undefined;
} {
  return said({ week: dayIn(search, 'week'), technician: textIn(search, 'technician') });
}

export type EntryFilter = {
  readonly client?: string | undefined;
  readonly state?: State | undefined;
  readonly technician?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
};

export function entryFilterIn(search: Search): EntryFilter {
  return said({
    client: textIn(search, 'client'),
    state: STATE_NAMES.find((state) => state === search['state']),
    technician: textIn(search, 'technician'),
    from: dayIn(search, 'from'),
    to: dayIn(search, 'to'),
  });
}
