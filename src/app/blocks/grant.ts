/** Grants free minutes: a block without a price. */
import { NO_MONEY } from '../../engine/money.ts';
import type { UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { addBlock } from './add.ts';

export const grantBlock: UseCase<'block.grant'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const { minutes, expiresOn, workTypes, note } = input;
  return await addBlock(app, 'block.grant', request, {
    client: client.id,
    name: input.name,
    boughtOn: input.boughtOn,
    workTypes,
    terms: () => ({
      ...{ origin: 'grant', minutes, expiresOn, note },
      ...{ price: NO_MONEY, product: null, standardRate: null, invoice: null },
    }),
  });
};
