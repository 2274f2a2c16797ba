/** A payment as a receipt to print (G6). */
import type { Payment, PaymentMethod } from '../../engine/bank/money-books.ts';
import type { Document } from '../../engine/documents/document.ts';
import { dayInWords } from '../../engine/documents/words.ts';
import { type Cents, type Currency, cents, formatMoney } from '../../engine/money.ts';
import type { Letterhead } from './parties.ts';

const METHODS: Readonly<Record<PaymentMethod, string>> = {
  bank: 'Bank transfer',
  cash: 'Cash',
  stripe: 'Online payment',
  other: 'Other',
};

export function receiptDocument(
  told: {
    readonly payment: Payment;
    /** What of it has not gone back. */
    readonly standing: Cents;
    readonly currency: Currency;
    /** The number of the invoice it was for. */
    readonly invoice: string | null;
  },
  letterhead: Letterhead,
): Document {
  const { payment, standing, currency, invoice } = told;
  const money = (amount: Cents): string => formatMoney(amount, currency);
  const back = cents(payment.amount - standing);
  return {
    kind: 'receipt',
    title: 'Receipt',
    stamp: null,
    ...letterhead,
    facts: [
      { label: 'Received on', value: dayInWords(payment.on) },
      { label: 'Method', value: METHODS[payment.method] },
      ...(payment.reference === '' ? [] : [{ label: 'Reference', value: payment.reference }]),
      ...(invoice === null ? [] : [{ label: 'For invoice', value: invoice }]),
      { label: 'Amount', value: money(payment.amount), strong: true },
    ],
    opening: ['Received with thanks.'],
    tables: [],
    totals: [
      { label: 'Received', value: money(payment.amount) },
      ...(back === 0 ? [] : [{ label: 'Went back since', value: money(back) }]),
      { label: back === 0 ? 'Total' : 'Kept', value: money(standing), strong: true },
    ],
    sections: [],
  };
}
