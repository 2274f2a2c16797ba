/** What must always hold of a client's books (B8, H1, H2), checked from the journal up. */
import type { Transaction } from './journal.ts';
import { type Lot, leftMinutes, leftValue } from './lots.ts';

/** A breach of an invariant: which rule, of what, and the two figures that should be equal. */
export type Breach = {
  readonly rule: 'B8' | 'H1' | 'H2';
  readonly subject: string;
  readonly expected: number;
  readonly found: number;
};

/**
 * Recomputes every lot from the journal and names whatever disagrees: a transaction whose money
 * does not sum to zero (H1), a block whose minutes or value left differ from the journal's or that
 * only the journal knows (H2), a block below zero or above what was bought (B8). Sound books give
 * an empty list.
 */
export function invariants(
  lots: readonly Lot[],
  journal: readonly Transaction[],
): readonly Breach[] {
  const breaches: Breach[] = [];
  const check = (rule: Breach['rule'], subject: string, expected: number, found: number): void => {
    if (expected !== found) breaches.push({ rule, subject, expected, found });
  };
  const leftMinutesOf = new Map<string, number>();
  const leftValueOf = new Map<string, number>();
  for (const transaction of journal) {
    let sum = 0;
    for (const line of transaction.money) {
      sum += line.amount;
      if (line.account === 'deferred:block' && line.block !== null) {
        leftValueOf.set(line.block, (leftValueOf.get(line.block) ?? 0) - line.amount);
      }
    }
    check('H1', transaction.subject, 0, sum);
    for (const line of transaction.minutes) {
      leftMinutesOf.set(line.block, (leftMinutesOf.get(line.block) ?? 0) + line.minutes);
    }
  }
  for (const lot of lots) {
    const { id, minutes: bought, price } = lot.block;
    check('H2', id, leftMinutes(lot), leftMinutesOf.get(id) ?? 0);
    check('H2', id, leftValue(lot), leftValueOf.get(id) ?? 0);
    check('B8', id, Math.min(bought, Math.max(0, leftMinutes(lot))), leftMinutes(lot));
    check('B8', id, Math.min(price, Math.max(0, leftValue(lot))), leftValue(lot));
    if (leftMinutes(lot) === 0) check('H2', id, 0, leftValue(lot));
  }
  const known = new Set(lots.map((lot) => lot.block.id));
  for (const left of [leftMinutesOf, leftValueOf]) {
    for (const [block, found] of left) if (!known.has(block)) check('H2', block, 0, found);
  }
  return breaches;
}
