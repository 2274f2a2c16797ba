/** Tells a contact where an invoice can be paid: a link like those that go with mails (G3). */
import { openAmount } from '../../engine/invoices.ts';
import { insertLinks, linksTo } from '../../store/invoice-links.ts';
import { type PortalUseCase, refuse } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { keptLink, signLink, urlOf } from '../invoices/links.ts';
import { ownDocument } from './own.ts';

/** To pay at once, or to send it on to whoever pays. */
const PAY_LINK_DAYS = 14;

/** One that has so long to go still is told again, rather than another made. */
const SOON_OVER_MILLISECONDS = 7 * 86_400_000;

export const payOwnInvoice: PortalUseCase<'portal.pay'> = async (app, request) => {
  const { actor, input } = request;
  const signed = await signLink(app, actor.firm, PAY_LINK_DAYS);
  const done = await commit<{ readonly link: string; readonly expiresAt: string }>(app, {
    ...commandOf(app, 'portal.pay', request),
    client: actor.client,
    act: async (tx, act) => {
      const invoice = await ownDocument(tx, actor, input.invoice);
      if ('refusal' in invoice) return invoice;
      if (invoice.kind !== 'invoice') {
        return refuse({ code: 'not_an_invoice', document: invoice.label });
      }
      if (openAmount({ ...invoice, blocks: [] }) === 0) {
        return refuse({ code: 'invoice_settled', invoice: invoice.label });
      }
      const soon = app.clock() + SOON_OVER_MILLISECONDS;
      const known = (await linksTo(tx, invoice.id)).find(
        ({ createdBy, revokedAt, expiresAt }) =>
          createdBy === actor.id && revokedAt === null && Date.parse(expiresAt) > soon,
      );
      const link = known ?? keptLink(signed, invoice.id, act);
      if (known === undefined) await insertLinks(tx, [link]);
      const { id, expiresAt } = link;
      // What opens it is told to whoever asked, and kept neither for a repeat nor in the audit.
      const summary = { invoice: invoice.label, expiresAt };
      return { outcome: { link: id, expiresAt }, subject: invoice.id, summary };
    },
  });
  if ('refusal' in done) return done;
  const { link, expiresAt } = done.value;
  const url = await urlOf(app, actor.firm, link, Date.parse(expiresAt));
  return { value: { url, expiresAt } };
};
