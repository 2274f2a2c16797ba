/** What a firm and its clients say of themselves on invoices, and how they are invoiced (G1, G6). */
import type { Logo, Paper } from './documents/document.ts';
import type { LabelledTaxRate } from './tax-rates.ts';

/** How a firm invoices. */
export type FirmBilling = {
  /** Who it is by law; where nothing was set, the name of the firm. */
  readonly legalName: string;
  /** False where `legalName` is only the firm's name. */
  readonly hasLegalName: boolean;
  /** Lines below the name. */
  readonly address: string;
  readonly taxId: string;
  /** The picture itself is read where it is drawn. */
  readonly logo: { readonly mediaType: Logo['mediaType']; readonly sizeBytes: number } | null;
  /** Lines to be printed: bank, IBAN, BIC. */
  readonly paymentDetails: string;
  readonly footer: string;
  readonly paymentTermsDays: number;
  /** The day of the month on which the month before is invoiced; null: when somebody asks. */
  readonly monthlyInvoicesDay: number | null;
  readonly invoicePrefix: string;
  readonly creditNotePrefix: string;
  readonly pricesIncludeTax: boolean;
  /** The name of the rate that lines have by default; null: no tax. */
  readonly taxRate: string | null;
  readonly paper: Paper;
};

/** What a firm has that has set nothing. */
export const DEFAULT_BILLING: Omit<FirmBilling, 'legalName' | 'hasLegalName'> = {
  address: '',
  taxId: '',
  logo: null,
  paymentDetails: '',
  footer: '',
  paymentTermsDays: 14,
  monthlyInvoicesDay: null,
  invoicePrefix: 'INV-{year}-',
  creditNotePrefix: 'CN-{year}-',
  pricesIncludeTax: false,
  taxRate: null,
  paper: 'A4',
};

/** How a firm invoices, and at which tax rates. */
export type Billing = {
  readonly firm: FirmBilling;
  readonly taxRates: readonly LabelledTaxRate[];
};

/** `exempt`: no tax is due; `reverse-charge`: the client owes it. */
export type TaxTreatment = 'taxed' | 'exempt' | 'reverse-charge';

/** How a client is invoiced. */
export type ClientBilling = {
  /** Where nothing was set, the name of the client. */
  readonly legalName: string;
  /** False where `legalName` is only the client's name. */
  readonly hasLegalName: boolean;
  readonly address: string;
  readonly taxId: string;
  readonly taxTreatment: TaxTreatment;
  /** Its own words on why no tax is charged; null: those of `taxNoteOf`. */
  readonly ownTaxNote: string | null;
  /** Null: the firm's. */
  readonly paymentTermsDays: number | null;
  /** Where invoices go; none: to the contacts for billing. */
  readonly mails: readonly string[];
};

/** What a client has for which nothing was set. */
export const DEFAULT_CLIENT_BILLING: Omit<ClientBilling, 'legalName' | 'hasLegalName'> = {
  address: '',
  taxId: '',
  taxTreatment: 'taxed',
  ownTaxNote: null,
  paymentTermsDays: null,
  mails: [],
};

const TAX_NOTES: Readonly<Record<TaxTreatment, string>> = {
  taxed: '',
  exempt: 'Exempt from tax.',
  'reverse-charge': 'Reverse charge: the tax is owed by the recipient of the service.',
};

/** What is printed on a client's invoices on why no tax is charged; empty when it is (G5). */
export function taxNoteOf({
  taxTreatment,
  ownTaxNote,
}: Pick<ClientBilling, 'taxTreatment' | 'ownTaxNote'>): string {
  return taxTreatment === 'taxed' ? '' : (ownTaxNote ?? TAX_NOTES[taxTreatment]);
}
