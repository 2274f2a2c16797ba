/** Tells what was left day by day, what expires ahead, and how it goes on (J1). */
import type { OutputOf } from '../../contract/operations.ts';
import { accountOf } from '../../engine/accounts.ts';
import { burnSteps } from '../../engine/burn-down.ts';
import { addDays, type LocalDate } from '../../engine/days.ts';
import { BURN_DAYS, forecast } from '../../engine/forecast.ts';
import { movedIn } from '../../engine/journal.ts';
import { leftMinutes, leftValue, usableMinutes } from '../../engine/lots.ts';
import { decimalMoney } from '../../engine/money.ts';
import { expiringFrom, holdingOn } from '../../engine/standing.ts';
import { policyOn } from '../../engine/terms.ts';
import { readDraws, readFirstPurchase } from '../../store/balance.ts';
import { readCloses } from '../../store/burn-down.ts';
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type KeptLot, readLots } from '../../store/lots.ts';
import { readJournal } from '../../store/statements.ts';
import { type App, refuse, type UseCase } from '../app.ts';
import { readDueLapses, type Standing, standingOf } from '../lapses/due.ts';
import { forecastAsTold } from '../present/forecast.ts';
import { wrong } from '../wrong.ts';

type Told = OutputOf<'burn-down.show'>;

/** How many days are told when no first one is asked for. */
const USUAL_DAYS = 366;

export const showBurnDown: UseCase<'burn-down.show'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const burnt = await burnDownOf(app, tx, client, input);
    if (burnt !== null) return { value: burnt };
    const message = 'expected a day that is not after the last day of the period, nor after today';
    return refuse(wrong('from', message));
  });

type Days = { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined };

/** Null when the first day is after the last one; nothing is told of days ahead of today. */
export async function burnDownOf(
  app: App,
  tx: FirmTransaction,
  client: Client,
  asked: Days,
): Promise<Told | null> {
  const standing = await standingOf(app, tx, client);
  const { today, agreed } = standing;
  const to = asked.to === undefined || asked.to > today ? today : asked.to;
  const { from = addDays(to, 1 - USUAL_DAYS) } = asked;
  if (from > to) return null;
  const steps = await stepsOf(tx, client, standing, { from, to });
  const kept = (await readLots(tx, [client.id], [])).map((one) => ({
    ...one,
    lot: standing.lotToday(one.lot),
  }));
  const { drawOrder } = policyOn(agreed.policies, client.id, today);
  const account = accountOf(
    kept.map(({ lot }) => lot),
    drawOrder,
  );
  const burnsFrom = addDays(today, 1 - BURN_DAYS);
  const draws = await readDraws(tx, client.id, burnsFrom);
  const first = await readFirstPurchase(tx, client.id, burnsFrom);
  const { usableMinutes: usable, leftMinutes: left, unpaidMinutes } = holdingOn(account, today);
  return {
    ...{ client: client.id, clientName: client.name, currency: client.currency },
    ...{ from, to, asOf: today, steps: [...steps] },
    ...{ usableMinutes: usable, leftMinutes: left, unpaidMinutes },
    expiries: expiriesTold(kept, client, today),
    forecast: forecastAsTold(forecast(account, draws, today, first)),
  };
}

/** What lapses next is told as if it were written down: no screen waits for the routine (A9). */
async function stepsOf(
  tx: FirmTransaction,
  client: Client,
  { firm, today, agreed }: Standing,
  period: { readonly from: LocalDate; readonly to: LocalDate },
) {
  const journal = await readJournal(tx, client.id);
  const { closes, lastOn, reachesEnd } = await readCloses(tx, journal, period);
  const due = reachesEnd
    ? (await readDueLapses(tx, client, journal.length, agreed, today, firm)).records
    : [];
  const pending = due.map((record) => ({
    on: record.on,
    minutes: movedIn(record).reduce((sum, moved) => sum + moved.minutes, 0),
  }));
  return burnSteps({ closes, pending, lastOn }, period.from, period.to);
}

function expiriesTold(kept: readonly KeptLot[], client: Client, today: LocalDate) {
  const names = new Map(kept.map(({ id, label }) => [id, label.name]));
  const lots = kept.map(({ lot }) => lot);
  return expiringFrom(lots, today).map((lot) => ({
    on: lot.block.expiresOn ?? today,
    block: lot.block.id,
    blockName: names.get(lot.block.id) ?? lot.block.id,
    minutes: leftMinutes(lot),
    usableMinutes: usableMinutes(lot),
    value: decimalMoney(leftValue(lot), client.currency),
  }));
}
