/** Tells what is left of a client's hours: the one number, and what expires next. */
import type { OutputOf } from '../../contract/operations.ts';
import { accountLots, accountOf, usableOn } from '../../engine/accounts.ts';
import { addDays, type LocalDate } from '../../engine/days.ts';
import { lapseDue } from '../../engine/lapse.ts';
import { leftMinutes, leftValue, usableMinutes } from '../../engine/lots.ts';
import { type Cents, cents, decimalMoney } from '../../engine/money.ts';
import { compareBlocks } from '../../engine/shelf.ts';
import { policyOn } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { countOpenEntries } from '../../store/balance.ts';
import { findClient } from '../../store/clients.ts';
import { type KeptLot, readLots } from '../../store/lots.ts';
import { refuse, type UseCase } from '../app.ts';
import { firmToday } from '../today.ts';

export const showBalance: UseCase<'balance.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const { firm, today } = await firmToday(app, tx);
    const { policies } = await agreedOf(tx, firm.settingsVersion);
    const kept = await readLots(tx, [client.id], []);
    const { waiting, draft } = await countOpenEntries(tx, client.id);
    const { id, name: clientName, currency } = client;
    const money = (amount: Cents): string => decimalMoney(amount, currency);
    // What has lapsed by the close of yesterday is not left, though nobody has written it down yet.
    const { lateEntryGraceDays } = policyOn(policies, client.id, today);
    const written = accountOf(
      kept.map(({ lot }) => lot),
      'purchase',
    );
    const { account } = lapseDue(written, addDays(today, -1), lateEntryGraceDays);
    const lots = accountLots(account);
    const value = cents(lots.reduce((sum, lot) => sum + leftValue(lot), 0));
    return {
      value: {
        ...{ client: id, clientName, currency, asOf: today },
        usableMinutes: usableOn(account, today),
        leftMinutes: lots.reduce((sum, lot) => sum + leftMinutes(lot), 0),
        leftValue: money(value),
        unpaidMinutes: unpaidMinutes(kept, today),
        nextExpiry: nextExpiry(kept, today, money),
        ...{ waitingEntries: waiting, draftEntries: draft },
      },
    };
  });

/** Minutes that a payment would open (A4): of a block that has expired, none. */
function unpaidMinutes(kept: readonly KeptLot[], today: LocalDate): number {
  return kept
    .filter(({ lot: { block } }) => block.expiresOn === null || block.expiresOn >= today)
    .reduce((sum, { lot }) => sum + leftMinutes(lot) - usableMinutes(lot), 0);
}

/** The block whose minutes go first; of two on one day, the one bought first. */
function nextExpiry(
  kept: readonly KeptLot[],
  today: LocalDate,
  money: (amount: Cents) => string,
): OutputOf<'balance.show'>['nextExpiry'] {
  const [next] = kept
    .filter(({ lot: { block } }) => block.expiresOn !== null && block.expiresOn >= today)
    .sort((a, b) => compareBlocks(a.lot.block, b.lot.block, 'soonest-expiry'));
  const on = next?.lot.block.expiresOn ?? null;
  if (next === undefined || on === null) return null;
  const { lot, label } = next;
  return { on, block: label.name, minutes: leftMinutes(lot), value: money(leftValue(lot)) };
}
