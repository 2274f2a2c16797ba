/** What a bank holds after an import, in short lines that can be compared. */
import type { FirmTransaction } from '../../src/store/database.ts';
import type { Bank } from './bank.ts';

/** What entries drew: `Alder 17: 25 min of A for 3750`, values in minor units, in order. */
export async function drawsIn(bank: Bank): Promise<readonly string[]> {
  const rows = await read(
    bank,
    `select c.name, e.source_id, b.name as block, sum(-m.minutes) as minutes,
       sum(-m.value_cents) as value
     from hourbank.movement m
     join hourbank.entry e on e.firm_id = $1 and e.entry_id = m.entry_id
     join hourbank.block b on b.firm_id = $1 and b.block_id = m.block_id
     join hourbank.client c on c.firm_id = $1 and c.client_id = e.client_id
     where m.firm_id = $1
       and m.kind = 'work'
     group by c.name, e.source_id, b.name`,
  );
  const told = rows.map(
    ({ name, source_id: id, block, minutes, value }) =>
      `${name} ${id}: ${minutes} min of ${block} for ${value}`,
  );
  return told.sort();
}

/** What has become of the blocks: `Alder A: 600 min, drawn 25 for 3750, lapsed 0 for 0`. */
export async function blocksIn(bank: Bank): Promise<readonly string[]> {
  const rows = await read(
    bank,
    `select c.name, b.name as block, b.minutes, b.drawn_minutes, b.drawn_cents, b.lapsed_minutes,
       b.lapsed_cents
     from hourbank.block b
     join hourbank.client c on c.firm_id = $1 and c.client_id = b.client_id
     where b.firm_id = $1`,
  );
  const told = rows.map(
    (row) =>
      `${row['name']} ${row['block']}: ${row['minutes']} min, ` +
      `drawn ${row['drawn_minutes']} for ${row['drawn_cents']}, ` +
      `lapsed ${row['lapsed_minutes']} for ${row['lapsed_cents']}`,
  );
  return told.sort();
}

/** How many entries each client has, by name; clients without any are left out. */
export async function entriesIn(bank: Bank): Promise<ReadonlyMap<string, number>> {
  const rows = await read(
    bank,
    `select c.name, count(*) as entries
     from hourbank.entry e
     join hourbank.client c on c.firm_id = $1 and c.client_id = e.client_id
     where e.firm_id = $1
     group by c.name`,
  );
  return new Map(rows.map(({ name, entries }) => [String(name), Number(entries)]));
}

/** How many rows each table of the firm has. */
export async function rowsIn(bank: Bank): Promise<Readonly<Record<string, number>>> {
  const tables = ['client', 'block', 'entry', 'journal', 'movement', 'import', 'work_type_terms'];
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await read(
      bank,
      `select count(*) as rows from hourbank.${table} where firm_id = $1`,
    );
    counts[table] = Number(row?.['rows']);
  }
  return counts;
}

type Row = Readonly<Record<string, unknown>>;

async function read(bank: Bank, text: string): Promise<readonly Row[]> {
  const ask = (tx: FirmTransaction) => tx.rows<Row>(text, [bank.firm]);
  return await bank.app.database.read(bank.firm, ask);
}
