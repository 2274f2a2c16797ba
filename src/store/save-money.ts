/** Keeps what a write makes of money: documents, payments, and what is open of invoices. */
import type { MoneyChange } from '../engine/bank/money-books.ts';
import { jsonColumn, plainColumn, textColumn } from './columns.ts';
import type { FirmTransaction } from './database.ts';
import { deleteDrafts } from './invoice-drafts.ts';
import { markBilled } from './unbilled.ts';

/** Saves it, with a statement for each kind of it. Of what is named twice, the last holds. */
export async function saveMoney(tx: FirmTransaction, change: MoneyChange): Promise<void> {
  await insertDocuments(tx, change);
  await updateReceivables(tx, change);
  await insertPayments(tx, change);
  await updatePayments(tx, change);
  await insertSettlements(tx, change);
  await insertProviderFacts(tx, change);
  await markBilled(tx, change.billed);
  await deleteDrafts(tx, change.issuedDrafts);
}

async function insertDocuments(
  tx: FirmTransaction,
  { issued, receivables }: MoneyChange,
): Promise<void> {
  if (issued.length === 0) return;
  const states = new Map(receivables.map((receivable) => [receivable.id, receivable]));
  await tx.rows(
    `insert into hourbank.invoice (
       firm_id, invoice_id, client_id, kind, series, number, label, currency, issued_on, due_on,
       net_cents, tax_cents, gross_cents, credits, reason, lines, contents, issued_at, issued_by,
       paid_cents, credited_cents
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::uuid[]),
       unnest($4::text[]),
       unnest($5::text[]),
       unnest($6::integer[]),
       unnest($7::text[]),
       unnest($8::text[]),
       unnest($9::date[]),
       unnest($10::date[]),
       unnest($11::bigint[]),
       unnest($12::bigint[]),
       unnest($13::bigint[]),
       unnest($14::uuid[]),
       unnest($15::text[]),
       jsonb_array_elements($16::jsonb),
       jsonb_array_elements($17::jsonb),
       unnest($18::timestamptz[]),
       unnest($19::text[]),
       unnest($20::bigint[]),
       unnest($21::bigint[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(issued, ({ id }) => id),
      plainColumn(issued, ({ client }) => client),
      textColumn(issued, ({ kind }) => kind),
      textColumn(issued, ({ series }) => series),
      plainColumn(issued, ({ number }) => number),
      textColumn(issued, ({ label }) => label),
      textColumn(issued, ({ currency }) => currency),
      plainColumn(issued, ({ issuedOn }) => issuedOn),
      plainColumn(issued, ({ dueOn }) => dueOn),
      plainColumn(issued, ({ sums }) => sums.net),
      plainColumn(issued, ({ sums }) => sums.tax),
      plainColumn(issued, ({ sums }) => sums.gross),
      plainColumn(issued, ({ credits }) => credits),
      textColumn(issued, ({ reason }) => reason),
      jsonColumn(issued, ({ lines }) => lines),
      jsonColumn(issued, ({ contents }) => contents),
      plainColumn(issued, ({ issuedAt }) => issuedAt),
      textColumn(issued, ({ issuedBy }) => issuedBy),
      plainColumn(issued, ({ id }) => states.get(id)?.paid ?? 0),
      plainColumn(issued, ({ id }) => states.get(id)?.credited ?? 0),
    ],
  );
}

async function updateReceivables(
  tx: FirmTransaction,
  { issued, receivables }: MoneyChange,
): Promise<void> {
  const written = new Set(issued.map(({ id }) => id));
  const changed = [...new Map(receivables.map((one) => [one.id, one])).values()].filter(
    ({ id }) => !written.has(id),
  );
  if (changed.length === 0) return;
  await tx.rows(
    `update hourbank.invoice
     set paid_cents = changed.paid_cents,
       credited_cents = changed.credited_cents
     from (
       select unnest($2::uuid[]) as invoice_id,
         unnest($3::bigint[]) as paid_cents,
         unnest($4::bigint[]) as credited_cents
     ) changed
     where invoice.firm_id = $1
       and invoice.invoice_id = changed.invoice_id`,
    [
      tx.firm,
      plainColumn(changed, ({ id }) => id),
      plainColumn(changed, ({ paid }) => paid),
      plainColumn(changed, ({ credited }) => credited),
    ],
  );
}

async function insertPayments(
  tx: FirmTransaction,
  { newPayments, payments }: MoneyChange,
): Promise<void> {
  if (newPayments.length === 0) return;
  const changed = new Map(payments.map((payment) => [payment.id, payment]));
  const rows = newPayments.map((payment) => changed.get(payment.id) ?? payment);
  await tx.rows(
    `insert into hourbank.payment (
       firm_id, payment_id, client_id, invoice_id, method, amount_cents, received_on, reference,
       provider_payment, recorded_at, recorded_by, reversed_cents
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::uuid[]),
       unnest($4::uuid[]),
       unnest($5::text[]),
       unnest($6::bigint[]),
       unnest($7::date[]),
       unnest($8::text[]),
       unnest($9::text[]),
       unnest($10::timestamptz[]),
       unnest($11::text[]),
       unnest($12::bigint[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(rows, ({ id }) => id),
      plainColumn(rows, ({ client }) => client),
      plainColumn(rows, ({ invoice }) => invoice),
      textColumn(rows, ({ method }) => method),
      plainColumn(rows, ({ amount }) => amount),
      plainColumn(rows, ({ on }) => on),
      textColumn(rows, ({ reference }) => reference),
      textColumn(rows, ({ provider }) => provider),
      plainColumn(rows, ({ recordedAt }) => recordedAt),
      textColumn(rows, ({ recordedBy }) => recordedBy),
      plainColumn(rows, ({ reversed }) => reversed),
    ],
  );
}

async function updatePayments(
  tx: FirmTransaction,
  { newPayments, payments }: MoneyChange,
): Promise<void> {
  const written = new Set(newPayments.map(({ id }) => id));
  const changed = [...new Map(payments.map((one) => [one.id, one])).values()].filter(
    ({ id }) => !written.has(id),
  );
  if (changed.length === 0) return;
  await tx.rows(
    `update hourbank.payment
     set reversed_cents = changed.reversed_cents
     from (
       select unnest($2::uuid[]) as payment_id,
         unnest($3::bigint[]) as reversed_cents
     ) changed
     where payment.firm_id = $1
       and payment.payment_id = changed.payment_id`,
    [
      tx.firm,
      plainColumn(changed, ({ id }) => id),
      plainColumn(changed, ({ reversed }) => reversed),
    ],
  );
}

async function insertSettlements(tx: FirmTransaction, { settlements }: MoneyChange): Promise<void> {
  if (settlements.length === 0) return;
  await tx.rows(
    `insert into hourbank.settlement (
       firm_id, client_id, sequence, invoice_id, settled_on, kind, paid_cents, credited_cents,
       payment_id
     )
     select $1::uuid,
       unnest($2::uuid[]),
       unnest($3::bigint[]),
       unnest($4::uuid[]),
       unnest($5::date[]),
       unnest($6::text[]),
       unnest($7::bigint[]),
       unnest($8::bigint[]),
       unnest($9::uuid[])
     returning firm_id`,
    [
      tx.firm,
      plainColumn(settlements, ({ client }) => client),
      plainColumn(settlements, ({ sequence }) => sequence),
      plainColumn(settlements, ({ invoice }) => invoice),
      plainColumn(settlements, ({ on }) => on),
      textColumn(settlements, ({ kind }) => kind),
      plainColumn(settlements, ({ paid }) => paid),
      plainColumn(settlements, ({ credited }) => credited),
      plainColumn(settlements, ({ payment }) => payment),
    ],
  );
}

async function insertProviderFacts(
  tx: FirmTransaction,
  { providerFacts: facts }: MoneyChange,
): Promise<void> {
  if (facts.length === 0) return;
  await tx.rows(
    `insert into hourbank.provider_fact (
       firm_id, fact_id, provider_payment, client_id, invoice_id, fact, received_at
     )
     select $1::uuid,
       unnest($2::text[]),
       unnest($3::text[]),
       unnest($4::uuid[]),
       unnest($5::uuid[]),
       jsonb_array_elements($6::jsonb),
       unnest($7::timestamptz[])
     returning firm_id`,
    [
      tx.firm,
      textColumn(facts, ({ fact }) => fact.id),
      textColumn(facts, ({ fact }) => fact.payment),
      plainColumn(facts, ({ client }) => client),
      plainColumn(facts, ({ invoice }) => invoice),
      jsonColumn(facts, ({ fact }) => fact),
      plainColumn(facts, ({ at }) => at),
    ],
  );
}
