/** Blocks come in: sold, granted or brought along (A1, A2); and may be used longer (A5). */
import { accountLots, accountOf, lotIn } from '../accounts.ts';
import { extend } from '../acts.ts';
import { type Block, type BlockUsable, openMinutes } from '../blocks.ts';
import type { LocalDate } from '../days.ts';
import { type Minutes, minutes, NO_MINUTES } from '../hours.ts';
import { openAmount, paidShare, type Receivable } from '../invoices.ts';
import { extensionOf, type Origin, paymentOf, saleOf } from '../journal.ts';
import { type Lot, newLot } from '../lots.ts';
import { type Cents, NO_MONEY } from '../money.ts';
import { type Act, joined, type NewBlock, NO_CHANGE, recorded, type Step } from './books.ts';
import { closedOn } from './closed.ts';
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
  /** Before tax. */
  readonly price: Cents;
  readonly workTypes: readonly string[] | null;
  readonly product: string | null;
  readonly standardRate: Cents | null;
  readonly note: string;
  /**
   * The invoice it is sold on, one of the books', with the tax on the block; null: it was granted,
   * brought along, or sold and paid for elsewhere.
   */
  readonly invoice: { readonly receivable: Receivable; readonly tax: Cents } | null;
};

/**
 * Adds a block to the client's. It opens as the policy of its day says (A4); what is on no invoice
 * counts as paid. Refused: a block bought in the future or in books that are closed, one that
 * expires before it is bought, and one without minutes.
 */
export function sellBlock(step: Step, sale: Sale, act: Act): Step | BankRefusal {
  const { books } = step;
  const { name, boughtOn, price, origin, invoice } = sale;
  const flaw = flawOf(step, sale, act);
  if (flaw !== null) return flaw;
  const usableWhen = books.termsOn(boughtOn).policy.blockUsable;
  const bought: Block = {
    id: sale.id,
    sequence: books.lastSale + 1,
    boughtOn,
    expiresOn: sale.expiresOn,
    minutes: sale.minutes,
    price,
    workTypes: sale.workTypes,
    openMinutes: sale.minutes,
  };
  const openFor = (receivable: Receivable) => openMinutesOf(newLot(bought), usableWhen, receivable);
  const block = invoice === null ? bought : { ...bought, openMinutes: openFor(invoice.receivable) };
  const label = {
    ...{ name, origin, usableWhen, invoice: invoice?.receivable.id ?? null },
    paid: invoice === null ? price : NO_MONEY,
  };
  const created: NewBlock = {
    client: books.client,
    ...{ block, label, currency: books.currency, product: sale.product },
    ...{ standardRate: sale.standardRate, note: sale.note, createdAt: act.at },
  };
  const account = accountOf(
    [...accountLots(books.account), newLot(block)],
    books.account.drawOrder,
  );
  const opened: Step = {
    books: {
      ...books,
      labels: new Map(books.labels).set(block.id, label),
      lastSale: block.sequence,
    },
    change: joined(step.change, { ...NO_CHANGE, newBlocks: [created] }),
  };
  const sold = recorded(
    opened,
    account,
    saleOf(block, origin, invoice?.tax),
    saleFacts(sale, block),
    act,
  );
  if (origin !== 'sale' || invoice !== null || price === 0) return sold;
  const facts = { openMinutes: block.openMinutes };
  return recorded(sold, account, paymentOf(block.id, price, boughtOn), facts, act);
}

/** What the block is rebuilt from. */
function saleFacts({ name, note, invoice, workTypes }: Sale, block: Block) {
  const { expiresOn, sequence, openMinutes: open, minutes: count, price } = block;
  return {
    ...{ name, expiresOn, sequence, openMinutes: open, minutes: count, price, note },
    workTypes: workTypes === null ? null : [...workTypes],
    ...(invoice === null ? {} : { invoice: invoice.receivable.id, tax: invoice.tax }),
  };
}

function flawOf({ books }: Step, sale: Sale, { today }: Act): BankRefusal | null {
  const { name, boughtOn, expiresOn } = sale;
  if (sale.minutes < 1)
    return { code: 'block_without_minutes', block: name, minutes: sale.minutes };
  if (expiresOn !== null && expiresOn < boughtOn) {
    return { code: 'block_expires_before_bought', block: name, boughtOn, expiresOn };
  }
  if (boughtOn > today) return { code: 'block_in_future', boughtOn, today };
  return closedOn(books, boughtOn);
}

/**
 * The minutes of a lot that are open as its invoice stands (A4): all when nothing is owed any more,
 * else what was agreed when it was sold, beside those that were refunded.
 */
function openMinutesOf(lot: Lot, usableWhen: BlockUsable, receivable: Receivable): Minutes {
  const { minutes: bought } = lot.block;
  if (openAmount(receivable) === 0) return bought;
  const { paid, gross: total } = receivable;
  const opened = openMinutes(bought, { issued: true, paid, total }, usableWhen);
  return minutes(Math.min(bought, opened + lot.refundedMinutes));
}

/** Minutes that were taken from a block beyond what is open of it: a payment went back (G4). */
export function deficitMinutes(lot: Lot): Minutes {
  const taken = lot.drawnMinutes + lot.lapsedMinutes + lot.refundedMinutes;
  return minutes(Math.max(NO_MINUTES, taken - lot.block.openMinutes));
}

/**
 * The books with the blocks of an invoice open as it now stands; and what each is then, for the
 * facts of the record that brought it about.
 */
export function withBlocksOf(step: Step, receivable: Receivable) {
  let after = step;
  const blocks = receivable.blocks.map((id) => {
    const { books } = after;
    const lot = lotIn(books.account, id);
    const label = books.labels.get(id);
    if (label === undefined) throw new RangeError(`block ${id} has no name`);
    const open = openMinutesOf(lot, label.usableWhen, receivable);
    const paid = paidShare(lot.block.price, receivable);
    const opened = withBlock(after, { ...lot, block: { ...lot.block, openMinutes: open } });
    after = {
      books: { ...opened.books, labels: new Map(books.labels).set(id, { ...label, paid }) },
      change: joined(opened.change, { ...NO_CHANGE, paid: new Map([[id, paid]]) }),
    };
    return { block: id, openMinutes: open, paid };
  });
  return { step: after, blocks };
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
