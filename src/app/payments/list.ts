/** Lists payments, the last recorded first. */
import { currenciesOf, findClient } from '../../store/clients.ts';
import { findInvoice } from '../../store/invoices.ts';
import { type ListedPayment, listPayments, type PaymentPlace } from '../../store/payments.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { paymentAsListed } from './told.ts';

export const listThePayments: UseCase<'payment.list'> = async (app, { actor, input }) => {
  const key = readKey(input.after, ['instant', 'id']);
  if (key === null) return refuse(CURSOR_INVALID);
  const [at, id] = key;
  const after: PaymentPlace | null = at === undefined || id === undefined ? null : { at, id };
  return await app.database.read(actor.firm, async (tx) => {
    const client = input.client === undefined ? null : await findClient(tx, input.client);
    if (client === null && input.client !== undefined) {
      return refuse({ code: 'not_found', thing: 'client', name: input.client });
    }
    const invoice = input.invoice === undefined ? null : await findInvoice(tx, input.invoice);
    if (invoice === null && input.invoice !== undefined) {
      return refuse({ code: 'not_found', thing: 'invoice', name: input.invoice });
    }
    const filter = { client: client?.id ?? null, invoice: invoice?.id ?? null };
    const rows = await listPayments(tx, filter, after, input.limit + 1);
    const currencies = await currenciesOf(
      tx,
      rows.map((row) => row.client),
    );
    const keyOf = (row: ListedPayment) => [row.recordedAt, row.id];
    return {
      value: pageOf(rows, input.limit, keyOf, (row) => {
        const currency = currencies.get(row.client);
        if (currency === undefined) throw new RangeError(`client ${row.client} is gone`);
        const { clientName, invoiceLabel } = row;
        return { ...paymentAsListed(row, currency), clientName, invoiceLabel };
      }),
    };
  });
};
