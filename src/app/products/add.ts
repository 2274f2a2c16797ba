/** Adds a block product. */
import { agreedOf } from '../../store/agreed.ts';
import { insertProduct, type Product } from '../../store/products.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { productAsTold } from '../present/catalogue.ts';
import { workTypesCalled } from '../work-types/named.ts';

export const addProduct: UseCase<'product.add'> = (app, request) => {
  const { name, description, workTypes } = request.input;
  return commit(app, {
    ...commandOf(app, 'product.add', request),
    client: null,
    act: async (tx, { at }, firm) => {
      const agreed = await agreedOf(tx, firm.settingsVersion);
      const limited = workTypes === null ? null : workTypesCalled(agreed.workTypes, workTypes);
      if (limited !== null && 'code' in limited) return refuse(limited);
      const product: Product = {
        id: app.newId(),
        ...{ name, description, workTypes: limited, withdrawnOn: null },
      };
      if (await insertProduct(tx, { ...product, createdAt: at })) {
        return { outcome: productAsTold(product, []), subject: product.id };
      }
      return refuse({ code: 'name_taken', thing: 'product', name });
    },
  });
};
