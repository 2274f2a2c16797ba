/** Makes a link that opens an invoice without signing in (G3), and tells links. */
import type { OutputOf } from '../../contract/operations.ts';
import { insertLinks, type KeptLink } from '../../store/invoice-links.ts';
import type { App, UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { invoiceNamed } from './find.ts';
import { keptLink, signLink, urlOf } from './links.ts';

export const makeLink: UseCase<'invoice.link'> = async (app, request) => {
  const { actor, input } = request;
  const invoice = await invoiceNamed(app, actor, input.invoice);
  if ('refusal' in invoice) return invoice;
  const signed = await signLink(app, actor.firm, input.validDays);
  const done = await commit<Omit<KeptLink, 'invoice' | 'createdBy'>>(app, {
    ...commandOf(app, 'invoice.link', request),
    client: invoice.client,
    act: async (tx, act) => {
      const link = keptLink(signed, invoice.id, act);
      await insertLinks(tx, [link]);
      const { id, createdAt, expiresAt } = link;
      const outcome = { id, createdAt, expiresAt, revokedAt: null };
      // What opens it is told to whoever asked, and kept neither for a repeat nor in the audit.
      return { outcome, subject: invoice.id, summary: { invoice: invoice.label, expiresAt } };
    },
  });
  return 'refusal' in done ? done : { value: await linkTold(app, actor.firm, done.value) };
};

/** A kept link, with where it leads. */
export async function linkTold(
  app: App,
  firm: string,
  { id, createdAt, expiresAt, revokedAt }: Omit<KeptLink, 'invoice' | 'createdBy'>,
): Promise<OutputOf<'invoice.link'>> {
  const url = await urlOf(app, firm, id, Date.parse(expiresAt));
  return { id, url, createdAt, expiresAt, revokedAt };
}
