/** Lists what a client can buy today, with what it saves (A1, A2). */
import type { OutputOf } from '../../contract/operations.ts';
import { expiryOf, rateCentsPerHour, saving, type Tier, tierOn } from '../../engine/blocks.ts';
import type { LocalDate } from '../../engine/days.ts';
import { type Cents, type Currency, decimalMoney } from '../../engine/money.ts';
import { type DayTerms, standardRateOf, termsByDay } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { type PricedTier, type Product, productsForSale, readTiers } from '../../store/products.ts';
import { type App, refuse, type UseCase } from '../app.ts';
import { firmToday } from '../today.ts';

type Offer = OutputOf<'offer.list'>['items'][number];

export const listTheOffers: UseCase<'offer.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    return { value: { items: await offersTo(app, tx, client) } };
  });

/** What a client can buy today; nothing when it is archived. */
export async function offersTo(
  app: App,
  tx: FirmTransaction,
  { id, currency, archivedOn }: Client,
): Promise<Offer[]> {
  if (archivedOn !== null) return [];
  const { firm, today } = await firmToday(app, tx);
  const products = await productsForSale(tx);
  const tiers = await readTiers(
    tx,
    products.map((product) => product.id),
  );
  const terms = termsByDay(await agreedOf(tx, firm.settingsVersion), id, currency)(today);
  return products.flatMap((product) =>
    tiersOn(tiers.get(product.id) ?? [], currency, today).map((tier) =>
      offerOf(product, tier, currency, terms, today),
    ),
  );
}

/** The tiers that are sold on a day, each at its price of that day. */
function tiersOn(
  tiers: readonly PricedTier[],
  currency: Currency,
  today: LocalDate,
): readonly Tier[] {
  const byMinutes = Map.groupBy(
    tiers.filter((tier) => tier.currency === currency),
    ({ minutes }) => minutes,
  );
  return [...byMinutes.values()].flatMap((prices) => tierOn(prices, today) ?? []);
}

function offerOf(
  product: Product,
  { minutes, price, validityMonths }: Tier,
  currency: Currency,
  terms: DayTerms,
  today: LocalDate,
): Offer {
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  const standardRate = standardRateOf(terms, product.workTypes);
  const saved = standardRate === null ? null : saving(price, minutes, standardRate);
  return {
    product: product.name,
    workTypes: product.workTypes === null ? null : [...product.workTypes],
    minutes,
    currency,
    price: money(price),
    ratePerHour: money(rateCentsPerHour(price, minutes)),
    standardRatePerHour: standardRate === null ? null : money(standardRate),
    saving: saved === null || saved <= 0 ? null : money(saved),
    expiresOn: expiryOf(today, validityMonths),
  };
}
