/** Pays an invoice from what the client has here (G4). */
import { applyBalance } from '../../engine/bank/payments.ts';
import type { UseCase } from '../app.ts';
import { changeInvoice } from './change.ts';
import { invoiceNamed } from './find.ts';

export const payFromBalance: UseCase<'invoice.apply-balance'> = async (app, request) => {
  const invoice = await invoiceNamed(app, request.actor, request.input.invoice);
  if ('refusal' in invoice) return invoice;
  return await changeInvoice(app, 'invoice.apply-balance', request, invoice, (step, act) =>
    applyBalance(step, invoice.id, act),
  );
};
