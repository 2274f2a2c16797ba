/** The monthly run as a routine: once a month, from the day on that the firm has chosen. */
import type { OutputOf } from '../../contract/operations.ts';
import { addDays, firstOfMonth } from '../../engine/days.ts';
import { readFirmBilling } from '../../store/billing.ts';
import type { Actor, App } from '../app.ts';
import { answeredBefore, commit } from '../commit.ts';
import { firmToday } from '../today.ts';
import { runInvoices } from './run.ts';

/**
 * Invoices the month before and sends it, unless that was done; null before the day, or where the
 * firm has chosen none. A run that ended in the middle is done again by the next routine.
 */
export async function runMonthly(
  app: App,
  actor: Actor,
): Promise<OutputOf<'unbilled.invoice'> | null> {
  const { today, chosen } = await app.database.read(actor.firm, async (tx) => ({
    today: (await firmToday(app, tx)).today,
    chosen: (await readFirmBilling(tx)).monthlyInvoicesDay,
  }));
  if (chosen === null || Number(today.slice(8)) < chosen) return null;
  const through = addDays(firstOfMonth(today), -1);
  const input = { through, mail: true };
  const command = { actor, operation: 'unbilled.invoice', key: `monthly ${through}`, input };
  if ((await answeredBefore(app, command)) !== null) return null;
  const outcome = await runInvoices(app, actor, input);
  const subject = `${outcome.invoices} invoices through ${through}`;
  await commit(app, { ...command, client: null, act: async () => ({ outcome, subject }) });
  return outcome;
}
