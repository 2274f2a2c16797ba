/** Tells what is left of a client's hours: the one number, and what expires next. */
import type { OutputOf } from '../../contract/operations.ts';
import { accountOf } from '../../engine/accounts.ts';
import type { Lot } from '../../engine/lots.ts';
import { type Currency, decimalMoney } from '../../engine/money.ts';
import { holdingOn } from '../../engine/standing.ts';
import { countOpenEntries } from '../../store/balance.ts';
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type KeptLot, readLots } from '../../store/lots.ts';
import { type App, refuse, type UseCase } from '../app.ts';
import { standingOf } from '../lapses/due.ts';
import { expiryTold } from '../present/standing.ts';

export const showBalance: UseCase<'balance.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    return { value: await balanceOf(app, tx, client) };
  });

/** The balance of a client, the same for whoever is told it. */
export async function balanceOf(
  app: App,
  tx: FirmTransaction,
  client: Client,
): Promise<OutputOf<'balance.show'>> {
  const { today, lotToday } = await standingOf(app, tx, client);
  const kept = (await readLots(tx, [client.id], [])).map((one) => ({
    ...one,
    lot: lotToday(one.lot),
  }));
  const lots = kept.map(({ lot }) => lot);
  const { waiting, draft } = await countOpenEntries(tx, client.id);
  const { id, name: clientName, currency } = client;
  const holding = holdingOn(accountOf(lots, 'purchase'), today);
  const { usableMinutes, fullMinutes, leftMinutes: left, unpaidMinutes, nextExpiry } = holding;
  return {
    ...{ client: id, clientName, currency, asOf: today },
    ...{ usableMinutes, fullMinutes, leftMinutes: left },
    leftValue: decimalMoney(holding.leftValue, currency),
    unpaidMinutes,
    nextExpiry: nextExpiry === null ? null : expiryAsTold(nextExpiry, kept, currency),
    ...{ waitingEntries: waiting, draftEntries: draft },
  };
}

/** The block whose minutes go first, by its name. */
function expiryAsTold(
  lot: Lot,
  kept: readonly KeptLot[],
  currency: Currency,
): OutputOf<'balance.show'>['nextExpiry'] {
  const label = kept.find(({ id }) => id === lot.block.id)?.label;
  const told = expiryTold(lot, currency);
  return label === undefined || told === null ? null : { ...told, block: label.name };
}
