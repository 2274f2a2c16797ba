/** Draws a receipt for a payment (I3). */
import { standing } from '../../engine/bank/money-books.ts';
import { findClient } from '../../store/clients.ts';
import { findInvoice } from '../../store/invoices.ts';
import { findPayment } from '../../store/payments.ts';
import { refuse, type UseCase } from '../app.ts';
import { readParties } from '../parties.ts';
import { receiptDocument } from '../present/receipt-document.ts';

export const drawReceipt: UseCase<'payment.receipt'> = async (app, { actor, input }) => {
  const read = await app.database.read(actor.firm, async (tx) => {
    const payment = await findPayment(tx, input.payment);
    if (payment === null) return null;
    const client = await findClient(tx, payment.client);
    if (client === null) throw new RangeError(`client ${payment.client} is gone`);
    const invoice = payment.invoice === null ? null : await findInvoice(tx, payment.invoice);
    return { payment, client, invoice, parties: await readParties(tx, payment.client) };
  });
  if (read === null) return refuse({ code: 'not_found', thing: 'payment', name: input.payment });
  const { payment, client, invoice, parties } = read;
  const told = {
    ...{ payment, standing: standing(payment), currency: client.currency },
    invoice: invoice?.label ?? null,
  };
  const bytes = await app.documents.pdf(receiptDocument(told, parties.letterhead), parties.paper);
  return { value: { fileName: `Receipt ${payment.on} ${payment.id.slice(-8)}.pdf`, bytes } };
};
