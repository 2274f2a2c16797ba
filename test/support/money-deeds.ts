/** What is done with a client's money in a life at random, beside what is done with its hours. */
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { lotIn } from '../../src/engine/accounts.ts';
import { settleElsewhere } from '../../src/engine/bank/elsewhere.ts';
import { issueBalanceNote, issueInvoice } from '../../src/engine/bank/issue.ts';
import type { UnbilledWork } from '../../src/engine/bank/money-books.ts';
import { unbilledIn } from '../../src/engine/bank/owed.ts';
import {
  applyBalance,
  type PaymentReceived,
  payOut,
  receivePayment,
  reversePayment,
} from '../../src/engine/bank/payments.ts';
import type { Sale } from '../../src/engine/bank/sell.ts';
import { minutes } from '../../src/engine/hours.ts';
import { type InvoiceLine, sumOfLines } from '../../src/engine/invoices.ts';
import { type Cents, cents, NO_MONEY } from '../../src/engine/money.ts';
import { type LineTax, taxed } from '../../src/engine/tax.ts';
import type { BankLife, Doing } from './bank-life.ts';
import { refundMinutes, sellOnInvoice } from './invoiced.ts';

const VAT: LineTax = { name: 'VAT', label: 'VAT 20 %', rateThousandths: 20_000 };

const NOTHING = { code: 'nothing' } as const;

/** Sells a block with tax on it. */
export function sellTaxed(count: number, price: number): Doing {
  return (step, act, place) => {
    const sale: Sale = {
      ...{ id: `block-${place}`, name: `B${place}`, origin: 'sale', boughtOn: act.today },
      ...{ expiresOn: null, minutes: minutes(count), price: cents(price), workTypes: null },
      ...{ product: null, standardRate: null, note: '', invoice: null },
    };
    return sellOnInvoice(step, sale, act, VAT);
  };
}

/** Credits minutes of a block that was sold with tax. */
export function creditTaxed(pick: number, count: number): Doing {
  return (step, act, place) => {
    const { labels, account, money } = step.books;
    const withTax = [...labels.keys()].filter((id) => {
      const gross = money.receivables.get(`invoice-${id}`)?.gross ?? NO_MONEY;
      return gross > lotIn(account, id).block.price;
    });
    const block = withTax[pick % withTax.length];
    if (block === undefined) return NOTHING;
    const asked = { id: `credit-${place}`, count: minutes(count), bears: VAT };
    return refundMinutes(step, block, asked, act);
  };
}

/** Pays any amount for an invoice, or for none. */
export function payAny(pick: number, amount: number): Doing {
  return (step, act, place) => {
    const invoices = [null, ...step.books.money.receivables.keys()];
    const received: PaymentReceived = {
      ...{ id: `payment-${place}`, invoice: invoices[pick % invoices.length] ?? null },
      ...{ method: 'bank', amount: cents(amount), on: act.today, reference: '', provider: null },
    };
    return receivePayment(step, received, act);
  };
}

/** Takes back as much of a payment. */
export function reversePaid(pick: number, amount: number): Doing {
  return (step, act) => {
    const payments = [...step.books.money.payments.values()];
    const payment = payments[pick % payments.length];
    if (payment === undefined) return NOTHING;
    const back = { amount: cents(amount), on: act.today, reason: 'no funds' };
    return reversePayment(step, payment, back, act);
  };
}

/** Pays an invoice from the client's balance. */
export function spendBalance(pick: number): Doing {
  return (step, act) => {
    const invoices = [...step.books.money.receivables.keys()];
    const invoice = invoices[pick % invoices.length];
    return invoice === undefined ? NOTHING : applyBalance(step, invoice, act);
  };
}

/** Pays out as much of the client's balance. */
export function payBack(amount: number): Doing {
  return (step, act) => payOut(step, cents(amount), '', act);
}

/** Invoices all work that is to be invoiced, with tax; a credit note, where it is less than nothing. */
export const invoiceWork: Doing = (step, act, place, life) => {
  const billed = unbilledOf(life);
  const lines = billed.flatMap(({ kind, entry, minutes: count, value }): readonly InvoiceLine[] => {
    const common = { description: entry, on: act.today, minutes: count, ratePerHour: null };
    return [
      {
        ...{ ...common, ...taxed(value, VAT, false), bears: VAT, block: null, entry },
        ...{ kind: value < 0 ? 'correction' : kind, creditsLine: null, accrued: value },
        revenue: `revenue:${kind}`,
      },
    ];
  });
  if (lines.length === 0) return NOTHING;
  const wanted = {
    ...{ id: `work-${place}`, series: 'INV-', issuedOn: act.today, dueOn: act.today, reason: '' },
    ...{ billed, contents: () => ({}), digest: (text: string) => hash('sha256', text) },
  };
  if (sumOfLines(lines).gross >= 0) {
    return issueInvoice(step, { ...wanted, lines, sales: new Map() }, act);
  }
  const back = lines.map((line) => ({
    ...line,
    ...{ net: negated(line.net), tax: negated(line.tax), gross: negated(line.gross) },
    accrued: line.accrued === null ? null : negated(line.accrued),
  }));
  return issueBalanceNote(step, { ...wanted, series: 'CN-', lines: back }, act);
};

/** Takes the work out that was invoiced elsewhere. */
export const billedElsewhere: Doing = (step, act, _place, life) =>
  settleElsewhere(step, unbilledOf(life), 'before we came', act);

/** The work of a life that no invoice was issued for yet. */
function unbilledOf({ change }: BankLife): readonly UnbilledWork[] {
  const billed = new Set(change.money.billed.map(({ sequence, kind }) => `${sequence} ${kind}`));
  return change.records
    .flatMap(unbilledIn)
    .filter(({ sequence, kind }) => !billed.has(`${sequence} ${kind}`));
}

const pick = fc.nat(1000);
const amount = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60_000 }));

export const someMoneyDeed: fc.Arbitrary<Doing> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 300 }), fc.nat(50_000)).map((of) => sellTaxed(...of)),
  fc.tuple(pick, fc.integer({ min: 1, max: 60 })).map((of) => creditTaxed(...of)),
  fc.tuple(pick, amount).map((of) => payAny(...of)),
  fc.tuple(pick, amount).map((of) => reversePaid(...of)),
  pick.map(spendBalance),
  amount.map(payBack),
  fc.constant(invoiceWork),
  fc.constant(billedElsewhere),
);

/** Deeds of two kinds in turn, as long as there are of both. */
export function mixed<A, B>(first: readonly A[], second: readonly B[]): readonly (A | B)[] {
  const rest = second.slice(first.length);
  return [...first.flatMap((one, at) => [one, ...second.slice(at, at + 1)]), ...rest];
}

function negated(amount: Cents): Cents {
  return cents(0 - amount);
}
