/** Lists the block products by name, with all their prices. */
import { nameKey } from '../../store/names.ts';
import { listProducts, readTiers } from '../../store/products.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { productAsTold } from '../present/catalogue.ts';

export const listTheProducts: UseCase<'product.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const key = readKey(input.after, ['text']);
    if (key === null) return refuse(CURSOR_INVALID);
    const [after = ''] = key;
    const { limit } = input;
    const products = await listProducts(tx, { after, limit: limit + 1 });
    const tiers = await readTiers(
      tx,
      products.map(({ id }) => id),
    );
    return {
      value: pageOf(
        products,
        limit,
        ({ name }) => [nameKey(name)],
        (product) => productAsTold(product, tiers.get(product.id) ?? []),
      ),
    };
  });
