/** Grants free minutes: a block without a price. */
import { NO_MONEY } from '../../engine/money.ts';
import type { UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { addBlock } from './add.ts';

export const grantBlock: UseCase<'block.grant'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  return addBlock(app, 'block.grant', request, client.id, {
    name: input.name,
    origin: 'grant',
    minutes: input.minutes,
    price: NO_MONEY,
    paid: NO_MONEY,
    boughtOn: input.boughtOn,
    expiresOn: input.expiresOn,
    workTypes: input.workTypes,
    product: null,
    standardRate: null,
    note: input.note,
  });
};
