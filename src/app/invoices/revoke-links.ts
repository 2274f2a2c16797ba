/** Revokes all links to an invoice (G3): who has one sees it no more. */
import { revokeLinks } from '../../store/invoice-links.ts';
import type { UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { invoiceNamed } from './find.ts';

export const revokeTheLinks: UseCase<'invoice.revoke-links'> = async (app, request) => {
  const invoice = await invoiceNamed(app, request.actor, request.input.invoice);
  if ('refusal' in invoice) return invoice;
  return await commit(app, {
    ...commandOf(app, 'invoice.revoke-links', request),
    client: invoice.client,
    act: async (tx, { at }) => ({
      outcome: { revoked: await revokeLinks(tx, invoice.id, at) },
      subject: invoice.id,
    }),
  });
};
