/** Issues an invoice (G1): for blocks, items and the work to be invoiced. */
import type { UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { commitLedger } from '../gather.ts';
import { LINK_DAYS, signLink } from './links.ts';
import { readOffers } from './recipe.ts';
import { invoiceWrite } from './write.ts';

export const issueTheInvoice: UseCase<'invoice.issue'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const offers = await readOffers(app, actor, input.blocks);
  if ('refusal' in offers) return offers;
  const link = input.mail ? await signLink(app, actor.firm, LINK_DAYS) : null;
  const asked = { client: client.id, recipe: input, offers, link };
  return await commitLedger(app, invoiceWrite(app, 'invoice.issue', request, asked));
};
