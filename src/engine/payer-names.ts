/** Names alike: whom a bank calls `ACME NETWORKS GMBH BERLIN` may be the client Acme Networks. */

/** Words that tell no company from another. */
const LEGAL_FORMS = new Set(
  (
    'AB AG AND APS AS BV CO COMPANY CORP CORPORATION EK EV GBR GMBH INC INCORPORATED KG KGAA ' +
    'LIMITED LLC LLP LTD MBH NV OHG OY PLC PTY SA SARL SAS SE SPA SRL THE UG UND'
  ).split(' '),
);

/** Names are alike only by a word of as many letters. */
const TELLING_LETTERS = 3;

/** The words of a name that tell it from others, in one spelling: Müller, Mueller and Muller. */
function wordsOf(name: string): readonly string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/([AOU])E/g, '$1')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return [...new Set(telling.length === 0 ? words : telling)].sort();
}

/** Words, and the names that are made of them. */
type Worded = { readonly words: readonly string[]; readonly names: Set<string> };

export type NameSearch = {
  /** The names of which all words stand in the given one, or the other way about. */
  readonly alike: (name: string) => readonly string[];
};

/** A name like more names than this tells none of them from another. */
const MOST_ALIKE = 20;

/**
 * A search for all names at once. A name is looked for by the rarest of its words, so that a word
 * which all names have costs nothing; and once, however many lines have it.
 */
export function nameSearch(all: Iterable<string>): NameSearch {
  const byWords = new Map<string, Worded>();
  for (const name of new Set(all)) {
    const words = wordsOf(name);
    const key = words.join(' ');
    const same = byWords.get(key);
    if (same === undefined) byWords.set(key, { words, names: new Set([name]) });
    else same.names.add(name);
  }
  const byWord = new Map<string, Worded[]>();
  for (const name of byWords.values()) for (const word of name.words) put(byWord, word, name);
  const byRarest = new Map<string, Worded[]>();
  for (const name of byWords.values()) put(byRarest, rarestOf(name.words, byWord), name);
  const remembered = new Map<string, readonly string[]>();

  function search(words: readonly string[]): readonly string[] {
    const sought = new Set(words);
    const within = words
      .flatMap((word) => byRarest.get(word) ?? [])
      .filter((name) => name.words.every((word) => sought.has(word)) && name.words.some(tells));
    const around = words.some(tells)
      ? (byWord.get(rarestOf(words, byWord)) ?? []).filter((name) =>
          words.every((word) => name.words.includes(word)),
        )
      : [];
    const found = new Set([...within, ...around].flatMap(({ names }) => [...names]));
    return found.size > MOST_ALIKE ? [] : [...found];
  }

  return {
    alike(name) {
      const words = wordsOf(name);
      const key = words.join(' ');
      const known = remembered.get(key) ?? search(words);
      remembered.set(key, known);
      return known;
    },
  };
}

function put(names: Map<string, Worded[]>, word: string, name: Worded): void {
  const others = names.get(word);
  if (others === undefined) names.set(word, [name]);
  else others.push(name);
}

/** The word that the fewest names have; one that none has comes first. */
function rarestOf(
  words: readonly string[],
  byWord: ReadonlyMap<string, readonly Worded[]>,
): string {
  const names = (word: string): number => byWord.get(word)?.length ?? 0;
  return words.reduce(
    (rarest, word) => (names(word) < names(rarest) ? word : rarest),
    words[0] ?? '',
  );
}

function tells(word: string): boolean {
  return word.length >= TELLING_LETTERS;
}
