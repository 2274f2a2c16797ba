/** What a verification reads of clients' money: documents, payments, settlements, work, numbers. */
import type { SettledState, UnbilledState } from '../engine/bank/money-states.ts';
import type { KeptDocument, KeptUnbilled } from '../engine/bank/verify-invoices.ts';
import type { Fact } from '../engine/chain.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { PAYMENT_COLUMNS, type PaymentRow } from './payments.ts';

/** Rows of records after one place of a journal and up to another. */
export type Range = { readonly after: number; readonly through: number };

/** How the records of a range settled invoices. */
export async function readSettled(
  tx: FirmTransaction,
  client: string,
  { after, through }: Range,
): Promise<readonly SettledState[]> {
  const rows = await tx.rows<{
    readonly sequence: number;
    readonly invoice_id: string;
    readonly settled_on: LocalDate;
    readonly kind: string;
    readonly paid_cents: number;
    readonly credited_cents: number;
    readonly payment_id: string | null;
  }>(
    `select sequence, invoice_id, settled_on, kind, paid_cents, credited_cents, payment_id
     from hourbank.settlement
     where firm_id = $1
       and client_id = $2
       and sequence > $3
       and sequence <= $4
     order by sequence`,
    [tx.firm, client, after, through],
  );
  return rows.map((row) => ({
    ...{ sequence: row.sequence, invoice: row.invoice_id, on: row.settled_on, kind: row.kind },
    ...{ paid: row.paid_cents, credited: row.credited_cents, payment: row.payment_id },
  }));
}

/** What the records of a range made to be invoiced, invoiced or not. */
export async function readEarned(
  tx: FirmTransaction,
  client: string,
  { after, through }: Range,
): Promise<readonly KeptUnbilled[]> {
  const rows = await tx.rows<{
    readonly sequence: number;
    readonly kind: UnbilledState['kind'];
    readonly entry_id: string;
    readonly booked_on: LocalDate;
    readonly minutes: number;
    readonly value_cents: number;
    readonly document_id: string | null;
    readonly is_billed: boolean;
  }>(
    `select sequence, kind, entry_id, booked_on, minutes, value_cents, document_id, is_billed
     from hourbank.unbilled
     where firm_id = $1
       and client_id = $2
       and sequence > $3
       and sequence <= $4
     order by sequence, kind`,
    [tx.firm, client, after, through],
  );
  return rows.map((row) => ({
    ...{ sequence: row.sequence, kind: row.kind, entry: row.entry_id, on: row.booked_on },
    ...{ minutes: row.minutes, value: row.value_cents },
    ...{ document: row.document_id, isBilled: row.is_billed },
  }));
}

/** A document as it is kept; its contents are still to be hashed. */
export type DocumentRow = Omit<KeptDocument, 'contents'>;

/** Where a page begins: what stood last on the one before; null for the first. */
export type DocumentPlace = { readonly issuedOn: LocalDate; readonly id: string };

/** A client's invoices and credit notes in the order of their days, after a place. */
export async function readDocuments(
  tx: FirmTransaction,
  client: string,
  after: DocumentPlace | null,
  limit: number,
): Promise<readonly DocumentRow[]> {
  const rows = await tx.rows<{
    readonly invoice_id: string;
    readonly kind: string;
    readonly series: string;
    readonly number: number;
    readonly label: string;
    readonly currency: Currency;
    readonly issued_on: LocalDate;
    readonly due_on: LocalDate | null;
    readonly net_cents: number;
    readonly tax_cents: number;
    readonly gross_cents: number;
    readonly credits: string | null;
    readonly reason: string;
    readonly lines: Fact;
    readonly contents: Fact;
    readonly issued_at: string;
    readonly issued_by: string;
    readonly paid_cents: number;
    readonly credited_cents: number;
  }>(
    `select invoice_id, kind, series, number, label, currency, issued_on, due_on, net_cents,
       tax_cents, gross_cents, credits, reason, lines, contents, issued_at, issued_by, paid_cents,
       credited_cents
     from hourbank.invoice
     where firm_id = $1
       and client_id = $2
       and ${
         after === null
           ? '$3::date is null and $4::uuid is null'
           : '(issued_on, invoice_id) > ($3, $4)'
       }
     order by issued_on, invoice_id
     limit $5`,
    [tx.firm, client, after?.issuedOn ?? null, after?.id ?? null, limit],
  );
  return rows.map((row) => ({
    ...{ id: row.invoice_id, kind: row.kind, series: row.series, number: row.number },
    ...{ label: row.label, currency: row.currency, issuedOn: row.issued_on, dueOn: row.due_on },
    ...{ net: row.net_cents, tax: row.tax_cents, gross: row.gross_cents },
    ...{ credits: row.credits, reason: row.reason, lines: row.lines, printed: row.contents },
    ...{ issuedAt: row.issued_at, issuedBy: row.issued_by },
    ...{ paid: row.paid_cents, credited: row.credited_cents },
  }));
}

export type PaymentPlace = { readonly at: string; readonly id: string };

/** A client's payments in the order in which they were recorded, after a place. */
export async function readPaymentRows(
  tx: FirmTransaction,
  client: string,
  after: PaymentPlace | null,
  limit: number,
): Promise<readonly PaymentRow[]> {
  return await tx.rows<PaymentRow>(
    `select ${PAYMENT_COLUMNS}
     from hourbank.payment
     where firm_id = $1
       and client_id = $2
       and ${
         after === null
           ? '$3::timestamptz is null and $4::uuid is null'
           : '(recorded_at, payment_id) > ($3, $4)'
       }
     order by recorded_at, payment_id
     limit $5`,
    [tx.firm, client, after?.at ?? null, after?.id ?? null, limit],
  );
}

export type NumberPlace = { readonly series: string; readonly number: number };

/** The numbers that the firm's documents have, by series, after a place. */
export async function readNumbers(
  tx: FirmTransaction,
  { series, number }: NumberPlace,
  limit: number,
): Promise<readonly NumberPlace[]> {
  return await tx.rows<NumberPlace>(
    `select series, number
     from hourbank.invoice
     where firm_id = $1
       and (series, number) > ($2, $3)
     order by series, number
     limit $4`,
    [tx.firm, series, number, limit],
  );
}

/** The last number that is kept of each series: there is one for each kind of document and year. */
export async function readLastNumbers(tx: FirmTransaction): Promise<readonly NumberPlace[]> {
  const rows = await tx.rows<{ readonly series: string; readonly last_number: number }>(
    `select series, last_number
     from hourbank.number_series
     where firm_id = $1
     order by series`,
    [tx.firm],
  );
  return rows.map((row) => ({ series: row.series, number: row.last_number }));
}
