/** Money comes in, goes back, and is taken from what the client has here (G4). */
import type { Fact } from '../chain.ts';
import type { LocalDate } from '../days.ts';
import { moneyOf, moneyTransaction, openAmount } from '../invoices.ts';
import { type Cents, cents, NO_MONEY } from '../money.ts';
import type { Act, Step } from './books.ts';
import { closedOn } from './closed.ts';
import { type Payment, standing } from './money-books.ts';
import type { BankRefusal } from './refusals.ts';
import { changedMoney, receivableIn, recordedMoney, settle } from './settle.ts';

export type PaymentReceived = Omit<Payment, 'client' | 'reversed' | 'recordedAt' | 'recordedBy'>;

/**
 * Records a payment. What exceeds what is open of its invoice, and all of one for no invoice, is
 * the client's balance (G4). Refused: a day in books that are closed.
 */
export function receivePayment(
  step: Step,
  received: PaymentReceived,
  act: Act,
): Step | BankRefusal {
  const { id, invoice, amount, on, method, reference } = received;
  const closed = closedOn(step.books, on);
  if (closed !== null) return closed;
  const payment: Payment = {
    ...received,
    ...{ client: step.books.client, reversed: NO_MONEY, recordedAt: act.at, recordedBy: act.by },
  };
  const kept = withPayment(step, payment, true);
  return recordedReceipt(kept, { id, invoice, amount, on, facts: { method, reference } }, act);
}

/** Money that came in, in the accounts: for its invoice, or as the client's own. */
function recordedReceipt(
  step: Step,
  {
    id,
    invoice,
    amount,
    on,
    facts,
  }: Pick<Payment, 'id' | 'invoice' | 'amount' | 'on'> & {
    readonly facts: { readonly [name: string]: Fact };
  },
  act: Act,
): Step {
  if (invoice === null) {
    const money = moneyOf([
      ['cash', amount],
      ['client-balance', -amount],
    ]);
    return recordedMoney(step, { kind: 'payment', subject: id, on }, money, facts, act);
  }
  return settle(
    step,
    invoice,
    {
      ...{ kind: 'payment', payment: id, by: { paid: amount, credited: NO_MONEY }, facts },
      record: (settlement) =>
        moneyTransaction('payment', id, on, [...moneyOf([['cash', amount]]), ...settlement]),
    },
    act,
  );
}

/**
 * Takes a payment back, or a part of it: it failed, was charged back or was returned. Its invoice is
 * open again for as much, or the client's balance less; blocks close again (G4). Refused: more than
 * is left of the payment, and a day in books that are closed.
 */
export function reversePayment(
  step: Step,
  payment: Payment,
  {
    amount,
    on,
    reason,
  }: { readonly amount: Cents; readonly on: LocalDate; readonly reason: string },
  act: Act,
): Step | BankRefusal {
  const { currency } = step.books;
  const left = standing(payment);
  if (amount > left)
    return { code: 'payment_reversed', payment: payment.id, amount, left, currency };
  const closed = closedOn(step.books, on);
  if (closed !== null) return closed;
  const kept = withPayment(step, { ...payment, reversed: cents(payment.reversed + amount) }, false);
  const { id, invoice } = payment;
  const facts = { reason, method: payment.method };
  if (invoice === null) {
    const money = moneyOf([
      ['client-balance', amount],
      ['cash', -amount],
    ]);
    return recordedMoney(kept, { kind: 'payment-reversal', subject: id, on }, money, facts, act);
  }
  return settle(
    kept,
    invoice,
    {
      ...{ kind: 'payment-reversal', payment: id, facts },
      by: { paid: cents(-amount), credited: NO_MONEY },
      record: (settlement) =>
        moneyTransaction('payment-reversal', id, on, [
          ...settlement,
          ...moneyOf([['cash', -amount]]),
        ]),
    },
    act,
  );
}

/**
 * What of a payment had gone back has come in again: a dispute was won, a refund did not arrive (G4).
 * Refused: a day in books that are closed.
 */
export function receiveAgain(
  step: Step,
  payment: Payment,
  {
    amount,
    on,
    reason,
  }: { readonly amount: Cents; readonly on: LocalDate; readonly reason: string },
  act: Act,
): Step | BankRefusal {
  const { id, invoice, method, reference, reversed } = payment;
  if (amount > reversed) throw new RangeError(`not so much of payment ${id} went back`);
  const closed = closedOn(step.books, on);
  if (closed !== null) return closed;
  const kept = withPayment(step, { ...payment, reversed: cents(reversed - amount) }, false);
  const received = { id, invoice, amount, on, facts: { method, reference, reason } };
  return recordedReceipt(kept, received, act);
}

/**
 * Pays an invoice from the client's balance, as far as both go. Refused: a balance or an invoice
 * that has nothing left.
 */
export function applyBalance(step: Step, invoice: string, act: Act): Step | BankRefusal {
  const receivable = receivableIn(step.books, invoice);
  const { balance } = step.books.money;
  const { currency, client } = step.books;
  const open = openAmount(receivable);
  if (open === 0) return { code: 'invoice_settled', invoice: receivable.label };
  if (balance <= 0)
    return { code: 'balance_insufficient', client, amount: open, balance, currency };
  const amount = cents(Math.min(open, balance));
  return settle(
    step,
    invoice,
    {
      ...{ kind: 'settlement', payment: null, by: { paid: amount, credited: NO_MONEY }, facts: {} },
      record: (settlement) =>
        moneyTransaction('settlement', invoice, act.today, [
          ...moneyOf([['client-balance', amount]]),
          ...settlement,
        ]),
    },
    act,
  );
}

/** Pays out what the client has here. Refused: more than that. */
export function payOut(step: Step, amount: Cents, reference: string, act: Act): Step | BankRefusal {
  const { client, currency, money } = step.books;
  const { balance } = money;
  if (amount > balance) return { code: 'balance_insufficient', client, amount, balance, currency };
  const lines = moneyOf([
    ['client-balance', amount],
    ['cash', -amount],
  ]);
  const what = { kind: 'pay-out', subject: client, on: act.today } as const;
  return recordedMoney(step, what, lines, { reference }, act);
}

/** The books with a payment as it now is. */
function withPayment(step: Step, payment: Payment, isNew: boolean): Step {
  const { books } = step;
  const payments = new Map(books.money.payments).set(payment.id, payment);
  return changedMoney(
    { ...step, books: { ...books, money: { ...books.money, payments } } },
    isNew ? { newPayments: [payment] } : { payments: [payment] },
  );
}
