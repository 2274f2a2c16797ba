/** Copies of blocks, as statements that the database's owner runs. */

/** What is written of a block: all of its columns that are not worked out from others. */
const WRITTEN = `
  firm_id, block_id, client_id, name, name_key, origin, sale, bought_on, minutes, price_cents,
  currency, work_types, product_id, standard_rate_cents_per_hour, note, created_at, expires_on,
  open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes, lapsed_cents,
  refunded_minutes, refunded_cents, returned_on, invoice_id, usable_when`;

/** Adds a copy of each block that `from` finds as `b`, with the columns of `changes`, as jsonb. */
export function copiedBlocks(changes: string, from: string): string {
  return `
    insert into hourbank.block (${WRITTEN})
    select ${WRITTEN}
    from (select (jsonb_populate_record(b, ${changes})).* from hourbank.block b ${from}) copied`;
}
