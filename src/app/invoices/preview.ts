/** Shows what an invoice would be: it is issued, and taken back before anybody sees it (B7). */
import type { UseCase } from '../app.ts';
import { clientIdOf } from '../clients/find.ts';
import { preview } from '../commit.ts';
import { readOffers } from './recipe.ts';
import { invoiceWrite } from './write.ts';

export const previewInvoice: UseCase<'invoice.preview'> = async (app, request) => {
  const { input, actor } = request;
  const client = await clientIdOf(app, actor, input.client);
  if ('refusal' in client) return client;
  const offers = await readOffers(app, actor, input.blocks);
  if ('refusal' in offers) return offers;
  const asked = { client: client.id, recipe: input, offers, link: null };
  return await preview(app, invoiceWrite(app, 'invoice.preview', request, asked));
};
