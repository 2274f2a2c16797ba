/** Reads what work was invoiced for, and what of that was given back since. */
import { type InvoicedWork, invoicedWork } from '../engine/invoiced-work.ts';
import type { InvoiceKind, InvoiceLine } from '../engine/invoices.ts';
import type { FirmTransaction } from './database.ts';

/** The work of those entries that stands on documents. */
export async function readInvoicedWork(
  tx: FirmTransaction,
  entries: readonly string[],
): Promise<ReadonlyMap<string, InvoicedWork>> {
  if (entries.length === 0) return new Map();
  const documents = await tx.rows<{ readonly document_id: string }>(
    `select distinct document_id
     from hourbank.unbilled
     where firm_id = $1
       and entry_id = any($2::uuid[])
       and document_id is not null`,
    [tx.firm, entries],
  );
  if (documents.length === 0) return new Map();
  const rows = await tx.rows<{
    readonly kind: InvoiceKind;
    readonly lines: readonly InvoiceLine[];
  }>(
    `select kind, lines
     from hourbank.invoice
     where firm_id = $1
       and (invoice_id = any($2::uuid[]) or credits = any($2::uuid[]))`,
    [tx.firm, documents.map((row) => row.document_id)],
  );
  return invoicedWork(rows);
}
