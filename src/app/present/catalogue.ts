/** What is sold and how work counts, as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import { rateCentsPerHour } from '../../engine/blocks.ts';
import { formatRatio } from '../../engine/exact.ts';
import { decimalMoney } from '../../engine/money.ts';
import type { Rate, WorkTypeTerms } from '../../engine/terms.ts';
import type { PricedTier, Product } from '../../store/products.ts';

export function workTypeAsTold(terms: WorkTypeTerms): OutputOf<'work-type.set'> {
  return {
    name: terms.workType,
    weight: formatRatio(terms.weight),
    travel: terms.travel,
    validFrom: terms.validFrom,
  };
}

export function rateAsTold(rate: Rate): OutputOf<'rate.set'> {
  const { workType, currency, validFrom, rateCentsPerHour: perHour, flatFee } = rate;
  return {
    ...{ workType, currency, validFrom },
    ratePerHour: perHour === null ? null : decimalMoney(perHour, currency),
    flatFee: flatFee === null ? null : decimalMoney(flatFee, currency),
  };
}

export function productAsTold(
  product: Product,
  tiers: readonly PricedTier[],
): OutputOf<'product.add'> {
  const { id, name, description, workTypes, withdrawnOn } = product;
  return {
    ...{ id, name, description, withdrawnOn },
    workTypes: workTypes === null ? null : [...workTypes],
    tiers: tiers.map(({ minutes, currency, price, validityMonths, validFrom }) => ({
      ...{ minutes, currency, validityMonths, validFrom },
      price: decimalMoney(price, currency),
      ratePerHour: decimalMoney(rateCentsPerHour(price, minutes), currency),
    })),
  };
}
