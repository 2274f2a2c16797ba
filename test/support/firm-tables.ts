/** Which tables belong to firms, and which are global: the declared list of docs/growth.md 4. */
import type { Client } from 'pg';

/** What must be unique over all firms, or tells which firms there are. Nothing else is global. */
export const GLOBAL_TABLES: readonly string[] = [
  'hourbank.firm_directory',
  'hourbank.contact_directory',
  'public.hourbank_migration',
];

/** Schemas of which every table is global. */
export const GLOBAL_SCHEMAS: readonly string[] = ['sign_in'];

/** The schema of all tables of firms. */
export const FIRM_SCHEMA = 'hourbank';

/** True for a qualified name that stands for a table of firms. */
export function isFirmTable(name: string): boolean {
  return name.startsWith(`${FIRM_SCHEMA}.`) && !GLOBAL_TABLES.includes(name);
}

/** The tables of firms that a database has, by qualified name; throws when there are none. */
export async function firmTables(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name
     from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $1
       and c.relkind in ('r', 'p')
     order by 1`,
    [FIRM_SCHEMA],
  );
  const tables = rows.map(({ name }) => name).filter(isFirmTable);
  if (tables.length === 0) throw new Error('this database has no tables of firms');
  return tables;
}
