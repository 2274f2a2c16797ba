/** How one client is invoiced, and where its invoices go. */
import type { ClientBilling } from '../../engine/billing.ts';
import { readClientBilling, readRecipients } from '../../store/billing.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { clientBillingAsTold } from '../present/billing.ts';

/** Of a client that there is. */
export async function clientBillingOf(tx: FirmTransaction, client: string): Promise<ClientBilling> {
  const billing = (await readClientBilling(tx, [client])).get(client);
  if (billing === undefined) throw new RangeError(`there is no client ${client}`);
  return billing;
}

/** As the contract tells it: with the mails that invoices go to. */
export async function toldOf(
  tx: FirmTransaction,
  client: string,
  billing: ClientBilling,
): Promise<ReturnType<typeof clientBillingAsTold>> {
  const goTo = (await readRecipients(tx, new Map([[client, billing]]))).get(client) ?? [];
  return clientBillingAsTold(client, billing, goTo);
}
