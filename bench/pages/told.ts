/** How the figures of pages are told. */

/** A key, a sentence with the unit at its end, the figure, and what it should be. */
export type Tell = (key: string, sentence: string, value: number, aim: string) => void;

export const ROUNDS = 5;

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
