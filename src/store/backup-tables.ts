/** The tables that a backup holds, from the catalogue: each after those that it refers to. */
import pg from 'pg';

/** A table that is kept in backups. */
export type KeptTable = {
  /** With its schema, such as `hourbank.client`; a name that needs quotes stands without them. */
  readonly name: string;
  /** The same, fit for a statement. */
  readonly quoted: string;
  readonly columns: readonly string[];
  /** The columns of the primary key, in their order there. */
  readonly key: readonly string[];
  /** Row-level security holds, even for the owner: rows are seen one firm at a time. */
  readonly ofFirms: boolean;
};

export const KEPT_SCHEMAS: readonly string[] = ['hourbank', 'sign_in'];

type TableRow = {
  readonly schema: string;
  readonly name: string;
  readonly forced: boolean;
  readonly columns: readonly string[];
  readonly key: readonly string[];
};

/** All tables of the schemas that are kept, as they are in this database. */
export async function keptTables(client: pg.Client): Promise<readonly KeptTable[]> {
  const { rows } = await client.query<TableRow>(
    `select n.nspname::text as schema,
       c.relname::text as name,
       c.relrowsecurity and c.relforcerowsecurity as forced,
       array(
         select a.attname::text
         from pg_catalog.pg_attribute a
         where a.attrelid = c.oid
           and a.attnum > 0
           and not a.attisdropped
           and a.attgenerated = ''
         order by a.attnum
       ) as columns,
       array(
         select a.attname::text
         from pg_catalog.pg_index i
         cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, place)
         join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
         where i.indrelid = c.oid
           and i.indisprimary
         order by k.place
       ) as key
     from pg_catalog.pg_class c
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
     where n.nspname = any($1::text[])
       and c.relkind in ('r', 'p')
       and not c.relispartition
     order by n.nspname, c.relname`,
    [KEPT_SCHEMAS],
  );
  const tables = rows.map(({ schema, name, forced, columns, key }) => ({
    name: `${schema}.${name}`,
    quoted: `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`,
    columns,
    key,
    ofFirms: forced,
  }));
  return inOrder(tables, await references(client));
}

type Reference = { readonly from: string; readonly to: string };

async function references(client: pg.Client): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(
    `select fn.nspname || '.' || fc.relname as "from",
       tn.nspname || '.' || tc.relname as "to"
     from pg_catalog.pg_constraint r
     join pg_catalog.pg_class fc on fc.oid = r.conrelid
     join pg_catalog.pg_namespace fn on fn.oid = fc.relnamespace
     join pg_catalog.pg_class tc on tc.oid = r.confrelid
     join pg_catalog.pg_namespace tn on tn.oid = tc.relnamespace
     where r.contype = 'f'
       and r.conrelid <> r.confrelid
       and fn.nspname = any($1::text[])`,
    [KEPT_SCHEMAS],
  );
  return rows;
}

/** Each table after those it refers to; by name where that leaves a choice. */
function inOrder(tables: readonly KeptTable[], all: readonly Reference[]): readonly KeptTable[] {
  const ordered: KeptTable[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const next = tables.find(
      ({ name }) =>
        !placed.has(name) && all.every(({ from, to }) => from !== name || placed.has(to)),
    );
    if (next === undefined) throw new RangeError('tables refer to one another in a circle');
    ordered.push(next);
    placed.add(next.name);
  }
  return ordered;
}

/** Columns as a statement lists them. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => pg.escapeIdentifier(column)).join(', ');
}
