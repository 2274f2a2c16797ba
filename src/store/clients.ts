/** Clients as rows. */
import type { LocalDate } from '../engine/days.ts';
import { type Cents, type Currency, NO_MONEY } from '../engine/money.ts';
import { FIRST_HASH } from './chain.ts';
import type { FirmTransaction } from './database.ts';
import { isId, nameKey } from './names.ts';

export type Client = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly reference: string;
  readonly archivedOn: LocalDate | null;
  readonly createdAt: string;
};

type ClientRow = {
  readonly client_id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly reference: string;
  readonly archived_on: LocalDate | null;
  readonly created_at: string;
};

const CLIENT_COLUMNS = 'client_id, name, currency, reference, archived_on, created_at';

/** The client of an id or a name; null when the firm has none. */
export function findClient(tx: FirmTransaction, reference: string): Promise<Client | null> {
  return oneClient(tx, reference, '');
}

/** The same, with its row locked until the transaction ends. */
export function lockClient(tx: FirmTransaction, reference: string): Promise<Client | null> {
  return oneClient(tx, reference, 'for no key update');
}

async function oneClient(
  tx: FirmTransaction,
  reference: string,
  lock: '' | 'for no key update',
): Promise<Client | null> {
  const [row] = isId(reference)
    ? await tx.rows<ClientRow>(
        `select ${CLIENT_COLUMNS}
         from hourbank.client
         where firm_id = $1
           and client_id = $2
         ${lock}`,
        [tx.firm, reference],
      )
    : await tx.rows<ClientRow>(
        `select ${CLIENT_COLUMNS}
         from hourbank.client
         where firm_id = $1
           and name_key = $2
         ${lock}`,
        [tx.firm, nameKey(reference)],
      );
  return row === undefined ? null : clientOfRow(row);
}

/** True when a name is that of another client than `id`. */
export async function isOthersName(
  tx: FirmTransaction,
  id: string,
  name: string,
): Promise<boolean> {
  const rows = await tx.rows(
    `select client_id
     from hourbank.client
     where firm_id = $1
       and name_key = $2
       and client_id <> $3`,
    [tx.firm, nameKey(name), id],
  );
  return rows.length > 0;
}

function clientOfRow(row: ClientRow): Client {
  return {
    id: row.client_id,
    name: row.name,
    currency: row.currency,
    reference: row.reference,
    archivedOn: row.archived_on,
    createdAt: row.created_at,
  };
}

/** Clients in the order of their names, after the one of the key `after`, whose name has `search`. */
export async function listClients(
  tx: FirmTransaction,
  { after, limit, search }: { after: string; limit: number; search: string },
): Promise<readonly Client[]> {
  const rows = await tx.rows<ClientRow>(
    `select ${CLIENT_COLUMNS}
     from hourbank.client
     where firm_id = $1
       and name_key > $2
       and strpos(name_key, $3) > 0
     order by name_key
     limit $4`,
    [tx.firm, after, nameKey(search), limit],
  );
  return rows.map(clientOfRow);
}

/** Adds a client; false when the name is taken. */
export async function insertClient(tx: FirmTransaction, client: Client): Promise<boolean> {
  const rows = await tx.rows(
    `insert into hourbank.client (
       firm_id, client_id, name, name_key, currency, reference, archived_on, created_at,
       journal_length, journal_hash, last_sale, balance_cents
     )
     values ($1, $2, $3, $4, $5, $6, null, $7, 0, $8, 0, 0)
     on conflict (firm_id, name_key) do nothing
     returning firm_id`,
    [
      tx.firm,
      client.id,
      client.name,
      nameKey(client.name),
      client.currency,
      client.reference,
      client.createdAt,
      Buffer.from(FIRST_HASH),
    ],
  );
  return rows.length > 0;
}

/** The clients of these names, each under the key of its name. */
export async function clientsNamed(
  tx: FirmTransaction,
  nameKeys: readonly string[],
): Promise<ReadonlyMap<string, Client>> {
  const rows = await tx.rows<ClientRow>(
    `select ${CLIENT_COLUMNS}
     from hourbank.client
     where firm_id = $1
       and name_key = any($2::text[])`,
    [tx.firm, nameKeys],
  );
  return new Map(rows.map((row) => [nameKey(row.name), clientOfRow(row)]));
}

/** Keeps what may change of a client. */
export async function updateClient(tx: FirmTransaction, client: Client): Promise<void> {
  await tx.rows(
    `update hourbank.client
     set name = $3,
       name_key = $4,
       reference = $5,
       archived_on = $6
     where firm_id = $1
       and client_id = $2`,
    [tx.firm, client.id, client.name, nameKey(client.name), client.reference, client.archivedOn],
  );
}

/** A client's own money that is here, in minor units of its currency; nothing of one there is not. */
export async function moneyOfClient(tx: FirmTransaction, client: string): Promise<Cents> {
  const [row] = await tx.rows<{ readonly balance_cents: Cents }>(
    `select balance_cents
     from hourbank.client
     where firm_id = $1
       and client_id = $2`,
    [tx.firm, client],
  );
  return row?.balance_cents ?? NO_MONEY;
}

/** The names of clients, by their ids. */
export async function namesOf(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (clients.length === 0) return new Map();
  const rows = await tx.rows<{ readonly client_id: string; readonly name: string }>(
    `select client_id, name
     from hourbank.client
     where firm_id = $1
       and client_id = any($2::uuid[])`,
    [tx.firm, [...new Set(clients)]],
  );
  return new Map(rows.map((row) => [row.client_id, row.name]));
}

/** The currencies of clients, by their ids. */
export async function currenciesOf(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<ReadonlyMap<string, Currency>> {
  const rows = await tx.rows<{ readonly client_id: string; readonly currency: Currency }>(
    `select client_id, currency
     from hourbank.client
     where firm_id = $1
       and client_id = any($2::uuid[])`,
    [tx.firm, [...new Set(clients)]],
  );
  return new Map(rows.map((row) => [row.client_id, row.currency]));
}
