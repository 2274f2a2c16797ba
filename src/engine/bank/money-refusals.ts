/** What is refused of invoices, payments and closed books. */
import type { LocalDate } from '../days.ts';
import { type Cents, type Currency, formatMoney } from '../money.ts';

export type MoneyRefusal =
  | {
      readonly code: 'period_closed';
      readonly on: LocalDate;
      readonly closedThrough: LocalDate;
    }
  | { readonly code: 'nothing_to_invoice'; readonly client: string; readonly through: LocalDate }
  | { readonly code: 'invoice_settled'; readonly invoice: string }
  | { readonly code: 'not_an_invoice'; readonly document: string }
  | {
      readonly code: 'credit_too_large';
      readonly invoice: string;
      readonly line: number;
      readonly amount: Cents;
      readonly left: Cents;
      readonly currency: Currency;
    }
  | { readonly code: 'nothing_to_credit'; readonly invoice: string }
  | {
      readonly code: 'payment_reversed';
      readonly payment: string;
      readonly amount: Cents;
      readonly left: Cents;
      readonly currency: Currency;
    }
  | {
      readonly code: 'balance_insufficient';
      readonly client: string;
      readonly amount: Cents;
      readonly balance: Cents;
      readonly currency: Currency;
    }
  | {
      readonly code: 'close_not_later';
      readonly closedThrough: LocalDate;
      readonly asked: LocalDate;
    }
  | { readonly code: 'close_in_future'; readonly asked: LocalDate; readonly today: LocalDate }
  | { readonly code: 'books_open'; readonly asked: LocalDate }
  | {
      readonly code: 'bank_line_recorded';
      readonly line: string;
      readonly amount: Cents;
      readonly left: Cents;
      readonly currency: Currency;
    };

const CODES: ReadonlySet<string> = new Set<MoneyRefusal['code']>([
  'period_closed',
  'nothing_to_invoice',
  'invoice_settled',
  'not_an_invoice',
  'credit_too_large',
  'nothing_to_credit',
  'payment_reversed',
  'balance_insufficient',
  'close_not_later',
  'close_in_future',
  'books_open',
  'bank_line_recorded',
]);

/** True for what is refused of money. */
export function isMoneyRefusal(refusal: { readonly code: string }): refusal is MoneyRefusal {
  return CODES.has(refusal.code);
}

/** What happened, to what, and what to do next. */
export function moneyRefusalMessage(refusal: MoneyRefusal): string {
  switch (refusal.code) {
    case 'period_closed':
      return (
        `the books are closed through ${refusal.closedThrough}, and ${refusal.on} is not after ` +
        'that: take a later day'
      );
    case 'nothing_to_invoice':
      return (
        `${refusal.client} has no work to be invoiced through ${refusal.through}: add an item or ` +
        'a block, or take a later day'
      );
    case 'invoice_settled':
      return `nothing is open of invoice ${refusal.invoice}: nothing is to be done`;
    case 'not_an_invoice':
      return `${refusal.document} is a credit note: name the invoice`;
    case 'credit_too_large': {
      const { amount, left, currency } = refusal;
      return (
        `${formatMoney(amount, currency)} is more than the ${formatMoney(left, currency)} that ` +
        `can be credited of line ${refusal.line} of ${refusal.invoice}`
      );
    }
    case 'nothing_to_credit':
      return (
        `nothing can be credited of ${refusal.invoice}: its lines are credited already, and the ` +
        'minutes of its blocks used'
      );
    case 'payment_reversed': {
      const { amount, left, currency } = refusal;
      return (
        `${formatMoney(amount, currency)} is more than the ${formatMoney(left, currency)} that ` +
        'have not gone back of the payment'
      );
    }
    case 'balance_insufficient': {
      const { amount, balance, currency } = refusal;
      return (
        `the balance of the client is ${formatMoney(balance, currency)}, which does not do for ` +
        formatMoney(amount, currency)
      );
    }
    case 'close_not_later':
      return (
        `the books are closed through ${refusal.closedThrough} already: name a day after it ` +
        `instead of ${refusal.asked}, or reopen them`
      );
    case 'close_in_future':
      return `the books cannot be closed through ${refusal.asked} when it is ${refusal.today}: name a day before today`;
    case 'books_open':
      return `the books are not closed on ${refusal.asked}: nothing is to be reopened`;
    case 'bank_line_recorded': {
      const { amount, left, currency } = refusal;
      return (
        `${formatMoney(amount, currency)} is more than the ${formatMoney(left, currency)} of this ` +
        'line that are not recorded yet: look at its payments with payment.list'
      );
    }
  }
}
