/** Payments as rows. */
import type { Payment, PaymentMethod } from '../engine/bank/money-books.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Cents } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

export type PaymentRow = {
  readonly payment_id: string;
  readonly client_id: string;
  readonly invoice_id: string | null;
  readonly method: PaymentMethod;
  readonly amount_cents: Cents;
  readonly received_on: LocalDate;
  readonly reference: string;
  readonly provider_payment: string | null;
  readonly recorded_at: string;
  readonly recorded_by: string;
  readonly reversed_cents: Cents;
};

export const PAYMENT_COLUMNS = `
  payment_id, client_id, invoice_id, method, amount_cents, received_on, reference,
  provider_payment, recorded_at, recorded_by, reversed_cents`;

export function paymentOfRow(row: PaymentRow): Payment {
  return {
    ...{ id: row.payment_id, client: row.client_id, invoice: row.invoice_id, method: row.method },
    ...{ amount: row.amount_cents, reversed: row.reversed_cents, on: row.received_on },
    ...{ reference: row.reference, provider: row.provider_payment },
    ...{ recordedAt: row.recorded_at, recordedBy: row.recorded_by },
  };
}

/** A payment; null when there is none of that id. */
export async function findPayment(tx: FirmTransaction, id: string): Promise<Payment | null> {
  const [row] = await tx.rows<PaymentRow>(
    `select ${PAYMENT_COLUMNS}
     from hourbank.payment
     where firm_id = $1
       and payment_id = $2`,
    [tx.firm, id],
  );
  return row === undefined ? null : paymentOfRow(row);
}

/** The invoice that a provider's payment was booked for; null where it is not booked. */
export async function invoiceOfProviderPayment(
  tx: FirmTransaction,
  providerPayment: string,
): Promise<string | null> {
  const [row] = await tx.rows<{ readonly invoice_id: string | null }>(
    `select invoice_id
     from hourbank.payment
     where firm_id = $1
       and provider_payment = $2`,
    [tx.firm, providerPayment],
  );
  return row?.invoice_id ?? null;
}

/** How many things a provider has told of an invoice: more with each, never fewer. */
export async function countProviderFacts(tx: FirmTransaction, invoice: string): Promise<number> {
  const rows = await tx.rows(
    `select fact_id
     from hourbank.provider_fact
     where firm_id = $1
       and invoice_id = $2`,
    [tx.firm, invoice],
  );
  return rows.length;
}

/** Where a page of payments begins: what stood last on the one before. */
export type PaymentPlace = { readonly at: string; readonly id: string };

/** Which payments are listed: of a client, for an invoice, or all. */
export type PaymentFilter = { readonly client: string | null; readonly invoice: string | null };

/** A payment with the name and the number that it is told by. */
export type ListedPayment = Payment & {
  readonly clientName: string;
  readonly invoiceLabel: string | null;
};

/** Payments, the last recorded first. */
export async function listPayments(
  tx: FirmTransaction,
  { client, invoice }: PaymentFilter,
  after: PaymentPlace | null,
  limit: number,
): Promise<readonly ListedPayment[]> {
  const rows = await tx.rows<
    PaymentRow & { readonly client_name: string; readonly invoice_label: string | null }
  >(
    `select p.payment_id, p.client_id, p.invoice_id, p.method, p.amount_cents, p.received_on,
       p.reference, p.provider_payment, p.recorded_at, p.recorded_by, p.reversed_cents,
       c.name as client_name, i.label as invoice_label
     from hourbank.payment p
     join hourbank.client c on c.firm_id = $1
       and c.client_id = p.client_id
     left join hourbank.invoice i on i.firm_id = $1
       and i.invoice_id = p.invoice_id
     where p.firm_id = $1
       ${client === null ? 'and $2::uuid is null' : 'and p.client_id = $2'}
       ${invoice === null ? 'and $3::uuid is null' : 'and p.invoice_id = $3'}
       ${after === null ? 'and $4::timestamptz is null and $5::uuid is null' : 'and (p.recorded_at, p.payment_id) < ($4, $5)'}
     order by p.recorded_at desc, p.payment_id desc
     limit $6`,
    [tx.firm, client, invoice, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map((row) => ({
    ...paymentOfRow(row),
    clientName: row.client_name,
    invoiceLabel: row.invoice_label,
  }));
}
