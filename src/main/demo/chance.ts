/** Chance that is the same for the same words, and ids that are. */
import { createHash } from 'node:crypto';

/** A source of chance. What it gives depends on nothing but the words it was made of. */
export type Chance = {
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  /** True as often as `share` says, from 0 to 1. */
  readonly likely: (share: number) => boolean;
  readonly oneOf: <T>(all: readonly T[]) => T;
};

const TWO_TO_32 = 2 ** 32;

/** Made of words, such as a seed, a day and a name. */
export function chanceOf(...words: readonly (string | number)[]): Chance {
  let state = digest(words).readUInt32LE(0);
  // Mulberry32: good enough to look like life, and short.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    whole,
    likely: (share) => next() < share,
    oneOf: (all) => {
      const one = all[whole(0, all.length - 1)];
      if (one === undefined) throw new RangeError('there is nothing to choose from');
      return one;
    },
  };
}

/** A UUIDv7 of an instant, in milliseconds since 1970, and words. */
export function idOf(at: number, ...words: readonly (string | number)[]): string {
  const bytes = digest(words).subarray(0, 16);
  bytes.writeUIntBE(at, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const text = bytes.toString('hex');
  const parts = [0, 8, 12, 16, 20].map((from, place, all) => text.slice(from, all[place + 1]));
  return parts.join('-');
}

function digest(words: readonly (string | number)[]): Buffer {
  return createHash('sha256').update(JSON.stringify(words)).digest();
}
