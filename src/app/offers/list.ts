/** Lists what a client can buy today, with its tax and what it saves (A1, A2, G5). */
import type { OutputOf } from '../../contract/operations.ts';
import type { ClientBilling } from '../../engine/billing.ts';
import { expiryOf, rateCentsPerHour, saving, type Tier, tierOn } from '../../engine/blocks.ts';
import type { LocalDate } from '../../engine/days.ts';
import { type TaxTerms, taxOn } from '../../engine/invoice-lines.ts';
import { type Cents, type Currency, decimalMoney } from '../../engine/money.ts';
import { taxed } from '../../engine/tax.ts';
import { type DayTerms, standardRateOf, termsByDay } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { billingOf, readClientBilling } from '../../store/billing.ts';
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
  const products = (await productsForSale(tx)).toSorted(hoursForAllWorkFirst);
  const tiers = await readTiers(
    tx,
    products.map((product) => product.id),
  );
  const terms = termsByDay(await agreedOf(tx, firm.settingsVersion), id, currency)(today);
  const taxedAs: TaxTerms = {
    firm: await billingOf(tx, firm.settingsVersion),
    client: await billingOfClient(tx, id),
  };
  return products.flatMap((product) =>
    tiersOn(tiers.get(product.id) ?? [], currency, today).map((tier) =>
      offerOf(product, tier, { currency, terms, taxedAs, today }),
    ),
  );
}

function hoursForAllWorkFirst(one: Product, other: Product): number {
  return Number(one.workTypes !== null) - Number(other.workTypes !== null);
}

async function billingOfClient(tx: FirmTransaction, id: string): Promise<ClientBilling> {
  const billing = (await readClientBilling(tx, [id])).get(id);
  if (billing === undefined) throw new RangeError(`client ${id} has no billing`);
  return billing;
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

/** To whom, and when: by what rates, and under which tax. */
type OfferedTo = {
  readonly currency: Currency;
  readonly terms: DayTerms;
  readonly taxedAs: TaxTerms;
  readonly today: LocalDate;
};

function offerOf(
  product: Product,
  { minutes, price, validityMonths }: Tier,
  { currency, terms, taxedAs, today }: OfferedTo,
): Offer {
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  const standardRate = standardRateOf(terms, product.workTypes);
  const { tax, gross } = taxed(price, taxOn(taxedAs, today), taxedAs.firm.firm.pricesIncludeTax);
  const saved = standardRate === null ? null : saving(price, minutes, standardRate);
  return {
    product: product.name,
    workTypes: product.workTypes === null ? null : [...product.workTypes],
    minutes,
    currency,
    price: money(price),
    tax: money(tax),
    gross: money(gross),
    ratePerHour: money(rateCentsPerHour(price, minutes)),
    standardRatePerHour: standardRate === null ? null : money(standardRate),
    saving: saved === null || saved <= 0 ? null : money(saved),
    expiresOn: expiryOf(today, validityMonths),
  };
}
