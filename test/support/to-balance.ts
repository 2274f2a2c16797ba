/** What is refunded of a block on no invoice: the client has it in hand (A3). */
import { moneyOf } from '../../src/engine/invoices.ts';
import type { MoneyLine } from '../../src/engine/journal.ts';
import type { Slice } from '../../src/engine/lots.ts';

export function toBalance({ value }: Slice): readonly MoneyLine[] {
  return moneyOf([['client-balance', -value]]);
}
