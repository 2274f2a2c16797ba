/** A row in every table of firms, made up from what the catalogue says of its columns. */
import { createHash } from 'node:crypto';
import type { Client } from 'pg';

type Column = { readonly name: string; readonly type: string; readonly nullable: boolean };

export type Row = Readonly<Record<string, unknown>>;

/** What a check asks for, where a value of the type alone will not do. */
const FITTING: Readonly<Record<string, unknown>> = {
  currency: 'EUR',
  time_zone: 'UTC',
  origin: 'sale',
  'entry.state': 'draft',
  'import.state': 'running',
  'block.minutes': 60,
  'tier.minutes': 60,
  'mail.recipients': ['ana@alder.example'],
  'firm_billing.paper': 'A4',
  'firm_billing.credit_note_prefix': 'something else',
  'client_billing.tax_treatment': 'taxed',
  'block.usable_when': 'paid',
  'number_series.last_number': 1,
  'invoice.kind': 'invoice',
  'payment.method': 'bank',
  'payment.amount_cents': 1,
  'unbilled.kind': 'overage',
  weight_numerator: 1,
  weight_denominator: 1,
};

const OF_A_TYPE: Readonly<Record<string, unknown>> = {
  text: 'something',
  'text[]': [],
  'uuid[]': [],
  date: '2026-03-01',
  'timestamp with time zone': '2026-03-01T12:00:00Z',
  integer: 0,
  bigint: 0,
  boolean: false,
  jsonb: {},
  bytea: '\\x00',
};

/**
 * Adds a row of the firm to each of the tables, those that others refer to first, and gives them
 * back by table. An id is the same in every table, so that references lead to the rows made here.
 */
export async function addOneOfEach(
  owner: Client,
  tables: readonly string[],
  firm: string,
): Promise<ReadonlyMap<string, Row>> {
  const added = new Map<string, Row>();
  await owner.query('begin');
  await owner.query('select hourbank.enter_firm($1)', [firm]);
  for (let left = tables; left.length > 0; ) {
    const waiting: string[] = [];
    let failure: unknown = null;
    for (const table of left) {
      const row = await rowFor(owner, table, firm);
      try {
        await addRow(owner, table, row);
        added.set(table, row);
      } catch (error) {
        failure = error;
        waiting.push(table);
      }
    }
    if (waiting.length === left.length) {
      await owner.query('rollback');
      throw new Error(`no row fits ${waiting.join(', ')}: say what does`, { cause: failure });
    }
    left = waiting;
  }
  await owner.query('commit');
  return added;
}

async function addRow(owner: Client, table: string, row: Row): Promise<void> {
  await owner.query('savepoint adding');
  try {
    await owner.query(insertOf(table, row), [JSON.stringify(row)]);
  } catch (error) {
    await owner.query('rollback to savepoint adding');
    throw error;
  }
}

/** The statement that adds a row to a table, which it is given as JSON. */
export function insertOf(table: string, row: Row): string {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  return `
    insert into ${table} (${columns})
    select ${columns} from json_populate_record(null::${table}, $1)`;
}

async function rowFor(owner: Client, table: string, firm: string): Promise<Row> {
  const { rows: columns } = await owner.query<Column>(
    `select a.attname as name, pg_catalog.format_type(a.atttypid, null) as type,
       not a.attnotnull as nullable
     from pg_catalog.pg_attribute a
     where a.attrelid = $1::regclass
       and a.attnum > 0
       and not a.attisdropped
       and a.attgenerated = ''`,
    [table],
  );
  return Object.fromEntries(columns.map((column) => [column.name, valueFor(table, column, firm)]));
}

function valueFor(table: string, { name, type, nullable }: Column, firm: string): unknown {
  if (name === 'firm_id') return firm;
  if (nullable) return null;
  if (type === 'uuid') return idOf(firm, name);
  const bare = table.slice(table.indexOf('.') + 1);
  const value = FITTING[`${bare}.${name}`] ?? (type.startsWith('json') ? {} : FITTING[name]);
  return value ?? OF_A_TYPE[type];
}

function idOf(firm: string, name: string): string {
  const digits = createHash('sha256').update(`${firm} ${name}`).digest('hex');
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
