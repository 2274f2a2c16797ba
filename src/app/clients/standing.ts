/** How clients stand on a day, each told by the engine from what is kept of it. */
import { accountOf } from '../../engine/accounts.ts';
import type { LocalDate } from '../../engine/days.ts';
import { type NoForecast, type Outlook, outlook } from '../../engine/forecast.ts';
import { lotOn } from '../../engine/lapse.ts';
import type { Cents } from '../../engine/money.ts';
import { type Holding, holdingOn, type Trouble, troublesOf } from '../../engine/standing.ts';
import { type Agreed, policyOn } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import type { OpenEntries } from '../../store/balance.ts';
import type { Client } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import type { KeptLot } from '../../store/lots.ts';
import { type KeptStanding, readStandings } from '../../store/standings.ts';
import type { Actor, App } from '../app.ts';
import { firmToday } from '../today.ts';

export type ClientStanding = {
  readonly client: Client;
  /** The blocks with minutes left, as they stand on the day. */
  readonly lots: readonly KeptLot[];
  readonly holding: Holding;
  readonly outlook: Outlook | NoForecast;
  readonly open: OpenEntries;
  /** Null to whom may not read invoices: then it is no trouble either. */
  readonly overdue: Cents | null;
  readonly troubles: readonly Trouble[];
};

/** How clients stand today, in the order in which they are given. */
export async function standingsOf(
  app: App,
  tx: FirmTransaction,
  actor: Actor,
  clients: readonly Client[],
): Promise<readonly ClientStanding[]> {
  const { firm, today } = await firmToday(app, tx);
  const agreed = await agreedOf(tx, firm.settingsVersion);
  const ids = clients.map(({ id }) => id);
  const keptOf = await readStandings(tx, ids, today);
  const mayReadInvoices = actor.permissions.has('invoices:read');
  return clients.map((client) =>
    standing(client, keptOf(client.id), { today, agreed, mayReadInvoices }),
  );
}

type Circumstances = {
  readonly today: LocalDate;
  readonly agreed: Agreed;
  readonly mayReadInvoices: boolean;
};

function standing(
  client: Client,
  kept: KeptStanding,
  { today, agreed, mayReadInvoices }: Circumstances,
): ClientStanding {
  const policy = policyOn(agreed.policies, client.id, today);
  const lots = kept.lots.map((one) => ({
    ...one,
    lot: lotOn(one.lot, today, policy.lateEntryGraceDays),
  }));
  const account = accountOf(
    lots.map(({ lot }) => lot),
    policy.drawOrder,
  );
  const holding = holdingOn(account, today);
  const { drawnMinutes } = kept;
  const ahead = outlook(account, drawnMinutes, today, kept.firstBoughtOn);
  const { waiting: waitingEntries } = kept.open;
  const facts = { holding, outlook: ahead, drawnMinutes, waitingEntries, overdue: kept.overdue };
  const troubles = troublesOf(facts, today);
  return {
    ...{ client, lots, holding, outlook: ahead, open: kept.open },
    overdue: mayReadInvoices ? kept.overdue : null,
    troubles: mayReadInvoices ? troubles : troubles.filter((trouble) => trouble !== 'overdue'),
  };
}
