/** How firms and their clients are invoiced, as rows; who set nothing has the defaults. */
import {
  type Billing,
  type ClientBilling,
  DEFAULT_BILLING,
  DEFAULT_CLIENT_BILLING,
  type FirmBilling,
  type TaxTreatment,
} from '../engine/billing.ts';
import type { Logo, Paper } from '../engine/documents/document.ts';
import type { Picture } from '../engine/documents/picture.ts';
import type { FirmTransaction } from './database.ts';
import { readTaxRates } from './tax-rates.ts';

type FirmBillingRow = {
  readonly name: string;
  readonly legal_name: string | null;
  readonly logo_media_type: Logo['mediaType'] | null;
  readonly logo_bytes: number | null;
  readonly tax_rate: string | null;
} & (
  | { readonly paper: null }
  | {
      readonly address: string;
      readonly tax_id: string;
      readonly payment_details: string;
      readonly footer: string;
      readonly payment_terms_days: number;
      readonly monthly_invoices_day: number | null;
      readonly invoice_prefix: string;
      readonly credit_note_prefix: string;
      readonly prices_include_tax: boolean;
      readonly paper: Paper;
    }
);

/** How the firm that was entered invoices. */
export async function readFirmBilling(tx: FirmTransaction): Promise<FirmBilling> {
  const [row] = await tx.rows<FirmBillingRow>(
    `select f.name, b.legal_name, b.address, b.tax_id, b.logo_media_type,
       octet_length(b.logo) as logo_bytes, b.payment_details, b.footer, b.payment_terms_days,
       b.monthly_invoices_day, b.invoice_prefix, b.credit_note_prefix, b.prices_include_tax,
       b.tax_rate, b.paper
     from hourbank.firm f
     left join hourbank.firm_billing b on b.firm_id = $1 and b.firm_id = f.firm_id
     where f.firm_id = $1`,
    [tx.firm],
  );
  if (row === undefined) throw new RangeError(`there is no firm ${tx.firm}`);
  const { legal_name, logo_media_type: mediaType, logo_bytes: sizeBytes } = row;
  const named = { legalName: legal_name ?? row.name, hasLegalName: legal_name !== null };
  if (row.paper === null) return { ...DEFAULT_BILLING, ...named };
  return {
    ...named,
    address: row.address,
    taxId: row.tax_id,
    logo: mediaType === null || sizeBytes === null ? null : { mediaType, sizeBytes },
    paymentDetails: row.payment_details,
    footer: row.footer,
    paymentTermsDays: row.payment_terms_days,
    monthlyInvoicesDay: row.monthly_invoices_day,
    invoicePrefix: row.invoice_prefix,
    creditNotePrefix: row.credit_note_prefix,
    pricesIncludeTax: row.prices_include_tax,
    taxRate: row.tax_rate,
    paper: row.paper,
  };
}

/** The firm's logo, for where it is drawn; null for none. */
export async function readLogo(tx: FirmTransaction): Promise<Logo | null> {
  const [row] = await tx.rows<{
    readonly logo_media_type: Logo['mediaType'] | null;
    readonly logo: Buffer | null;
  }>(
    `select logo_media_type, logo
     from hourbank.firm_billing
     where firm_id = $1`,
    [tx.firm],
  );
  if (row === undefined || row.logo === null || row.logo_media_type === null) return null;
  return { mediaType: row.logo_media_type, base64: row.logo.toString('base64') };
}

/** Keeps how the firm invoices; its logo stays as it is. */
export async function saveFirmBilling(
  tx: FirmTransaction,
  billing: FirmBilling,
  changedAt: string,
): Promise<void> {
  await tx.rows(
    `insert into hourbank.firm_billing (
       firm_id, legal_name, address, tax_id, payment_details, footer, payment_terms_days,
       invoice_prefix, credit_note_prefix, prices_include_tax, tax_rate, paper, changed_at,
       monthly_invoices_day
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (firm_id) do update
     set legal_name = excluded.legal_name,
       address = excluded.address,
       tax_id = excluded.tax_id,
       payment_details = excluded.payment_details,
       footer = excluded.footer,
       payment_terms_days = excluded.payment_terms_days,
       monthly_invoices_day = excluded.monthly_invoices_day,
       invoice_prefix = excluded.invoice_prefix,
       credit_note_prefix = excluded.credit_note_prefix,
       prices_include_tax = excluded.prices_include_tax,
       tax_rate = excluded.tax_rate,
       paper = excluded.paper,
       changed_at = excluded.changed_at`,
    [
      ...[tx.firm, billing.hasLegalName ? billing.legalName : null, billing.address],
      ...[billing.taxId, billing.paymentDetails, billing.footer, billing.paymentTermsDays],
      ...[billing.invoicePrefix, billing.creditNotePrefix, billing.pricesIncludeTax],
      ...[billing.taxRate, billing.paper, changedAt, billing.monthlyInvoicesDay],
    ],
  );
}

