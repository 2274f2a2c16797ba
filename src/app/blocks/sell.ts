/** Records the sale of a block: a tier of the catalogue, or with terms of its own (A1, A2). */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Books } from '../../engine/bank/books.ts';
import { expiryOf, tierOn } from '../../engine/blocks.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Cents } from '../../engine/money.ts';
import { standardRateOf } from '../../engine/terms.ts';
import { findProduct, type PricedTier, type Product, readTiers } from '../../store/products.ts';
import { amountOf, isRefusal, priceFor } from '../amounts.ts';
import { type Actor, type App, refuse, type UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { addBlock, type SaleTerms } from './add.ts';

export const sellTheBlock: UseCase<'block.sell'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const offered = input.product === undefined ? null : await offerOf(app, actor, input.product);
  if (offered !== null && 'refusal' in offered) return offered;
  return await addBlock(app, 'block.sell', request, {
    client: client.id,
    name: input.name,
    boughtOn: input.boughtOn,
    workTypes:
      input.workTypes === undefined ? (offered?.product.workTypes ?? null) : input.workTypes,
    terms: (books, boughtOn, workTypes) => {
      const standardRate = standardRateOf(books.termsOn(boughtOn), workTypes);
      return termsOf(input, offered, books, boughtOn, standardRate);
    },
  });
};

/** A product and all its prices: which of them holds is found out by the day and the currency. */
type Offered = { readonly product: Product; readonly tiers: readonly PricedTier[] };

async function offerOf(app: App, actor: Actor, name: string) {
  return await app.database.read(actor.firm, async (tx) => {
    const product = await findProduct(tx, name);
    if (product === null) return refuse({ code: 'not_found', thing: 'product', name });
    const tiers = await readTiers(tx, [product.id]);
    return { product, tiers: tiers.get(product.id) ?? [] };
  });
}

/**
 * The terms of the sale on its day. Refused: a price beside a product, none without one, a product
 * taken out of sale by then, and one without such a tier in the client's currency.
 */
function termsOf(
  input: InputOf<'block.sell'>,
  offered: Offered | null,
  books: Books,
  boughtOn: LocalDate,
  standardRate: Cents | null,
): SaleTerms | AnyRefusal {
  const priced = priceOf(input, offered, books, boughtOn);
  if ('code' in priced) return priced;
  const { price, validityMonths } = priced;
  const paid = input.paid === undefined ? price : amountOf('paid', input.paid, books.currency);
  if (isRefusal(paid)) return paid;
  const { minutes, note, expiresOn = expiryOf(boughtOn, validityMonths) } = input;
  return {
    ...{ origin: 'sale', minutes, price, paid, expiresOn, standardRate, note },
    product: offered?.product.id ?? null,
  };
}

type Priced = { readonly price: Cents; readonly validityMonths: number | null };

function priceOf(
  { minutes, price: given, ratePerHour }: InputOf<'block.sell'>,
  offered: Offered | null,
  { currency }: Books,
  boughtOn: LocalDate,
): Priced | AnyRefusal {
  if (offered === null) {
    const price = priceFor({ price: given, ratePerHour }, minutes, currency);
    return isRefusal(price) ? price : { price, validityMonths: null };
  }
  if (given !== undefined || ratePerHour !== undefined) {
    const message = 'give either a product, or a price of its own';
    return { code: 'input_invalid', fields: [{ field: 'product', message }] };
  }
  const { name: product, withdrawnOn } = offered.product;
  if (withdrawnOn !== null && withdrawnOn <= boughtOn) {
    return { code: 'product_withdrawn', product, withdrawnOn };
  }
  const tiers = offered.tiers.filter(
    (tier) => tier.minutes === minutes && tier.currency === currency,
  );
  const tier = tierOn(tiers, boughtOn);
  return tier ?? { code: 'tier_unknown', product, minutes, on: boughtOn };
}
