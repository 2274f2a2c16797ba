/** The terms on which a block is sold on a day (A1, A2): from the catalogue, or its own. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Books } from '../../engine/bank/books.ts';
import { expiryOf, tierOn } from '../../engine/blocks.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Cents } from '../../engine/money.ts';
import { standardRateOf } from '../../engine/terms.ts';
import { isRefusal, priceFor } from '../amounts.ts';
import type { BlockWanted, Offered } from '../invoices/recipe.ts';
import { workTypesCalled, workTypesIn } from '../work-types/named.ts';

/** What a block is sold for, in the firm's prices, and what it is good for. */
export type BlockTerms = {
  /** As the firm writes its prices: before tax, or with it. */
  readonly price: Cents;
  readonly expiresOn: LocalDate | null;
  readonly workTypes: readonly string[] | null;
  readonly product: string | null;
  /** As the firm writes its prices. */
  readonly standardRate: Cents | null;
};

/**
 * The terms of a sale on its day. Refused: a price beside a product, none without one, a product
 * taken out of sale by then, one without such a tier in the client's currency, and work types there
 * are not.
 */
export function blockTerms(
  wanted: BlockWanted,
  offered: Offered | null,
  books: Books,
  boughtOn: LocalDate,
  today: LocalDate,
): BlockTerms | AnyRefusal {
  const asked =
    wanted.workTypes === undefined ? (offered?.product.workTypes ?? null) : wanted.workTypes;
  const workTypes = asked === null ? null : workTypesCalled(workTypesIn(books, today), asked);
  if (workTypes !== null && 'code' in workTypes) return workTypes;
  const priced = priceOf(wanted, offered, books, boughtOn);
  if ('code' in priced) return priced;
  const { price, validityMonths } = priced;
  const { expiresOn = expiryOf(boughtOn, validityMonths) } = wanted;
  const standardRate = standardRateOf(books.termsOn(boughtOn), workTypes);
  return { price, expiresOn, workTypes, product: offered?.product.id ?? null, standardRate };
}

type Priced = { readonly price: Cents; readonly validityMonths: number | null };

function priceOf(
  { minutes, price: given, ratePerHour }: BlockWanted,
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
