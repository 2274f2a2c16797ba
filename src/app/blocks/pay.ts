/** Records a payment for the invoice of a block, which opens it (A4); what waited for it is posted. */
import { receivePayment } from '../../engine/bank/payments.ts';
import { receivableIn } from '../../engine/bank/settle.ts';
import { openAmount } from '../../engine/invoices.ts';
import { NO_MONEY } from '../../engine/money.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import type { UseCase } from '../app.ts';
import { wrong } from '../wrong.ts';
import { changeBlock } from './change.ts';

export const payTheBlock: UseCase<'block.pay'> = (app, request) =>
  changeBlock(app, 'block.pay', request, {
    givesMinutes: true,
    decide: (step, block, act) => {
      const { amount: text, on = act.today } = request.input;
      const { currency } = block;
      const amount = amountOf('amount', text, currency);
      if (isRefusal(amount)) return amount;
      if (amount === 0) return wrong('amount', 'expected more than 0');
      if (on > act.today) return wrong('on', `expected a day that is not after ${act.today}`);
      const { invoice } = block.label;
      const owed = invoice === null ? NO_MONEY : openAmount(receivableIn(step.books, invoice));
      if (invoice === null || amount > owed) {
        return { code: 'payment_too_large', block: block.id, amount, owed, currency };
      }
      const received = { id: app.newId(), invoice, method: 'other', amount, on } as const;
      return receivePayment(step, { ...received, reference: '', provider: null }, act);
    },
  });
