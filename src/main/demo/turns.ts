/**
 * Clients live side by side, and share the numbers of documents: whoever issues one waits until all
 * others have come as far. So the same year has the same numbers, however fast each of them lives.
 */
export type Turns = {
  /** Says how far one has come, in minutes; it never goes back. */
  readonly reach: (place: number, minute: number) => void;
  /** Waits until nobody is at an earlier minute, nor before it at the same one. */
  readonly turnOf: (place: number) => Promise<void>;
};

/** The turns of so many, each by its place. */
export function turnsOf(count: number): Turns {
  const reached = new Array<number>(count).fill(0);
  const waiting = new Map<number, () => void>();
  const isNext = (place: number): boolean => {
    const own = reached[place] ?? 0;
    return reached.every((minute, other) => minute > own || (minute === own && other >= place));
  };
  return {
    reach: (place, minute) => {
      reached[place] = minute;
      for (const [other, go] of waiting) {
        if (!isNext(other)) continue;
        waiting.delete(other);
        go();
      }
    },
    turnOf: async (place) => {
      if (isNext(place)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(place, resolve);
      await promise;
    },
  };
}
