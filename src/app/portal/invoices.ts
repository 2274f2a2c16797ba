/** The invoices and credit notes of a contact's client, newest first. */
import type { LocalDate } from '../../engine/days.ts';
import { type InvoicePlace, type ListedInvoice, listInvoices } from '../../store/invoices.ts';
import { type PortalUseCase, refuse } from '../app.ts';
import { invoicePdf } from '../invoices/pdf.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { listedInvoice } from '../present/invoice.ts';
import { firmToday } from '../today.ts';
import { ownDocument } from './own.ts';

export const listOwnInvoices: PortalUseCase<'portal.invoices'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['day', 'id']);
  if (key === null) return refuse(CURSOR_INVALID);
  const [issuedOn, id] = key;
  const after: InvoicePlace | null =
    issuedOn === undefined || id === undefined ? null : { issuedOn: issuedOn as LocalDate, id };
  return await app.database.read(actor.firm, async (tx) => {
    const { today } = await firmToday(app, tx);
    const filter = {
      client: actor.client,
      open: input.state === 'open',
      settled: input.state === 'settled',
      dueBefore: input.state === 'overdue' ? today : null,
    };
    const rows = await listInvoices(tx, filter, after, input.limit + 1);
    const keyOf = (row: ListedInvoice) => [row.issuedOn, row.id];
    return { value: pageOf(rows, input.limit, keyOf, (row) => listedInvoice(row, today)) };
  });
};

export const drawOwnInvoice: PortalUseCase<'portal.invoice-pdf'> = async (
  app,
  { actor, input },
) => {
  const found = await app.database.read(actor.firm, (tx) => ownDocument(tx, actor, input.invoice));
  return 'refusal' in found ? found : { value: await invoicePdf(app, actor.firm, found) };
};
