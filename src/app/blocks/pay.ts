/** Records a payment for a block, which opens it (A4); what waited for it is posted. */
import { payBlock } from '../../engine/bank/sell.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import type { UseCase } from '../app.ts';
import { changeBlock } from './change.ts';

export const payTheBlock: UseCase<'block.pay'> = (app, request) =>
  changeBlock(app, 'block.pay', request, {
    givesMinutes: true,
    decide: (step, block, act) => {
      const { amount: text, on = act.today } = request.input;
      const amount = amountOf('amount', text, block.currency);
      if (isRefusal(amount)) return amount;
      if (amount === 0) return invalid('amount', 'expected more than 0');
      if (on > act.today) return invalid('on', `expected a day that is not after ${act.today}`);
      return payBlock(step, block.id, amount, on, act);
    },
  });

function invalid(field: string, message: string) {
  return { code: 'input_invalid', fields: [{ field, message }] } as const;
}
