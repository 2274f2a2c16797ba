/** Tells what is left of a client's hours: the one number, and what expires next. */
import type { OutputOf } from '../../contract/operations.ts';
import { accountOf, usableOn } from '../../engine/accounts.ts';
import type { LocalDate } from '../../engine/days.ts';
import { leftMinutes, leftValue, usableMinutes } from '../../engine/lots.ts';
import { type Cents, cents, decimalMoney } from '../../engine/money.ts';
import { compareBlocks } from '../../engine/shelf.ts';
import { countOpenEntries } from '../../store/balance.ts';
import { findClient } from '../../store/clients.ts';
import { type KeptLot, readLots } from '../../store/lots.ts';
import { refuse, type UseCase } from '../app.ts';
import { standingOf } from '../lapses/due.ts';

export const showBalance: UseCase<'balance.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const { today, lotToday } = await standingOf(app, tx, client);
    const kept = (await readLots(tx, [client.id], [])).map((one) => ({
      ...one,
      lot: lotToday(one.lot),
    }));
    const { waiting, draft } = await countOpenEntries(tx, client.id);
    const { id, name: clientName, currency } = client;
    const money = (amount: Cents): string => decimalMoney(amount, currency);
    const lots = kept.map(({ lot }) => lot);
    const value = cents(lots.reduce((sum, lot) => sum + leftValue(lot), 0));
    return {
      value: {
        ...{ client: id, clientName, currency, asOf: today },
        usableMinutes: usableOn(accountOf(lots, 'purchase'), today),
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
