/** Blocks as a statement tells them: as they were when its period ended. */
import { dayFact } from '../engine/bank/facts.ts';
import type { Fact } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import { type Minutes, minutes } from '../engine/hours.ts';
import type { Cents } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

/** What a statement tells of a block: its last usable day is that of the period's end. */
export type StatedBlock = {
  readonly id: string;
  readonly name: string;
  readonly boughtOn: LocalDate;
  readonly expiresOn: LocalDate | null;
  readonly minutes: Minutes;
  readonly price: Cents;
};

/** The client's blocks in the order of sale, with the last usable days after a record. */
export async function readStatedBlocks(
  tx: FirmTransaction,
  client: string,
  sequence: number,
): Promise<readonly StatedBlock[]> {
  const rows = await tx.rows<{
    readonly block_id: string;
    readonly name: string;
    readonly bought_on: LocalDate;
    readonly expires_on: LocalDate | null;
    readonly minutes: number;
    readonly price_cents: Cents;
  }>(
    `select block_id, name, bought_on, expires_on, minutes, price_cents
     from hourbank.block
     where firm_id = $1
       and client_id = $2
     order by sale`,
    [tx.firm, client],
  );
  const extended = await readNextExtensions(tx, client, sequence);
  return rows.map((row) => ({
    id: row.block_id,
    name: row.name,
    boughtOn: row.bought_on,
    expiresOn: dayFact(extended.get(row.block_id) ?? null, 'before') ?? row.expires_on,
    minutes: minutes(row.minutes),
    price: row.price_cents,
  }));
}

/** The facts of the first extension of each block after a record. */
async function readNextExtensions(
  tx: FirmTransaction,
  client: string,
  sequence: number,
): Promise<ReadonlyMap<string, Fact>> {
  const rows = await tx.rows<{ readonly subject: string; readonly facts: Fact }>(
    `select distinct on (subject) subject, facts
     from hourbank.journal
     where firm_id = $1
       and client_id = $2
       and kind = 'extension'
       and sequence > $3
     order by subject, sequence`,
    [tx.firm, client, sequence],
  );
  return new Map(rows.map((row) => [row.subject, row.facts]));
}
