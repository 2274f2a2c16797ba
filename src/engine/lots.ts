/**
 * A lot: a block and what has become of it. Lots are values; taking from one makes another.
 *
 * Of every lot, always, in minutes and in value (H2):
 * bought = drawn + lapsed + refunded + left.
 */
import type { Block } from './blocks.ts';
import type { LocalDate } from './days.ts';
import { type Minutes, minutes, NO_MINUTES } from './hours.ts';
import { type Cents, cents, NO_MONEY, proportion } from './money.ts';

/** The ways in which minutes leave a block. */
export type Use = 'draw' | 'lapse' | 'refund';

export type Lot = {
  readonly block: Block;
  readonly drawnMinutes: Minutes;
  readonly drawnValue: Cents;
  readonly lapsedMinutes: Minutes;
  readonly lapsedValue: Cents;
  readonly refundedMinutes: Minutes;
  readonly refundedValue: Cents;
  /** The last day on which minutes came back to it after its expiry; they have a grace anew (A9). */
  readonly returnedOn: LocalDate | null;
};

/** Minutes of one block and what they are worth. */
export type Slice = {
  readonly block: string;
  readonly minutes: Minutes;
  readonly value: Cents;
};

/** A block just bought: nothing taken. */
export function newLot(block: Block): Lot {
  return {
    block,
    drawnMinutes: NO_MINUTES,
    drawnValue: NO_MONEY,
    lapsedMinutes: NO_MINUTES,
    lapsedValue: NO_MONEY,
    refundedMinutes: NO_MINUTES,
    refundedValue: NO_MONEY,
    returnedOn: null,
  };
}

/** A lot of which only what is left is known: what has gone counts as drawn. */
export function lotWithLeft(block: Block, left: Minutes, value: Cents): Lot {
  const drawnMinutes = minutes(block.minutes - left);
  return { ...newLot(block), drawnMinutes, drawnValue: cents(block.price - value) };
}

/** Minutes taken from the block and not given back: B5's u. */
function takenMinutes(lot: Lot): Minutes {
  return minutes(lot.drawnMinutes + lot.lapsedMinutes + lot.refundedMinutes);
}

/** Value taken from the block and not given back: B5's V. */
function takenValue(lot: Lot): Cents {
  return cents(lot.drawnValue + lot.lapsedValue + lot.refundedValue);
}

export function leftMinutes(lot: Lot): Minutes {
  return minutes(lot.block.minutes - takenMinutes(lot));
}

export function leftValue(lot: Lot): Cents {
  return cents(lot.block.price - takenValue(lot));
}

/** Minutes that may be drawn: what is open (A4) less what is taken; never below zero. */
export function usableMinutes(lot: Lot): Minutes {
  return minutes(Math.max(0, lot.block.openMinutes - takenMinutes(lot)));
}

/**
 * What the next `count` minutes of the lot are worth (B5): max(0, round(P·(u+m)/N) − V).
 * However a block is cut up, and whatever is given back between, its values add up to exactly P.
 */
function valueOfNext(lot: Lot, count: Minutes): Cents {
  const { price, minutes: bought } = lot.block;
  const upTo = proportion(price, takenMinutes(lot) + count, bought);
  return cents(Math.max(0, upTo - takenValue(lot)));
}

/** The next `count` minutes of the lot with their value. */
export function sliceOf(lot: Lot, count: Minutes): Slice {
  return { block: lot.block.id, minutes: count, value: valueOfNext(lot, count) };
}

/** The lot after the slice was taken from it. Throws when the slice is more than is left: a bug. */
export function take(lot: Lot, use: Use, slice: Slice): Lot {
  if (slice.minutes < 0 || slice.minutes > leftMinutes(lot) || slice.value > leftValue(lot)) {
    throw new RangeError(`${slice.minutes} min cannot be taken from block ${lot.block.id}`);
  }
  return moved(lot, use, slice.minutes, slice.value);
}

/** The lot with the slice back in it on a day, at exactly the value it took (B5). */
export function giveBack(lot: Lot, use: Use, slice: Slice, on: LocalDate): Lot {
  const given = moved(lot, use, -slice.minutes, -slice.value);
  const { expiresOn } = lot.block;
  if (expiresOn === null || on <= expiresOn) return given;
  return {
    ...given,
    returnedOn: lot.returnedOn !== null && lot.returnedOn > on ? lot.returnedOn : on,
  };
}

function moved(lot: Lot, use: Use, count: number, value: number): Lot {
  switch (use) {
    case 'draw':
      return {
        ...lot,
        drawnMinutes: notBelowZero(lot, lot.drawnMinutes + count),
        drawnValue: cents(lot.drawnValue + value),
      };
    case 'lapse':
      return {
        ...lot,
        lapsedMinutes: notBelowZero(lot, lot.lapsedMinutes + count),
        lapsedValue: cents(lot.lapsedValue + value),
      };
    case 'refund':
      return {
        ...lot,
        refundedMinutes: notBelowZero(lot, lot.refundedMinutes + count),
        refundedValue: cents(lot.refundedValue + value),
      };
  }
}

function notBelowZero(lot: Lot, count: number): Minutes {
  if (count < 0) throw new RangeError(`more is given back to block ${lot.block.id} than it gave`);
  return minutes(count);
}
