/** Whose the rows of a file are: found by name, or to be added. */
import type { Currency } from '../../engine/money.ts';
import { type Client, clientsNamed } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { nameKey } from '../../store/names.ts';
import type { RefusedRows, RowPlace } from './refused-rows.ts';

/** Rows of one client, in the order in which they are to be taken over. */
export type ClientRows<Row> = { readonly client: Client; readonly rows: readonly Row[] };

export type Matched<Row> = {
  readonly clients: readonly ClientRows<Row>[];
  /** Those of them that are not there yet. */
  readonly newClients: readonly Client[];
};

/** What a row says of its client. */
type Belonging = { readonly client: string; readonly place: RowPlace; readonly currency: Currency };

export type Matching<Row> = {
  /** Whether to add clients that are not there. */
  readonly add: boolean;
  readonly newId: () => string;
  readonly refused: RefusedRows;
  /** Of rows of a client who is not there, those that are new; it tells what becomes of the others. */
  readonly newAmong: (rows: readonly Row[]) => Promise<readonly Row[]>;
};

/**
 * Brings rows to their clients, each client's in the order given. A client that is not there is
 * made, with the currency of the first row, or its rows are refused; so are those of a client who
 * is archived. Nobody is added for whom no row is new.
 */
export async function matchClients<Row>(
  tx: FirmTransaction,
  rows: readonly Row[],
  belongingOf: (row: Row) => Belonging,
  { add, newId, refused, newAmong }: Matching<Row>,
): Promise<Matched<Row>> {
  const byKey = new Map<string, Row[]>();
  const keys = new Map<string, string>();
  for (const row of rows) {
    const { client } = belongingOf(row);
    const key = keys.get(client) ?? nameKey(client);
    keys.set(client, key);
    const own = byKey.get(key);
    if (own === undefined) byKey.set(key, [row]);
    else own.push(row);
  }
  const known = await clientsNamed(tx, [...byKey.keys()]);
  const clients: ClientRows<Row>[] = [];
  const newClients: Client[] = [];
  for (const [key, named] of byKey) {
    const own = known.has(key) ? named : await newAmong(named);
    const [first] = own;
    if (first === undefined) continue;
    const client = known.get(key) ?? (add ? newClient(newId(), belongingOf(first)) : null);
    if (client === null || client.archivedOn !== null) {
      for (const row of own) refuseRowOf(client, belongingOf(row), refused);
      continue;
    }
    if (!known.has(key)) newClients.push(client);
    clients.push({ client, rows: own });
  }
  return { clients, newClients };
}

function newClient(id: string, { client: name, currency }: Belonging): Client {
  return { id, name, currency, reference: '', archivedOn: null, createdAt: '' };
}

function refuseRowOf(
  client: Client | null,
  { client: name, place }: Belonging,
  refused: RefusedRows,
): void {
  if (client?.archivedOn != null) {
    const { archivedOn } = client;
    refused.refuse(place, { code: 'client_archived', client: client.name, archivedOn });
    return;
  }
  refused.refuse(place, { code: 'not_found', thing: 'client', name }, ', or ask for addClients');
}
