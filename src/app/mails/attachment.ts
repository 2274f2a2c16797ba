/** The documents that go with mails: drawn when a mail is sent, never kept with it. */
import { findInvoice } from '../../store/invoices.ts';
import type { Attachment } from '../../store/mails.ts';
import type { App } from '../app.ts';
import { invoicePdf } from '../invoices/pdf.ts';
import type { MailAttachment } from '../ports.ts';

/** Draws the document that goes with a mail of a firm; null when there is none such. */
export type AttachmentOf = (
  app: App,
  firm: string,
  attachment: Attachment,
) => Promise<MailAttachment | null>;

/** `{"invoice": id}` is the invoice or the credit note of that id, as it was issued. */
export const attachmentOf: AttachmentOf = async (app, firm, { invoice: id }) => {
  if (id === undefined) return null;
  const invoice = await app.database.read(firm, (tx) => findInvoice(tx, id));
  if (invoice === null) return null;
  return { ...(await invoicePdf(app, firm, invoice)), mediaType: 'application/pdf' };
};
