/** Takes a payment back that failed or was returned (G4): blocks close again, deficits show. */
import { standing } from '../../engine/bank/money-books.ts';
import { reversePayment } from '../../engine/bank/payments.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { findPayment } from '../../store/payments.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { wrong } from '../wrong.ts';
import { paymentTold } from './told.ts';

export const reverseThePayment: UseCase<'payment.reverse'> = async (app, request) => {
  const { actor, input } = request;
  const found = await app.database.read(actor.firm, (tx) => findPayment(tx, input.payment));
  if (found === null) return refuse({ code: 'not_found', thing: 'payment', name: input.payment });
  const invoices = found.invoice === null ? [] : [found.invoice];
  return await commitLedger(app, {
    ...commandOf(app, 'payment.reverse', request),
    client: found.client,
    needs: { ...NOTHING_ELSE, money: { ...NO_MONEY_NEEDS, invoices, payments: [found.id] } },
    decide: (before, act) => {
      const { books } = before;
      const payment = books.money.payments.get(found.id);
      if (payment === undefined) throw new RangeError(`payment ${found.id} was there and is gone`);
      const { on = act.today, reason } = input;
      if (on > act.today)
        return refuse(wrong('on', `expected a day that is not after ${act.today}`));
      if (on < payment.on)
        return refuse(wrong('on', `expected a day that is not before ${payment.on}`));
      const amount =
        input.amount === undefined
          ? standing(payment)
          : amountOf('amount', input.amount, books.currency);
      if (isRefusal(amount)) return refuse(amount);
      if (amount === 0 && input.amount !== undefined) {
        return refuse(wrong('amount', 'expected more than 0'));
      }
      if (amount === 0) {
        const { id, amount: whole } = payment;
        const { currency } = books;
        return refuse({
          code: 'payment_reversed',
          payment: id,
          amount: whole,
          left: amount,
          currency,
        });
      }
      const step = reversePayment(before, payment, { amount, on, reason }, act);
      if ('code' in step) return refuse(step);
      return { step, outcome: paymentTold(step.books, payment.id), subject: payment.id };
    },
  });
};
