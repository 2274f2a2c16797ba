/** Puts a withdrawn product back on sale. */
import { updateWithdrawnOn } from '../../store/products.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

/** One that is on sale stays as it is. */
export const restoreProduct: UseCase<'product.restore'> = (app, request) => {
  const command = commandOf(app, 'product.restore', request);
  return commitChange(app, command, request.input.product, async (tx, product) => {
    const restored = { ...product, withdrawnOn: null };
    await updateWithdrawnOn(tx, restored);
    return restored;
  });
};
