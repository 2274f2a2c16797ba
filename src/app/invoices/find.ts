/** Finds the invoice that a request names, by id or by its number as it is printed. */
import { findInvoice, type KeptInvoice } from '../../store/invoices.ts';
import { type Actor, type App, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';

/** The document; or the refusal that there is none. */
export async function documentNamed(
  app: App,
  actor: Pick<Actor, 'firm'>,
  reference: string,
): Promise<KeptInvoice | Refused> {
  const found = await app.database.read(actor.firm, (tx) => findInvoice(tx, reference));
  return found ?? refuse({ code: 'not_found', thing: 'invoice', name: reference });
}

/** The invoice; refused too where it is a credit note. */
export async function invoiceNamed(
  app: App,
  actor: Pick<Actor, 'firm'>,
  reference: string,
): Promise<KeptInvoice | Refused> {
  const found = await documentNamed(app, actor, reference);
  if ('refusal' in found || found.kind === 'invoice') return found;
  return refuse({ code: 'not_an_invoice', document: found.label });
}
