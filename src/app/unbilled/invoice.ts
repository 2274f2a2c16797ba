/** Invoices the work of all clients when it is asked for; done again, it goes on with who is left. */
import type { OutputOf } from '../../contract/operations.ts';
import { addDays, firstOfMonth } from '../../engine/days.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { answeredBefore, commit } from '../commit.ts';
import { firmToday } from '../today.ts';
import { wrong } from '../wrong.ts';
import { runInvoices } from './run.ts';

export const invoiceTheUnbilled: UseCase<'unbilled.invoice'> = async (app, request) => {
  const { actor, input } = request;
  const command = commandOf(app, 'unbilled.invoice', request);
  const before = await answeredBefore<OutputOf<'unbilled.invoice'>>(app, command);
  if (before !== null) return before;
  const { today } = await app.database.read(actor.firm, (tx) => firmToday(app, tx));
  const through = input.through ?? addDays(firstOfMonth(today), -1);
  if (through > today) return refuse(wrong('through', `expected a day that is not after ${today}`));
  const outcome = await runInvoices(app, actor, { through, mail: input.mail });
  // A run that invoiced nothing keeps nothing: the next one with its key may find something.
  if (request.key === null || outcome.invoices + outcome.creditNotes === 0) {
    return { value: outcome };
  }
  return await commit(app, {
    ...command,
    client: null,
    act: async () => ({ outcome, subject: `${outcome.invoices} invoices through ${through}` }),
  });
};
