/** Documents as they go to other programs, in the order of their issue. */
import type { TaxTreatment } from '../engine/billing.ts';
import type { LocalDate } from '../engine/days.ts';
import type { InvoiceKind, InvoiceLine } from '../engine/invoices.ts';
import type { Currency } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';

/** Which documents; `kind` null: invoices and credit notes. */
export type ExportedPeriod = {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly kind: InvoiceKind | null;
};

export async function issuedBetween(
  tx: FirmTransaction,
  { from, to, kind }: ExportedPeriod,
  limit: number,
) {
  const rows = await tx.rows<{
    readonly label: string;
    readonly kind: InvoiceKind;
    readonly client_name: string;
    readonly issued_on: LocalDate;
    readonly due_on: LocalDate | null;
    readonly currency: Currency;
    readonly treatment: TaxTreatment;
    readonly credited_label: string | null;
    readonly lines: readonly InvoiceLine[];
  }>(
    `select i.label, i.kind, c.name as client_name, i.issued_on, i.due_on, i.currency,
       coalesce(i.contents ->> 'taxTreatment', 'taxed') as treatment,
       o.label as credited_label, i.lines
     from hourbank.invoice i
     join hourbank.client c on c.firm_id = $1
       and c.client_id = i.client_id
     left join hourbank.invoice o on o.firm_id = $1
       and o.invoice_id = i.credits
     where i.firm_id = $1
       and i.issued_on between $2 and $3
       and ${kind === null ? '$4::text is null' : 'i.kind = $4'}
     order by i.issued_on, i.invoice_id
     limit $5`,
    [tx.firm, from, to, kind, limit],
  );
  return rows.map((row) => ({
    ...{ label: row.label, kind: row.kind, clientName: row.client_name, dueOn: row.due_on },
    ...{ issuedOn: row.issued_on, currency: row.currency, treatment: row.treatment },
    ...{ credits: row.credited_label, lines: row.lines },
  }));
}
