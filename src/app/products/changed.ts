/** Changes of one product, found within the transaction that keeps them, the firm's row locked. */
import type { Act } from '../../engine/bank/books.ts';
import type { Firm } from '../../store/agreed.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { findProduct, type Product, readTiers } from '../../store/products.ts';
import { type App, type Result, refuse } from '../app.ts';
import { type Command, commit, type Refused } from '../commit.ts';
import { productAsTold } from '../present/catalogue.ts';

/** Commits a change of the product of an id or a name, or of its tiers; answers it with its tiers. */
export function commitChange(
  app: App,
  command: Command,
  reference: string,
  change: (
    tx: FirmTransaction,
    product: Product,
    act: Act,
    firm: Firm,
  ) => Promise<Product | Refused>,
): Promise<Result<ReturnType<typeof productAsTold>>> {
  return commit(app, {
    ...command,
    client: null,
    alone: true,
    act: async (tx, act, firm) => {
      const product = await findProduct(tx, reference);
      if (product === null) return refuse({ code: 'not_found', thing: 'product', name: reference });
      const changed = await change(tx, product, act, firm);
      if ('refusal' in changed) return changed;
      const tiers = (await readTiers(tx, [product.id])).get(product.id) ?? [];
      return { outcome: productAsTold(changed, tiers), subject: product.id };
    },
  });
}
