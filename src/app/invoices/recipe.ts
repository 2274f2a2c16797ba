/**
 * What an invoice is to be made of: blocks, items at a fixed price, and the work that is to be
 * invoiced. It is the same whether it is looked at, kept as a draft, or issued.
 */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { findProduct, type PricedTier, type Product, readTiers } from '../../store/products.ts';
import { type Actor, type App, refuse } from '../app.ts';

export type Recipe = Pick<
  InputOf<'invoice.issue'>,
  'blocks' | 'items' | 'unbilledThrough' | 'issuedOn' | 'dueOn' | 'note'
>;

export type BlockWanted = Recipe['blocks'][number];

/** A product and all its prices: which of them holds is found out by the day and the currency. */
export type Offered = { readonly product: Product; readonly tiers: readonly PricedTier[] };

/** The products that blocks are of, by the words they were named with. */
export type Offers = ReadonlyMap<string, Offered>;

/** Reads the products that a recipe names. Refused: one that there is not. */
export async function readOffers(
  app: App,
  actor: Pick<Actor, 'firm'>,
  blocks: readonly Pick<BlockWanted, 'product'>[],
): Promise<Offers | { readonly refusal: AnyRefusal }> {
  const names = new Set(blocks.flatMap(({ product }) => (product === undefined ? [] : [product])));
  if (names.size === 0) return new Map();
  return await app.database.read(actor.firm, async (tx) => {
    const offers = new Map<string, Offered>();
    for (const name of names) {
      const product = await findProduct(tx, name);
      if (product === null) return refuse({ code: 'not_found', thing: 'product', name });
      const tiers = await readTiers(tx, [product.id]);
      offers.set(name, { product, tiers: tiers.get(product.id) ?? [] });
    }
    return offers;
  });
}
