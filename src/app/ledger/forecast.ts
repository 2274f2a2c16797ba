/** Tells how fast a client's hours are used and when they run out (J1). */
import { accountOf } from '../../engine/accounts.ts';
import { addDays } from '../../engine/days.ts';
import { BURN_DAYS, forecast } from '../../engine/forecast.ts';
import { termsByDay } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { readDraws, readFirstPurchase } from '../../store/balance.ts';
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { readLots } from '../../store/lots.ts';
import { type App, refuse, type UseCase } from '../app.ts';
import { forecastAsTold, type PresentedForecast } from '../present/forecast.ts';
import { firmToday } from '../today.ts';

export const showForecast: UseCase<'forecast.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    return { value: await forecastOf(app, tx, client) };
  });

/** The forecast of a client, the same for whoever is told it. */
export async function forecastOf(
  app: App,
  tx: FirmTransaction,
  client: Client,
): Promise<PresentedForecast> {
  const { firm, today } = await firmToday(app, tx);
  const agreed = await agreedOf(tx, firm.settingsVersion);
  const { drawOrder } = termsByDay(agreed, client.id, client.currency)(today).policy;
  const lots = (await readLots(tx, [client.id], [])).map(({ lot }) => lot);
  const from = addDays(today, 1 - BURN_DAYS);
  const draws = await readDraws(tx, client.id, from);
  const first = await readFirstPurchase(tx, client.id, from);
  return forecastAsTold(forecast(accountOf(lots, drawOrder), draws, today, first));
}
