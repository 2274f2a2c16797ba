/** Answers remembered for a moment, so that a busy client does not ask the database each time. */

/** An answer, and until when it may be repeated, in milliseconds since 1970. */
export type Answer<Value> = { readonly value: Value; readonly until: number };

/** Good from when it was found: a clock that is set back does not make it last longer. */
type Kept<Value> = Answer<Value> & { readonly from: number };

export type Remembered<Value> = {
  /** The answer to the question as remembered, else as found; nothing found is not remembered. */
  readonly recall: (
    question: string,
    find: () => Promise<Answer<Value> | null>,
  ) => Promise<Value | null>;
  /** Forgets the answers that match, and of those now being found all. */
  readonly forget: (matches: (value: Value) => boolean) => void;
};

/** Remembers at most `capacity` answers, those found last, for at most `milliseconds`. */
export function remembered<Value>(capacity: number, milliseconds: number): Remembered<Value> {
  const answers = new Map<string, Kept<Value>>();
  const searches = new Map<string, Promise<Value | null>>();
  let timesForgotten = 0;

  const remember = (question: string, { value, until }: Answer<Value>): void => {
    const from = Date.now();
    // Deleted first: a map keeps the order in which its keys came.
    answers.delete(question);
    answers.set(question, { value, from, until: Math.min(until, from + milliseconds) });
    const [oldest] = answers.keys();
    if (answers.size > capacity && oldest !== undefined) answers.delete(oldest);
  };

  const search = (
    question: string,
    find: () => Promise<Answer<Value> | null>,
  ): Promise<Value | null> => {
    const timesBefore = timesForgotten;
    const searching = find()
      .then((found) => {
        // What was found while something was forgotten may be what was forgotten.
        if (found !== null && timesForgotten === timesBefore) remember(question, found);
        return found?.value ?? null;
      })
      .finally(() => {
        if (searches.get(question) === searching) searches.delete(question);
      });
    searches.set(question, searching);
    return searching;
  };

  return {
    recall: async (question, find) => {
      const known = answers.get(question);
      const now = Date.now();
      if (known !== undefined && known.from <= now && now < known.until) return known.value;
      return searches.get(question) ?? search(question, find);
    },
    forget: (matches) => {
      timesForgotten += 1;
      searches.clear();
      for (const [question, { value }] of answers) {
        if (matches(value)) answers.delete(question);
      }
    },
  };
}
