/** What holds from a day on: which of it holds now, what is yet to come, and what is over. */
import { dayText } from '../../ui/format.ts';

type FromDay = { readonly validFrom: string };

export type Standing<Item> = {
  readonly item: Item;
  readonly state: 'now' | 'later' | 'over';
  /** The day from which another one holds; null where none does. */
  readonly until: string | null;
};

/** The first day there is: what holds from it, holds for all work. */
const ALWAYS = '1970-01-01';

/** All of a list, each with how it stands today; `keyOf` tells what replaces what. */
export function byDay<Item extends FromDay>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  today: string,
): readonly Standing<Item>[] {
  const groups = Map.groupBy(items, keyOf);
  return [...groups.values()].flatMap((group) => {
    const inOrder = group.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
    return inOrder.map((item, place): Standing<Item> => {
      const until = inOrder[place + 1]?.validFrom ?? null;
      if (item.validFrom > today) return { item, state: 'later', until };
      return { item, state: until !== null && until <= today ? 'over' : 'now', until };
    });
  });
}

/** What holds today; of what begins later only, the first. */
export function holding<Item>(all: readonly Standing<Item>[], keyOf: (item: Item) => string) {
  const found = new Map<string, Standing<Item>>();
  for (const each of all) {
    const key = keyOf(each.item);
    if (each.state === 'now' || (each.state === 'later' && !found.has(key))) found.set(key, each);
  }
  return [...found.values()];
}

/** From when, in words. */
export function sinceText(day: string): string {
  return day === ALWAYS ? 'always' : dayText(day);
}

/** How it stands, in words. */
export function standingText({ state, until }: Standing<unknown>): string {
  if (state === 'later') return 'yet to come';
  if (state === 'over') return `replaced on ${until === null ? '' : dayText(until)}`;
  return until === null ? 'holds now' : `holds now, until ${dayText(until)}`;
}
