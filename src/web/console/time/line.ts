/** One line of quick entry, such as `Alder 45 remote Mail moved`, as the fields it stands for. */
import { typedMinutes } from '../../ui/typed.ts';

export type Named = { readonly id: string; readonly name: string };

/** What a word was taken for: one of those, or several it may be. */
export type Meant<Item> =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'one'; readonly item: Item }
  | { readonly kind: 'several'; readonly typed: string; readonly items: readonly Item[] };

export type Line = {
  readonly client: Meant<Named>;
  readonly minutes: number | null;
  readonly workType: Meant<Named>;
  readonly description: string;
};

const NOTHING = { kind: 'nothing' } as const;

/** Shorter beginnings of a work type are words like any others: `on the phone` is not on-site. */
const SHORTEST_WORK_TYPE_CHARACTERS = 3;

/** As words are compared: without regard to case, accents and hyphens. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\-–]+/gu, ' ')
    .toLocaleLowerCase()
    .trim();
}

/** Those of that name; else those whose name begins so; else those with a word that begins so. */
function calledSo<Item extends { readonly name: string }>(
  items: readonly Item[],
  typed: string,
): readonly Item[] {
  const wanted = plain(typed);
  if (wanted === '') return [];
  const same = items.filter(({ name }) => plain(name) === wanted);
  if (same.length > 0) return same;
  const begun = items.filter(({ name }) => plain(name).startsWith(wanted));
  if (begun.length > 0) return begun;
  return items.filter(({ name }) => plain(name).includes(` ${wanted}`));
}

type Found<Value> = { readonly value: Value; readonly words: number } | null;

/** The longest run of words from the first on that something is called by. */
function named<Item extends { readonly name: string }>(
  words: readonly string[],
  items: readonly Item[],
): Found<Meant<Item>> {
  const longest = Math.max(0, ...items.map(({ name }) => name.split(/[\s\-–]+/u).length));
  for (let count = Math.min(longest, words.length); count > 0; count -= 1) {
    const typed = words.slice(0, count).join(' ');
    const found = calledSo(items, typed);
    const [item] = found;
    if (item === undefined) continue;
    const value: Meant<Item> =
      found.length === 1 ? { kind: 'one', item } : { kind: 'several', typed, items: found };
    return { value, words: count };
  }
  return null;
}

/** Minutes in the first words: `45`, `1:30`, `1h 30`, `20 h`. The longest reading counts. */
function minutesIn(words: readonly string[]): Found<number> {
  for (const count of [4, 3, 2, 1]) {
    if (count > words.length) continue;
    const value = typedMinutes(words.slice(0, count).join(' '));
    if (value !== null) return { value, words: count };
  }
  return null;
}

function workTypeIn(words: readonly string[], workTypes: readonly Named[]): Found<Meant<Named>> {
  const found = named(words, workTypes);
  if (found === null) return null;
  const typed = plain(words.slice(0, found.words).join(' '));
  const isWhole = workTypes.some(({ name }) => plain(name) === typed);
  return isWhole || typed.length >= SHORTEST_WORK_TYPE_CHARACTERS ? found : null;
}

/**
 * Reads a line: client, minutes and work type in any order, each once; from the first word that is
 * none of them on it is the description. Minutes may also stand at its end, with their unit.
 */
export function readLine(
  text: string,
  known: { readonly clients: readonly Named[]; readonly workTypes: readonly Named[] },
): Line {
  let words: readonly string[] = text.split(/\s+/u).filter((word) => word !== '');
  let client: Meant<Named> | null = null;
  let workType: Meant<Named> | null = null;
  let minutes: number | null = null;
  for (;;) {
    // A client may be called by a number; else a number is how long it took.
    const found: Found<unknown> =
      (client === null ? take(named(words, known.clients), (value) => (client = value)) : null) ??
      (minutes === null ? take(minutesIn(words), (value) => (minutes = value)) : null) ??
      (workType === null
        ? take(workTypeIn(words, known.workTypes), (value) => (workType = value))
        : null);
    if (found === null) break;
    words = words.slice(found.words);
  }
  const last = minutes === null ? minutesAtEnd(words) : null;
  if (last !== null) words = words.slice(0, -last.words);
  return {
    client: client ?? NOTHING,
    minutes: minutes ?? last?.value ?? null,
    workType: workType ?? NOTHING,
    description: words.join(' '),
  };
}

function take<Value>(found: Found<Value>, keep: (value: Value) => void): Found<Value> {
  if (found !== null) keep(found.value);
  return found;
}

/** `… 45min` or `… 1h 30` at the end; a bare number there belongs to what was done. */
function minutesAtEnd(words: readonly string[]): Found<number> {
  for (const count of [2, 1]) {
    const typed = words.slice(-count).join(' ');
    if (count > words.length || !/[hm:]/iu.test(typed)) continue;
    const value = typedMinutes(typed);
    if (value !== null) return { value, words: count };
  }
  return null;
}
