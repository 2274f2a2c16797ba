/** What a contact asks about is found for their own client alone: all else is not there. */
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { findInvoice, type KeptInvoice } from '../../store/invoices.ts';
import { type ContactActor, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';

/** The contact's client. */
export async function ownClient(
  tx: FirmTransaction,
  { client }: Pick<ContactActor, 'client'>,
): Promise<Client> {
  const found = await findClient(tx, client);
  if (found === null) throw new RangeError(`there is no client ${client}`);
  return found;
}

/** An invoice or credit note of the contact's client; another's is as good as none. */
export async function ownDocument(
  tx: FirmTransaction,
  { client }: Pick<ContactActor, 'client'>,
  reference: string,
): Promise<KeptInvoice | Refused> {
  const found = await findInvoice(tx, reference);
  if (found?.client === client) return found;
  return refuse({ code: 'not_found', thing: 'invoice', name: reference });
}
