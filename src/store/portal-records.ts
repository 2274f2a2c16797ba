/** What the portal tells of a client's records beside themselves: labels, counts, and since when. */
import type { LocalDate } from '../engine/days.ts';
import type { FirmTransaction } from './database.ts';

/** What invoices are called, by their ids. */
export async function invoiceLabels(
  tx: FirmTransaction,
  invoices: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (invoices.length === 0) return new Map();
  const rows = await tx.rows<{ readonly invoice_id: string; readonly label: string }>(
    `select invoice_id, label
     from hourbank.invoice
     where firm_id = $1
       and invoice_id = any($2::uuid[])`,
    [tx.firm, invoices],
  );
  return new Map(rows.map((row) => [row.invoice_id, row.label]));
}

/** How many links to sign in were mailed to a contact after an instant. */
export async function countSignInLinks(
  tx: FirmTransaction,
  { client, contact }: { readonly client: string; readonly contact: string },
  operation: string,
  after: string,
): Promise<number> {
  const [row] = await tx.rows<{ readonly count: number }>(
    `select count(*) as count
     from hourbank.audit
     where firm_id = $1
       and client_id = $2
       and actor_id = $3
       and operation = $4
       and recorded_at > $5`,
    [tx.firm, client, contact, operation, after],
  );
  return row?.count ?? 0;
}

export type RecordKind = 'blocks' | 'entries' | 'invoices' | 'payments';

/** How many records there are of a client, and since which day. Drafts are none yet. */
export async function countRecords(
  tx: FirmTransaction,
  client: string,
): Promise<
  readonly { readonly what: RecordKind; readonly count: number; readonly since: LocalDate | null }[]
> {
  return await tx.rows(
    `select 'blocks' as what, count(*) as count, min(bought_on) as since
     from hourbank.block
     where firm_id = $1
       and client_id = $2
     union all
     select 'entries', count(*), min(worked_on)
     from hourbank.entry
     where firm_id = $1
       and client_id = $2
       and state in ('waiting', 'posted', 'reversed')
     union all
     select 'invoices', count(*), min(issued_on)
     from hourbank.invoice
     where firm_id = $1
       and client_id = $2
     union all
     select 'payments', count(*), min(received_on)
     from hourbank.payment
     where firm_id = $1
       and client_id = $2`,
    [tx.firm, client],
  );
}
