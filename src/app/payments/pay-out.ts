/** Records that what a client had here was paid back to it (G4). */
import { payOut } from '../../engine/bank/payments.ts';
import { decimalMoney } from '../../engine/money.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { refuse, type UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { wrong } from '../wrong.ts';

export const payOutBalance: UseCase<'client-balance.pay-out'> = async (app, request) => {
  const { actor, input } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  return await commitLedger(app, {
    ...commandOf(app, 'client-balance.pay-out', request),
    client: client.id,
    needs: { ...NOTHING_ELSE, money: NO_MONEY_NEEDS },
    decide: (before, act) => {
      const { currency } = before.books;
      const amount = amountOf('amount', input.amount, currency);
      if (isRefusal(amount)) return refuse(amount);
      if (amount === 0) return refuse(wrong('amount', 'expected more than 0'));
      const step = payOut(before, amount, input.reference, act);
      if ('code' in step) return refuse(step);
      const outcome = { balance: decimalMoney(step.books.money.balance, currency), currency };
      return { step, outcome, subject: client.id };
    },
  });
};
