/** Exports what was issued in a period, for other people's invoicing and accounting (H4). */
import type { InputOf } from '../../contract/operations.ts';
import {
  type InvoiceFormat,
  invoiceRows,
  MOST_DOCUMENTS,
  MOST_INVOICE_ROWS,
} from '../../formats/invoice-rows.ts';
import { issuedBetween } from '../../store/exported-invoices.ts';
import { refuse, type UseCase } from '../app.ts';
import { exportedDays } from '../reports/period.ts';
import { wrong } from '../wrong.ts';

/** The account that Xero's own chart has for sales. */
const XERO_SALES = '200';

export const exportTheInvoices: UseCase<'invoice.export'> = async (app, { actor, input }) => {
  const { format } = input;
  if (format === 'quickbooks' && input.documents === 'all') {
    return refuse(
      wrong('documents', 'expected invoices or credit-notes: they go in by themselves'),
    );
  }
  return await app.database.read(actor.firm, async (tx) => {
    const days = await exportedDays(app, tx, input);
    if ('refusal' in days) return days;
    const most = MOST_DOCUMENTS[format];
    const invoices = await issuedBetween(tx, { ...days, kind: kindOf(input) }, most + 1);
    if (invoices.length > most) return refuse(tooLong(format, most, 'documents'));
    const rows = invoices.reduce((count, { lines }) => count + lines.length, 0);
    const mostRows = MOST_INVOICE_ROWS[format];
    if (rows > mostRows) return refuse(tooLong(format, mostRows, 'rows'));
    const { salesAccount = XERO_SALES } = input;
    const terms = {
      dateFormat: input.dateFormat ?? (format === 'csv' ? 'YYYY-MM-DD' : 'DD/MM/YYYY'),
      ...{ salesAccount, blockAccount: input.blockAccount ?? salesAccount },
      noTax: input.noTax ?? null,
    } as const;
    return { value: [...invoiceRows(format, invoices, terms)].join('') };
  });
};

/** QuickBooks Online takes no credit notes with invoices: they are asked for by themselves. */
function kindOf({ format, documents }: InputOf<'invoice.export'>) {
  const asked = documents ?? (format === 'quickbooks' ? 'invoices' : 'all');
  if (asked === 'all') return null;
  return asked === 'invoices' ? 'invoice' : 'credit-note';
}

function tooLong(format: InvoiceFormat, most: number, of: 'documents' | 'rows') {
  const whom = { quickbooks: 'a file for QuickBooks', xero: 'a file for Xero', csv: 'the file' };
  return { code: 'export_too_long', what: whom[format], most, of } as const;
}
