/** Invoices and credit notes as they are read. */
import type { Fact } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import type { InvoiceKind, InvoiceLine } from '../engine/invoices.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { isId } from './names.ts';

/** What a list tells of an invoice. */
export type ListedInvoice = {
  readonly id: string;
  readonly client: string;
  readonly clientName: string;
  readonly kind: InvoiceKind;
  readonly label: string;
  readonly issuedOn: LocalDate;
  readonly dueOn: LocalDate | null;
  readonly currency: Currency;
  readonly net: Cents;
  readonly tax: Cents;
  readonly gross: Cents;
  readonly paid: Cents;
  readonly credited: Cents;
  readonly credits: string | null;
  readonly reason: string;
};

export type KeptInvoice = ListedInvoice & {
  readonly lines: readonly InvoiceLine[];
  readonly contents: Fact;
};

type ListedRow = {
  readonly invoice_id: string;
  readonly client_id: string;
  readonly client_name: string;
  readonly kind: InvoiceKind;
  readonly label: string;
  readonly issued_on: LocalDate;
  readonly due_on: LocalDate | null;
  readonly currency: Currency;
  readonly net_cents: Cents;
  readonly tax_cents: Cents;
  readonly gross_cents: Cents;
  readonly paid_cents: Cents;
  readonly credited_cents: Cents;
  readonly credits: string | null;
  readonly reason: string;
};

type KeptRow = ListedRow & { readonly lines: readonly InvoiceLine[]; readonly contents: Fact };

const LISTED_COLUMNS = `
  i.invoice_id, i.client_id, c.name as client_name, i.kind, i.label, i.issued_on, i.due_on,
  i.currency, i.net_cents, i.tax_cents, i.gross_cents, i.paid_cents, i.credited_cents, i.credits,
  i.reason`;

function listedOfRow(row: ListedRow): ListedInvoice {
  return {
    ...{ id: row.invoice_id, client: row.client_id, clientName: row.client_name, kind: row.kind },
    ...{ label: row.label, issuedOn: row.issued_on, dueOn: row.due_on, currency: row.currency },
    ...{ net: row.net_cents, tax: row.tax_cents, gross: row.gross_cents, paid: row.paid_cents },
    ...{ credited: row.credited_cents, credits: row.credits, reason: row.reason },
  };
}

/** The invoice or credit note of an id or a number as it is printed; null when there is none. */
export async function findInvoice(
  tx: FirmTransaction,
  reference: string,
): Promise<KeptInvoice | null> {
  const [row] = await tx.rows<KeptRow>(
    `select ${LISTED_COLUMNS}, i.lines, i.contents
     from hourbank.invoice i
     join hourbank.client c on c.firm_id = $1
       and c.client_id = i.client_id
     where i.firm_id = $1
       and ${isId(reference) ? 'i.invoice_id = $2' : 'i.label = $2'}`,
    [tx.firm, reference],
  );
  return row === undefined
    ? null
    : { ...listedOfRow(row), lines: row.lines, contents: row.contents };
}

/** Which are listed; `settled`: nothing is open of them; `dueBefore`: open, due before that day. */
export type InvoiceFilter = {
  readonly client: string | null;
  readonly open: boolean;
  readonly settled?: boolean;
  readonly dueBefore: LocalDate | null;
};

/** Where a page of invoices begins: what stood last on the one before. */
export type InvoicePlace = { readonly issuedOn: LocalDate; readonly id: string };

/** Invoices and credit notes, newest first. */
export async function listInvoices(
  tx: FirmTransaction,
  { client, open, settled = false, dueBefore }: InvoiceFilter,
  after: InvoicePlace | null,
  limit: number,
): Promise<readonly ListedInvoice[]> {
  const rows = await tx.rows<ListedRow>(
    `select ${LISTED_COLUMNS}
     from hourbank.invoice i
     join hourbank.client c on c.firm_id = $1
       and c.client_id = i.client_id
     where i.firm_id = $1
       and ${client === null ? '$2::uuid is null' : 'i.client_id = $2'}
       and ${dueBefore === null ? '$3::date is null' : 'i.due_on < $3'}
       ${open || dueBefore !== null ? 'and i.is_open' : ''}
       ${settled ? "and i.kind = 'invoice' and not i.is_open" : ''}
       and ${
         after === null
           ? '$4::date is null and $5::uuid is null'
           : '(i.issued_on, i.invoice_id) < ($4, $5)'
       }
     order by i.issued_on desc, i.invoice_id desc
     limit $6`,
    [tx.firm, client, dueBefore, after?.issuedOn ?? null, after?.id ?? null, limit],
  );
  return rows.map(listedOfRow);
}

/** What settled an invoice, in the order in which it was recorded. */
export type KeptSettlement = {
  readonly on: LocalDate;
  readonly kind: 'payment' | 'payment-reversal' | 'settlement' | 'credit-note';
  readonly paid: Cents;
  readonly credited: Cents;
  readonly payment: string | null;
};

export async function settlementsOf(
  tx: FirmTransaction,
  invoice: string,
): Promise<readonly KeptSettlement[]> {
  const rows = await tx.rows<{
    readonly settled_on: LocalDate;
    readonly kind: KeptSettlement['kind'];
    readonly paid_cents: Cents;
    readonly credited_cents: Cents;
    readonly payment_id: string | null;
  }>(
    `select settled_on, kind, paid_cents, credited_cents, payment_id
     from hourbank.settlement
     where firm_id = $1
       and invoice_id = $2
     order by sequence`,
    [tx.firm, invoice],
  );
  return rows.map((row) => ({
    ...{ on: row.settled_on, kind: row.kind, paid: row.paid_cents },
    ...{ credited: row.credited_cents, payment: row.payment_id },
  }));
}
