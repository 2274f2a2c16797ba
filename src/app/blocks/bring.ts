/** Brings what is left of a block along from where it was kept before. */

import { amountOf, isRefusal } from '../amounts.ts';
import type { UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { addBlock } from './add.ts';

export const bringBlock: UseCase<'block.bring'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const { minutes, expiresOn, workTypes, note } = input;
  return await addBlock(app, 'block.bring', request, {
    client: client.id,
    name: input.name,
    boughtOn: input.boughtOn,
    workTypes,
    terms: ({ currency }) => {
      const price = amountOf('value', input.value, currency);
      if (isRefusal(price)) return price;
      return {
        ...{ origin: 'opening', minutes, expiresOn, note },
        // It was paid for where it was kept before; what it was measured against is not known here.
        ...{ price, product: null, standardRate: null, invoice: null },
      };
    },
  });
};
