/** Sets the price of a tier from a day on; no block sold is touched (A2). */
import { upsertTier } from '../../store/products.ts';
import { isRefusal, priceFor } from '../amounts.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from '../products/changed.ts';

export const setTier: UseCase<'tier.set'> = (app, request) => {
  const { minutes, validityMonths, validFrom, price, ratePerHour } = request.input;
  const command = commandOf(app, 'tier.set', request);
  return commitChange(app, command, request.input.product, async (tx, product, act, firm) => {
    const currency = request.input.currency ?? firm.currency;
    const amount = priceFor({ price, ratePerHour }, minutes, currency);
    if (isRefusal(amount)) return refuse(amount);
    await upsertTier(tx, product.id, {
      ...{ minutes, currency, price: amount, validityMonths },
      validFrom: validFrom ?? act.today,
      createdAt: act.at,
    });
    return product;
  });
};
