/** Recomputes chain, sums, balances and invoices from the journals (H3): of all clients, or of one. */
import { createHash } from 'node:crypto';
import type { OutputOf } from '../../contract/operations.ts';
import { findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { BEFORE_ALL_IDS, type ClientHead, listHeads } from '../../store/verification.ts';
import { refuse, type UseCase } from '../app.ts';
import { verifyClient } from './verify-client.ts';
import { type Tell, verifyNumbers } from './verify-money.ts';

/** Stands in the place of the client where something is the firm's. */
const ALL_CLIENTS = 'all clients';

type Verified = OutputOf<'ledger.verify'>;

const CLIENTS_A_PAGE = 200;

/** Books so broken are not told in full. */
const MOST_FINDINGS = 1000;

export const verifyTheLedger: UseCase<'ledger.verify'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const named = input.client === undefined ? null : await findClient(tx, input.client);
    if (named === null && input.client !== undefined) {
      return refuse({ code: 'not_found', thing: 'client', name: input.client });
    }
    return { value: await verifyClients(tx, named?.id ?? null) };
  });

/** Verifies clients one after the other, in the order of their ids, in one view of the firm. */
async function verifyClients(tx: FirmTransaction, only: string | null): Promise<Verified> {
  const heads = createHash('sha256');
  const findings: Verified['findings'] = [];
  let [clients, records, leftOut] = [0, 0, 0];
  const tellOf =
    (client: string): Tell =>
    (found) => {
      const told = found.slice(0, MOST_FINDINGS - findings.length);
      leftOut += found.length - told.length;
      findings.push(...told.map((one) => ({ client, ...one })));
    };
  let after = BEFORE_ALL_IDS;
  let page: readonly ClientHead[];
  do {
    page = await listHeads(tx, { after, only, limit: CLIENTS_A_PAGE });
    for (const client of page) {
      heads.update(headWords(client));
      records += await verifyClient(tx, client, tellOf(client.name));
      clients += 1;
      after = client.id;
    }
  } while (page.length === CLIENTS_A_PAGE);
  if (only === null) await verifyNumbers(tx, tellOf(ALL_CLIENTS));
  return { clients, records, hash: heads.digest('hex'), findings, leftOut };
}

/** A line of its own for each client, so that no two sets of journals read alike. */
function headWords({ id, length, hash }: ClientHead): string {
  return `${id} ${length} ${Buffer.from(hash).toString('hex')}\n`;
}
