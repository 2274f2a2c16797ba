/** Blocks come in: sold, granted or brought along (A1, A2), and are paid for (A4). */
import { accountLots, accountOf, lotIn } from '../accounts.ts';
import { extend } from '../acts.ts';
import { type Block, type BlockUsable, openMinutes } from '../blocks.ts';
import type { LocalDate } from '../days.ts';
import { type Minutes, minutes } from '../hours.ts';
import { extensionOf, type Origin, paymentOf, saleOf } from '../journal.ts';
import { type Lot, newLot, owedFor } from '../lots.ts';
import { type Cents, cents } from '../money.ts';
import { type Act, joined, type NewBlock, NO_CHANGE, recorded, type Step } from './books.ts';
import type { BankRefusal } from './refusals.ts';

/** A sale as it was agreed. */
export type Sale = {
  /** The block's id, new. */
  readonly id: string;
  readonly name: string;
  readonly origin: Origin;
  readonly boughtOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly minutes: Minutes;
  readonly price: Cents;
  readonly workTypes: readonly string[] | null;
  readonly product: string | null;
  readonly standardRate: Cents | null;
  readonly note: string;
  /** What has been paid for it so far. */
  readonly paid: Cents;
};

/**
 * Adds a block to the client's. It opens as the policy of the day says (A4): what is granted or
 * brought along counts as paid. Refused: a block bought in the future, one that expires before it
 * is bought, one without minutes, and a payment above the price.
 */
export function sellBlock(step: Step, sale: Sale, act: Act): Step | BankRefusal {
  const { books } = step;
  const { name, boughtOn, expiresOn, price, paid, origin } = sale;
  if (sale.minutes < 1)
    return { code: 'block_without_minutes', block: name, minutes: sale.minutes };
  if (expiresOn !== null && expiresOn < boughtOn) {
    return { code: 'block_expires_before_bought', block: name, boughtOn, expiresOn };
  }
  if (boughtOn > act.today) return { code: 'block_in_future', boughtOn, today: act.today };
  const { currency } = books;
  if (paid > price) {
    return { code: 'payment_too_large', block: name, amount: paid, owed: price, currency };
  }
  const { blockUsable } = books.termsOn(boughtOn).policy;
  const payment = { issued: true, paid: origin === 'sale' ? paid : price, total: price };
  const block: Block = {
    id: sale.id,
    sequence: books.lastSale + 1,
    boughtOn,
    expiresOn,
    minutes: sale.minutes,
    price,
    workTypes: sale.workTypes,
    openMinutes: openMinutes(sale.minutes, payment, blockUsable),
  };
  const label = { name, origin, paid: payment.paid };
  const { product, standardRate, note } = sale;
  const created: NewBlock = {
    client: books.client,
    ...{ block, label, currency, product, standardRate, note },
    createdAt: act.at,
  };
  const account = accountOf(
    [...accountLots(books.account), newLot(block)],
    books.account.drawOrder,
  );
  const labels = new Map(books.labels).set(block.id, label);
  const opened: Step = {
    books: { ...books, labels, lastSale: block.sequence },
    change: joined(step.change, { ...NO_CHANGE, newBlocks: [created] }),
  };
  const facts = { name, expiresOn, sequence: block.sequence, openMinutes: block.openMinutes };
  const limited = sale.workTypes === null ? null : [...sale.workTypes];
  const sold = recorded(
    opened,
    account,
    saleOf(block, origin),
    { ...facts, workTypes: limited, minutes: block.minutes, price, note },
    act,
  );
  if (origin !== 'sale' || paid === 0) return sold;
  return recorded(
    sold,
    account,
    paymentOf(block.id, paid, boughtOn),
    { openMinutes: block.openMinutes },
    act,
  );
}

/**
 * Records a payment for a block, which opens as the policy of the day it was bought says (A4); what
 * was open stays so, whatever policy was set since (A2). Refused: more than is still owed for it.
 * The block must be one of the account's.
 */
export function payBlock(
  step: Step,
  id: string,
  amount: Cents,
  on: LocalDate,
  act: Act,
): Step | BankRefusal {
  const { books } = step;
  const label = books.labels.get(id);
  const lot = lotIn(books.account, id);
  if (label === undefined) throw new RangeError(`block ${id} has no name`);
  const owed = owedFor(lot, label.paid);
  const { currency } = books;
  if (amount > owed) {
    return { code: 'payment_too_large', block: label.name, amount, owed, currency };
  }
  const paid = cents(label.paid + amount);
  const open = openOf(lot, paid, books.termsOn(lot.block.boughtOn).policy.blockUsable);
  const opened = withBlock(step, { ...lot, block: { ...lot.block, openMinutes: open } });
  const labels = new Map(books.labels).set(id, { ...label, paid });
  const kept: Step = {
    books: { ...opened.books, labels },
    change: joined(opened.change, { ...NO_CHANGE, paid: new Map([[id, paid]]) }),
  };
  const facts = { openMinutes: open };
  return recorded(kept, kept.books.account, paymentOf(id, amount, on), facts, act);
}

/**
 * The minutes of a lot that are open when so much is paid for it (A4): all when nothing is owed any
 * more, else what its policy opens beside those that were refunded; never fewer than were (A2).
 */
export function openOf(lot: Lot, paid: Cents, blockUsable: BlockUsable): Minutes {
  const { minutes: bought, price: total, openMinutes: before } = lot.block;
  if (owedFor(lot, paid) === 0) return bought;
  const opened = openMinutes(bought, { issued: true, paid, total }, blockUsable);
  return minutes(Math.max(before, Math.min(bought, opened + lot.refundedMinutes)));
}

/** Gives a block a later last usable day, with a reason (A5). */
export function extendBlock(
  step: Step,
  id: string,
  expiresOn: LocalDate,
  reason: string,
  act: Act,
): Step | BankRefusal {
  const extended = extend(step.books.account, id, expiresOn);
  if ('code' in extended) return extended;
  const lot = lotIn(extended, id);
  const before = lotIn(step.books.account, id).block.expiresOn;
  const kept = withBlock(step, lot);
  const facts = { before, expiresOn, reason };
  return recorded(kept, kept.books.account, extensionOf(id, act.today), facts, act);
}

/** The books with a lot whose block is open or usable otherwise than before. */
function withBlock(step: Step, lot: Lot): Step {
  const { account } = step.books;
  const lots = accountLots(account).map((other) => (other.block.id === lot.block.id ? lot : other));
  return {
    books: { ...step.books, account: accountOf(lots, account.drawOrder) },
    change: joined(step.change, { ...NO_CHANGE, lots: [lot] }),
  };
}
