/** Everything that is kept of a firm, as a short text for each table: the same as long as no row is changed. */
import type { Client } from 'pg';
import { firmTables } from './firm-tables.ts';

/** What sign-in keeps of a firm. */
const SIGN_IN: Readonly<Record<string, string>> = {
  'sign_in.organization': 'select t from sign_in.organization t where id = $1::text',
  'sign_in.member': 'select t from sign_in.member t where organization_id = $1::text',
  'sign_in.invitation': 'select t from sign_in.invitation t where organization_id = $1::text',
  'sign_in.api_key': `select t from sign_in.api_key t
    join sign_in.member m on m.id = t.reference_id
    where m.organization_id = $1::text`,
};

/** By table: how many rows there are of a firm, and a hash of all of them. */
export async function fingerprintOf(
  owner: Client,
  firm: string,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const table of await firmTables(owner)) {
    found[table] = await shortTextOf(owner, `select t from ${table} t where firm_id = $1`, firm);
  }
  for (const [table, rows] of Object.entries(SIGN_IN)) {
    found[table] = await shortTextOf(owner, rows, firm);
  }
  return found;
}

async function shortTextOf(owner: Client, rows: string, firm: string): Promise<string> {
  const { rows: found } = await owner.query<{ text: string }>(
    `select count(*) || ' rows ' || coalesce(md5(string_agg(row, '' order by row)), '') as text
     from (${rows}) as kept (t), lateral (select t::text as row) as as_text`,
    [firm],
  );
  return found[0]?.text ?? '';
}

/** Every id that is kept of a firm, whatever it is the id of; the firm's own too. */
export async function idsOf(owner: Client, firm: string): Promise<ReadonlySet<string>> {
  const ids = new Set([firm]);
  const kept = (await firmTables(owner)).map(
    (table) => `select t::text as row from ${table} t where firm_id = $1::uuid`,
  );
  const signIn = Object.values(SIGN_IN).map((rows) => rows.replace('select t', 'select t::text'));
  const { rows } = await owner.query<{ row: string }>([...kept, ...signIn].join(' union all '), [
    firm,
  ]);
  const pattern = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;
  for (const { row } of rows) for (const id of row.match(pattern) ?? []) ids.add(id);
  return ids;
}
