/** A block as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { BlockLabel } from '../../engine/bank/books.ts';
import { deficitMinutes } from '../../engine/bank/sell.ts';
import { rateCentsPerHour, saving } from '../../engine/blocks.ts';
import type { LocalDate } from '../../engine/days.ts';
import { type Lot, leftMinutes, leftValue, usableMinutes } from '../../engine/lots.ts';
import { type Cents, type Currency, decimalMoney } from '../../engine/money.ts';

export type PresentedBlock = OutputOf<'block.sell'>;

/** What is told of a block beside its lot. */
export type BlockFacts = {
  readonly client: string;
  readonly label: BlockLabel;
  readonly currency: Currency;
  readonly standardRate: Cents | null;
  readonly note: string;
};

/** The block as it stands on a day. */
export function blockAsTold(lot: Lot, facts: BlockFacts, today: LocalDate): PresentedBlock {
  const { block } = lot;
  const { currency, label, standardRate } = facts;
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  const saved = standardRate === null ? null : saving(block.price, block.minutes, standardRate);
  return {
    id: block.id,
    client: facts.client,
    name: label.name,
    origin: label.origin,
    state: stateOf(lot, today),
    boughtOn: block.boughtOn,
    expiresOn: block.expiresOn,
    workTypes: block.workTypes === null ? null : [...block.workTypes],
    currency,
    minutes: block.minutes,
    price: money(block.price),
    ratePerHour: money(rateCentsPerHour(block.price, block.minutes)),
    saving: saved === null || saved <= 0 ? null : money(saved),
    paid: money(label.paid),
    invoice: label.invoice,
    openMinutes: block.openMinutes,
    deficitMinutes: deficitMinutes(lot),
    drawnMinutes: lot.drawnMinutes,
    drawnValue: money(lot.drawnValue),
    lapsedMinutes: lot.lapsedMinutes,
    lapsedValue: money(lot.lapsedValue),
    refundedMinutes: lot.refundedMinutes,
    refundedValue: money(lot.refundedValue),
    leftMinutes: leftMinutes(lot),
    leftValue: money(leftValue(lot)),
    usableMinutes: isExpired(lot, today) ? 0 : usableMinutes(lot),
    note: facts.note,
  };
}

function isExpired({ block }: Lot, today: LocalDate): boolean {
  return block.expiresOn !== null && block.expiresOn < today;
}

function stateOf(lot: Lot, today: LocalDate): PresentedBlock['state'] {
  if (leftMinutes(lot) === 0) return lot.lapsedMinutes > 0 ? 'lapsed' : 'used_up';
  if (isExpired(lot, today)) return 'expired';
  return lot.block.openMinutes <= lot.refundedMinutes ? 'unpaid' : 'open';
}
