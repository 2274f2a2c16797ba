/** Records money that came in (G4): for an invoice, whose blocks it may open, or for none. */
import { receivePayment } from '../../engine/bank/payments.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { refuse, type UseCase } from '../app.ts';
import { settledFor } from '../blocks/change.ts';
import { clientNamed } from '../clients/find.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { settlingNeeds } from '../invoices/change.ts';
import { invoiceNamed } from '../invoices/find.ts';
import { wrong } from '../wrong.ts';
import { paymentTold } from './told.ts';

export const recordPayment: UseCase<'payment.record'> = async (app, request) => {
  const { actor, input } = request;
  const client = await clientNamed(app, actor, input.client);
  if ('refusal' in client) return client;
  const invoice =
    input.invoice === undefined ? null : await invoiceNamed(app, actor, input.invoice);
  if (invoice !== null && 'refusal' in invoice) return invoice;
  if (invoice !== null && invoice.client !== client.id) {
    return refuse({ code: 'not_found', thing: 'invoice', name: input.invoice ?? '' });
  }
  const amount = amountOf('amount', input.amount, client.currency);
  if (isRefusal(amount)) return refuse(amount);
  if (amount === 0) return refuse(wrong('amount', 'expected more than 0'));
  return await commitLedger(app, {
    ...commandOf(app, 'payment.record', request),
    client: client.id,
    needs:
      invoice === null ? { ...NOTHING_ELSE, money: NO_MONEY_NEEDS } : settlingNeeds(invoice.id),
    decide: (before, act, where) => {
      const { on = act.today, method, reference } = input;
      if (on > act.today)
        return refuse(wrong('on', `expected a day that is not after ${act.today}`));
      const id = app.newId();
      const received = { id, invoice: invoice?.id ?? null, method, amount, on, reference };
      const paid = receivePayment(before, { ...received, provider: null }, act);
      if ('code' in paid) return refuse(paid);
      const step = settledFor(paid, act, where);
      return { step, outcome: paymentTold(step.books, id), subject: id };
    },
  });
};
