/** Reads who sends a document and to whom. */
import type { Paper } from '../engine/documents/document.ts';
import { readClientBilling, readFirmBilling, readLogo } from '../store/billing.ts';
import type { FirmTransaction } from '../store/database.ts';
import { type Letterhead, partiesOf } from './present/parties.ts';

/** Of a document for a client of the firm, by its id; and the paper the firm prints on. */
export async function readParties(
  tx: FirmTransaction,
  client: string,
): Promise<{ readonly letterhead: Letterhead; readonly paper: Paper }> {
  const firm = await readFirmBilling(tx);
  const to = (await readClientBilling(tx, [client])).get(client);
  if (to === undefined) throw new RangeError(`there is no client ${client}`);
  const logo = firm.logo === null ? null : await readLogo(tx);
  return { letterhead: partiesOf(firm, to, logo), paper: firm.paper };
}