/** Keeps the logo of a firm whose billing was set; null takes it away. */
export async function saveLogo(tx: FirmTransaction, logo: Picture | null): Promise<void> {
  await tx.rows(
    `update hourbank.firm_billing
     set logo = $2,
       logo_media_type = $3
     where firm_id = $1`,
    [tx.firm, logo === null ? null : Buffer.from(logo.bytes), logo?.mediaType ?? null],
  );
}

const KEPT_FIRMS = 1000;

/**
 * How the firm invoices. It is read when the firm's settings have changed since it was last read,
 * and else remembered.
 */
export async function billingOf(tx: FirmTransaction, settingsVersion: number): Promise<Billing> {
  const { billing: known } = tx.remembered;
  const found = known.get(tx.firm);
  if (found !== undefined && found.version === settingsVersion) return found.billing;
  const [firm, taxRates] = await Promise.all([readFirmBilling(tx), readTaxRates(tx)]);
  const billing: Billing = { firm, taxRates };
  if (known.size >= KEPT_FIRMS) known.clear();
  known.set(tx.firm, { version: settingsVersion, billing });
  return billing;
}

type ClientBillingRow = {
  readonly client_id: string;
  readonly name: string;
  readonly legal_name: string | null;
  readonly tax_note: string | null;
  readonly payment_terms_days: number | null;
} & (
  | { readonly tax_treatment: null }
  | {
      readonly address: string;
      readonly tax_id: string;
      readonly tax_treatment: TaxTreatment;
      readonly mails: readonly string[];
    }
);

/** How each of those clients is invoiced, by their ids; a client there is not is left out. */
export async function readClientBilling(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<ReadonlyMap<string, ClientBilling>> {
  const rows = await tx.rows<ClientBillingRow>(
    `select c.client_id, c.name, b.legal_name, b.address, b.tax_id, b.tax_treatment, b.tax_note,
       b.payment_terms_days, b.mails
     from hourbank.client c
     left join hourbank.client_billing b
       on b.firm_id = $1 and b.firm_id = c.firm_id and b.client_id = c.client_id
     where c.firm_id = $1
       and c.client_id = any($2::uuid[])`,
    [tx.firm, clients],
  );
  return new Map(rows.map((row) => [row.client_id, clientBillingOfRow(row)]));
}

function clientBillingOfRow(row: ClientBillingRow): ClientBilling {
  const { legal_name } = row;
  const named = { legalName: legal_name ?? row.name, hasLegalName: legal_name !== null };
  if (row.tax_treatment === null) return { ...DEFAULT_CLIENT_BILLING, ...named };
  return {
    ...named,
    address: row.address,
    taxId: row.tax_id,
    taxTreatment: row.tax_treatment,
    ownTaxNote: row.tax_note,
    paymentTermsDays: row.payment_terms_days,
    mails: row.mails,
  };
}

/** Keeps how a client is invoiced. */
export async function saveClientBilling(
  tx: FirmTransaction,
  client: string,
  billing: ClientBilling,
  changedAt: string,
): Promise<void> {
  await tx.rows(
    `insert into hourbank.client_billing (
       firm_id, client_id, legal_name, address, tax_id, tax_treatment, tax_note,
       payment_terms_days, mails, changed_at
     )
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (firm_id, client_id) do update
     set legal_name = excluded.legal_name,
       address = excluded.address,
       tax_id = excluded.tax_id,
       tax_treatment = excluded.tax_treatment,
       tax_note = excluded.tax_note,
       payment_terms_days = excluded.payment_terms_days,
       mails = excluded.mails,
       changed_at = excluded.changed_at`,
    [
      ...[tx.firm, client, billing.hasLegalName ? billing.legalName : null, billing.address],
      ...[billing.taxId, billing.taxTreatment, billing.ownTaxNote, billing.paymentTermsDays],
      ...[billing.mails, changedAt],
    ],
  );
}

/**
 * Where the documents of each of those clients go: to its own mails for them, else to its contacts
 * with the billing role who have not left, the first added first.
 */
export async function readRecipients(
  tx: FirmTransaction,
  billing: ReadonlyMap<string, ClientBilling>,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const asked = [...billing].filter(([, { mails }]) => mails.length === 0).map(([id]) => id);
  const rows =
    asked.length === 0
      ? []
      : await tx.rows<{ readonly client_id: string; readonly mail: string }>(
          `select client_id, mail
           from hourbank.contact
           where firm_id = $1
             and client_id = any($2::uuid[])
             and left_on is null
             and mail is not null
             and 'billing' = any(roles)
           order by client_id, created_at, contact_id`,
          [tx.firm, asked],
        );
  const recipients = new Map<string, string[]>();
  for (const [id, { mails }] of billing) recipients.set(id, [...mails]);
  for (const { client_id, mail } of rows) {
    const own = recipients.get(client_id) ?? [];
    if (!own.includes(mail)) own.push(mail);
  }
  return recipients;
}
