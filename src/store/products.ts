/** Block products and their tiers as rows. */
import type { Tier } from '../engine/blocks.ts';
import type { LocalDate } from '../engine/days.ts';
import { minutes } from '../engine/hours.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { isId, nameKey } from './names.ts';

export type Product = {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The work types that its blocks are limited to; null for all (A7). */
  readonly workTypes: readonly string[] | null;
  readonly withdrawnOn: LocalDate | null;
};

/** The price of a tier in one currency, from a day on. */
export type PricedTier = Tier & { readonly currency: Currency };

type ProductRow = {
  readonly product_id: string;
  readonly name: string;
  readonly description: string;
  readonly work_types: readonly string[] | null;
  readonly withdrawn_on: LocalDate | null;
};

const PRODUCT_COLUMNS = 'product_id, name, description, work_types, withdrawn_on';

/** The product of an id or a name; null when the firm has none. */
export async function findProduct(tx: FirmTransaction, reference: string): Promise<Product | null> {
  const [row] = isId(reference)
    ? await tx.rows<ProductRow>(
        `select ${PRODUCT_COLUMNS}
         from hourbank.product
         where firm_id = $1
           and product_id = $2`,
        [tx.firm, reference],
      )
    : await tx.rows<ProductRow>(
        `select ${PRODUCT_COLUMNS}
         from hourbank.product
         where firm_id = $1
           and name_key = $2`,
        [tx.firm, nameKey(reference)],
      );
  return row === undefined ? null : productOfRow(row);
}

function productOfRow(row: ProductRow): Product {
  return {
    id: row.product_id,
    name: row.name,
    description: row.description,
    workTypes: row.work_types,
    withdrawnOn: row.withdrawn_on,
  };
}

/** Products in the order of their names, after the one of the key `after`. */
export async function listProducts(
  tx: FirmTransaction,
  { after, limit }: { after: string; limit: number },
): Promise<readonly Product[]> {
  const rows = await tx.rows<ProductRow>(
    `select ${PRODUCT_COLUMNS}
     from hourbank.product
     where firm_id = $1
       and name_key > $2
     order by name_key
     limit $3`,
    [tx.firm, after, limit],
  );
  return rows.map(productOfRow);
}

/** The products that are for sale, in the order of their names. */
export async function productsForSale(tx: FirmTransaction): Promise<readonly Product[]> {
  const rows = await tx.rows<ProductRow>(
    `select ${PRODUCT_COLUMNS}
     from hourbank.product
     where firm_id = $1
       and withdrawn_on is null
     order by name_key`,
    [tx.firm],
  );
  return rows.map(productOfRow);
}

/** Adds a product; false when the name is taken. */
export async function insertProduct(
  tx: FirmTransaction,
  product: Product & { readonly createdAt: string },
): Promise<boolean> {
  const rows = await tx.rows(
    `insert into hourbank.product (
       firm_id, product_id, name, name_key, description, work_types, withdrawn_on, created_at
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (firm_id, name_key) do nothing
     returning firm_id`,
    [
      tx.firm,
      product.id,
      product.name,
      nameKey(product.name),
      product.description,
      product.workTypes,
      product.withdrawnOn,
      product.createdAt,
    ],
  );
  return rows.length > 0;
}

/** Keeps the day on which a product was taken out of sale; null when it is for sale. */
export async function updateWithdrawnOn(
  tx: FirmTransaction,
  { id, withdrawnOn }: Pick<Product, 'id' | 'withdrawnOn'>,
): Promise<void> {
  await tx.rows(
    `update hourbank.product
     set withdrawn_on = $3
     where firm_id = $1
       and product_id = $2`,
    [tx.firm, id, withdrawnOn],
  );
}

/** The tiers of products over all days, by product: by minutes, currency and day. */
export async function readTiers(
  tx: FirmTransaction,
  products: readonly string[],
): Promise<ReadonlyMap<string, readonly PricedTier[]>> {
  const tiers = new Map<string, PricedTier[]>(products.map((product) => [product, []]));
  if (products.length === 0) return tiers;
  const rows = await tx.rows<{
    readonly product_id: string;
    readonly minutes: number;
    readonly currency: Currency;
    readonly valid_from: LocalDate;
    readonly price_cents: Cents;
    readonly validity_months: number | null;
  }>(
    `select product_id, minutes, currency, valid_from, price_cents, validity_months
     from hourbank.tier
     where firm_id = $1
       and product_id = any($2::uuid[])
     order by product_id, minutes, currency, valid_from`,
    [tx.firm, products],
  );
  for (const row of rows) {
    tiers.get(row.product_id)?.push({
      minutes: minutes(row.minutes),
      currency: row.currency,
      price: row.price_cents,
      validityMonths: row.validity_months,
      validFrom: row.valid_from,
    });
  }
  return tiers;
}

/** Sets the price of a tier from a day on, in the place of the one from that day. */
export async function upsertTier(
  tx: FirmTransaction,
  product: string,
  tier: PricedTier & { readonly createdAt: string },
): Promise<void> {
  await tx.rows(
    `insert into hourbank.tier (
       firm_id, product_id, minutes, currency, valid_from, price_cents, validity_months, created_at
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (firm_id, product_id, minutes, currency, valid_from) do update
     set price_cents = excluded.price_cents,
       validity_months = excluded.validity_months,
       created_at = excluded.created_at`,
    [
      tx.firm,
      product,
      tier.minutes,
      tier.currency,
      tier.validFrom,
      tier.price,
      tier.validityMonths,
      tier.createdAt,
    ],
  );
}
