/** Lists invoices and credit notes, newest first. */
import type { LocalDate } from '../../engine/days.ts';
import { findClient } from '../../store/clients.ts';
import { type InvoicePlace, type ListedInvoice, listInvoices } from '../../store/invoices.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { listedInvoice } from '../present/invoice.ts';
import { firmToday } from '../today.ts';

export const listTheInvoices: UseCase<'invoice.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['day', 'id']);
  if (key === null) return refuse(CURSOR_INVALID);
  const [issuedOn, id] = key;
  const after: InvoicePlace | null =
    issuedOn === undefined || id === undefined ? null : { issuedOn: issuedOn as LocalDate, id };
  return await app.database.read(actor.firm, async (tx) => {
    const { today } = await firmToday(app, tx);
    const client = input.client === undefined ? null : await findClient(tx, input.client);
    if (client === null && input.client !== undefined) {
      return refuse({ code: 'not_found', thing: 'client', name: input.client });
    }
    const filter = {
      client: client?.id ?? null,
      open: input.state === 'open',
      settled: input.state === 'settled',
      dueBefore: input.state === 'overdue' ? today : null,
    };
    const rows = await listInvoices(tx, filter, after, input.limit + 1);
    const keyOf = (row: ListedInvoice) => [row.issuedOn, row.id];
    return { value: pageOf(rows, input.limit, keyOf, (row) => listedInvoice(row, today)) };
  });
};
