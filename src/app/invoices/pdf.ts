/** Draws an invoice or a credit note as it was issued (G6). */
import type { PdfFile } from '../../contract/pdf.ts';
import { readFirmBilling, readLogo } from '../../store/billing.ts';
import type { KeptInvoice } from '../../store/invoices.ts';
import type { App, UseCase } from '../app.ts';
import { type InvoiceContents, invoiceDocument } from '../present/invoice-document.ts';
import { documentNamed } from './find.ts';

export const drawInvoice: UseCase<'invoice.pdf'> = async (app, { actor, input }) => {
  const invoice = await documentNamed(app, actor, input.invoice);
  if ('refusal' in invoice) return invoice;
  return { value: await invoicePdf(app, actor.firm, invoice) };
};

/** What was kept of it, drawn on the firm's paper with its logo. */
export async function invoicePdf(
  app: App,
  firm: string,
  { label, contents }: Pick<KeptInvoice, 'label' | 'contents'>,
): Promise<PdfFile> {
  const { paper, logo } = await app.database.read(firm, async (tx) => {
    const billing = await readFirmBilling(tx);
    return { paper: billing.paper, logo: billing.logo === null ? null : await readLogo(tx) };
  });
  const document = invoiceDocument(contents as unknown as InvoiceContents, logo, null);
  const bytes = await app.documents.pdf(document, paper);
  return { fileName: `${label.replace(/[/\\:*?"<>|]/g, '-')}.pdf`, bytes };
}
