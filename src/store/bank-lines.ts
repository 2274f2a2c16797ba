/** What a bank statement is matched with: open invoices, and the lines that are recorded. */
import type { OpenInvoice } from '../engine/bank-matching.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

/** All invoices of which something is open. */
export async function openInvoices(tx: FirmTransaction): Promise<readonly OpenInvoice[]> {
  const rows = await tx.rows<{
    readonly invoice_id: string;
    readonly label: string;
    readonly client_id: string;
    readonly client_name: string;
    readonly open_cents: Cents;
    readonly currency: Currency;
    readonly issued_on: LocalDate;
  }>(
    `select i.invoice_id, i.label, i.client_id, c.name as client_name,
       i.gross_cents - i.credited_cents - i.paid_cents as open_cents, i.currency, i.issued_on
     from hourbank.invoice i
     join hourbank.client c on c.firm_id = $1
       and c.client_id = i.client_id
     where i.firm_id = $1
       and i.is_open`,
    [tx.firm],
  );
  return rows.map((row) => ({
    ...{ invoice: row.invoice_id, label: row.label, client: row.client_id },
    ...{ clientName: row.client_name, open: row.open_cents, currency: row.currency },
    issuedOn: row.issued_on,
  }));
}

/** What was recorded of a line: how many payments, and what of them did not go back. */
export type RecordedLine = {
  readonly line: string;
  readonly payments: number;
  readonly standing: Cents;
};

/** Those of the lines that are recorded, at least in part: a payment has the line's name. */
export async function recordedLines(
  tx: FirmTransaction,
  lines: readonly string[],
): Promise<ReadonlyMap<string, RecordedLine>> {
  if (lines.length === 0) return new Map();
  const rows = await tx.rows<{
    readonly reference: string;
    readonly payments: number;
    readonly standing_cents: Cents;
  }>(
    `select reference, count(*) as payments,
       sum(amount_cents - reversed_cents)::bigint as standing_cents
     from hourbank.payment
     where firm_id = $1
       and reference = any($2::text[])
       and reference <> ''
     group by reference`,
    [tx.firm, lines],
  );
  return new Map(
    rows.map(({ reference: line, payments, standing_cents: standing }) => [
      line,
      { line, payments, standing },
    ]),
  );
}
