/** Sends an invoice or a credit note by mail; an invoice that is open with a link to pay it. */
import { openAmount } from '../../engine/invoices.ts';
import { readClientBilling, readFirmBilling, readRecipients } from '../../store/billing.ts';
import { insertLinks } from '../../store/invoice-links.ts';
import { queueMails } from '../../store/mails.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import { documentNamed } from './find.ts';
import { keptLink, LINK_DAYS, signLink } from './links.ts';
import { invoiceMail } from './mail.ts';
import { noRecipient } from './write.ts';

export const sendTheInvoice: UseCase<'invoice.send'> = async (app, request) => {
  const { actor, input } = request;
  const invoice = await documentNamed(app, actor, input.invoice);
  if ('refusal' in invoice) return invoice;
  const signed = await signLink(app, actor.firm, LINK_DAYS);
  const open = openAmount({ ...invoice, blocks: [] });
  const paid = invoice.kind === 'invoice' && open > 0;
  return await commit(app, {
    ...commandOf(app, 'invoice.send', request),
    client: invoice.client,
    act: async (tx, act) => {
      const billing = await readClientBilling(tx, [invoice.client]);
      const recipients = (await readRecipients(tx, billing)).get(invoice.client) ?? [];
      if (recipients.length === 0) return refuse(noRecipient(invoice.clientName));
      const { legalName } = await readFirmBilling(tx);
      const url = paid ? signed.url : null;
      const mail = invoiceMail(app.newId(), { ...invoice, open }, legalName, recipients, url);
      if (paid) await insertLinks(tx, [keptLink(signed, invoice.id, act)]);
      await queueMails(tx, [mail], act.at);
      return { outcome: { mail: mail.id, recipients: [...recipients] }, subject: invoice.id };
    },
  });
};
