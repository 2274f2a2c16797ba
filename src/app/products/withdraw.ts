/** Takes a product out of sale; blocks sold stay as they are. */
import { updateWithdrawnOn } from '../../store/products.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commitChange } from './changed.ts';

/** One that is withdrawn keeps its day. */
export const withdrawProduct: UseCase<'product.withdraw'> = (app, request) => {
  const command = commandOf(app, 'product.withdraw', request);
  return commitChange(app, command, request.input.product, async (tx, product, { today }) => {
    const withdrawn = { ...product, withdrawnOn: product.withdrawnOn ?? today };
    await updateWithdrawnOn(tx, withdrawn);
    return withdrawn;
  });
};
