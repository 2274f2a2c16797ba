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

/** Payments of a client or of all, the last recorded first. */
export async function listPayments(
  tx: FirmTransaction,
  client: string | null,
  after: PaymentPlace | null,
  limit: number,
): Promise<readonly Payment[]> {
  const rows = await tx.rows<PaymentRow>(
    `select ${PAYMENT_COLUMNS}
     from hourbank.payment
     where firm_id = $1
       ${client === null ? 'and $2::uuid is null' : 'and client_id = $2'}
       ${after === null ? 'and $3::timestamptz is null and $4::uuid is null' : 'and (recorded_at, payment_id) < ($3, $4)'}
     order by recorded_at desc, payment_id desc
     limit $5`,
    [tx.firm, client, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map(paymentOfRow);
}
