/** A payment as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { Books } from '../../engine/bank/books.ts';
import type { Payment } from '../../engine/bank/money-books.ts';
import { type Cents, type Currency, decimalMoney } from '../../engine/money.ts';

type Told = Omit<OutputOf<'payment.record'>, 'balance'>;

export function paymentAsListed(payment: Payment, currency: Currency): Told {
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  return {
    ...{ id: payment.id, client: payment.client, invoice: payment.invoice },
    ...{ method: payment.method, currency, amount: money(payment.amount) },
    ...{ reversed: money(payment.reversed), on: payment.on, reference: payment.reference },
    recordedAt: payment.recordedAt,
  };
}

/** A payment of the books as it now is, and the client's own money after it (G4). */
export function paymentTold({ money, currency }: Books, id: string): OutputOf<'payment.record'> {
  const payment = money.payments.get(id);
  if (payment === undefined) throw new RangeError(`payment ${id} is not in these books`);
  return { ...paymentAsListed(payment, currency), balance: decimalMoney(money.balance, currency) };
}
