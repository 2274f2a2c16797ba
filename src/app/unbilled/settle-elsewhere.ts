/** Takes work that was invoiced elsewhere out of what is to be invoiced here. */

import { settleElsewhere } from '../../engine/bank/elsewhere.ts';
import { minutes } from '../../engine/hours.ts';
import { cents, decimalMoney } from '../../engine/money.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { refuse, type UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { unbilledOf } from '../invoices/decide.ts';

export const settleTheUnbilled: UseCase<'unbilled.settle-elsewhere'> = async (app, request) => {
  const { actor, input } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  return await commitLedger(app, {
    ...commandOf(app, 'unbilled.settle-elsewhere', request),
    client: client.id,
    needs: { ...NOTHING_ELSE, money: { ...NO_MONEY_NEEDS, unbilledThrough: input.through } },
    decide: (before, act, where) => {
      const unbilled = unbilledOf(before.books, input.through);
      const { currency } = before.books;
      if (unbilled.length === 0) {
        const { name } = where.client;
        return refuse({ code: 'nothing_to_invoice', client: name, through: input.through });
      }
      const step = settleElsewhere(before, unbilled, input.reason, act);
      const value = unbilled.reduce((sum, work) => sum + work.value, 0);
      const count = unbilled.reduce((sum, work) => sum + work.minutes, 0);
      const outcome = {
        minutes: minutes(count),
        value: decimalMoney(cents(value), currency),
        currency,
      };
      return { step, outcome, subject: client.id };
    },
  });
};
