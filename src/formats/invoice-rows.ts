/** Invoices and credit notes as CSV, for whoever imports them: a row a line of the document. */
import type { TaxTreatment } from '../engine/billing.ts';
import type { LocalDate } from '../engine/days.ts';
import type { InvoiceKind, InvoiceLine } from '../engine/invoices.ts';
import { type Cents, type Currency, cents, decimalMoney } from '../engine/money.ts';
import { formatPercentage } from '../engine/tax-rates.ts';
import { csvRow } from './csv-out.ts';
import { oneLine } from './plain-text-accounts.ts';

/** A document as it was issued. Amounts of a credit note's lines are what the client is given back. */
export type ExportedInvoice = {
  readonly label: string;
  readonly kind: InvoiceKind;
  readonly clientName: string;
  readonly issuedOn: LocalDate;
  /** Null for a credit note. */
  readonly dueOn: LocalDate | null;
  readonly currency: Currency;
  readonly treatment: TaxTreatment;
  /** The number of the invoice that a credit note takes back from. */
  readonly credits: string | null;
  readonly lines: readonly InvoiceLine[];
};

type DateFormat = 'DD/MM/YYYY' | 'MM/DD/YYYY' | 'YYYY-MM-DD';

/** How the books over there are set up. */
export type InvoiceTerms = {
  readonly dateFormat: DateFormat;
  /** The codes of the accounts of what is earned, and of prepaid hours. */
  readonly salesAccount: string;
  readonly blockAccount: string;
  /** What the tax of a line without tax is called; null: by how the client was taxed. */
  readonly noTax: string | null;
};

export type InvoiceFormat = 'quickbooks' | 'xero' | 'csv';

/** A file of more documents, or of more rows, is not taken by the program it is for. */
export const MOST_DOCUMENTS: Readonly<Record<InvoiceFormat, number>> = {
  quickbooks: 100,
  xero: 500,
  csv: 20_000,
};
export const MOST_INVOICE_ROWS: Readonly<Record<InvoiceFormat, number>> = {
  quickbooks: 1000,
  xero: 1000,
  csv: 100_000,
};

export function invoiceRows(
  format: InvoiceFormat,
  invoices: readonly ExportedInvoice[],
  terms: InvoiceTerms,
): Generator<string, void> {
  return WRITERS[format](invoices, terms);
}

type Writer = (
  invoices: readonly ExportedInvoice[],
  terms: InvoiceTerms,
) => Generator<string, void>;

const WRITERS: Readonly<Record<InvoiceFormat, Writer>> = {
  quickbooks: quickBooksRows,
  xero: xeroRows,
  csv: plainRows,
};

const ITEMS: Readonly<Record<InvoiceLine['kind'], string>> = {
  block: 'Prepaid hours',
  overage: 'Work beyond prepaid hours',
  travel: 'Travel',
  project: 'Project',
  correction: 'Correction',
};

/** The headings that QuickBooks Online finds by itself. */
const QUICKBOOKS_COLUMNS = [
  ...['InvoiceNo', 'Customer', 'InvoiceDate', 'DueDate', 'Terms', 'Memo', 'Item'],
  ...['ItemDescription', 'ItemQuantity', 'ItemRate', 'ItemAmount', 'Taxable', 'TaxRate'],
  ...['ItemTaxCode', 'ItemTaxAmount', 'Currency', 'ServiceDate'],
];

/**
 * For the import of invoices of QuickBooks Online, amounts before tax. A credit note, which is no
 * invoice there, has its own number and amounts above zero: it is entered as a credit memo.
 */
function* quickBooksRows(
  invoices: readonly ExportedInvoice[],
  terms: InvoiceTerms,
): Generator<string, void> {
  yield csvRow(QUICKBOOKS_COLUMNS);
  for (const invoice of invoices) {
    const { label, clientName, issuedOn, dueOn, credits, currency } = invoice;
    const day = (on: LocalDate): string => dayAs(on, terms.dateFormat);
    const memo = credits === null ? '' : `Credit note for ${credits}`;
    const heading = [label, oneLine(clientName), day(issuedOn), day(dueOn ?? issuedOn), '', memo];
    for (const line of invoice.lines) {
      const { bears, kind, on } = line;
      const net = decimalMoney(line.net, currency);
      yield csvRow([
        ...heading,
        ...[ITEMS[kind], oneLine(line.description), '1', net, net, bears === null ? 'N' : 'Y'],
        bears === null ? '' : `${formatPercentage(bears.rateThousandths)}%`,
        taxName(line, invoice, terms),
        ...[decimalMoney(line.tax, currency), currency, on === null ? '' : day(on)],
      ]);
    }
  }
}

/** The headings of Xero's template, as they stand there: those with a star are required. */
const XERO_COLUMNS = [
  ...['*ContactName', 'EmailAddress', 'POAddressLine1', 'POAddressLine2', 'POAddressLine3'],
  ...['POAddressLine4', 'POCity', 'PORegion', 'POPostalCode', 'POCountry', '*InvoiceNumber'],
  ...['Reference', '*InvoiceDate', '*DueDate', 'Total', 'InventoryItemCode', '*Description'],
  ...['*Quantity', '*UnitAmount', 'Discount', '*AccountCode', '*TaxType', 'TaxAmount'],
  ...['TrackingName1', 'TrackingOption1', 'TrackingName2', 'TrackingOption2', 'Currency'],
  'BrandingTheme',
];

const NO_ADDRESS = Array.from({ length: 9 }, () => '');

/**
 * For Xero's import of sales invoices, amounts before tax. The amounts of a credit note are below
 * zero, and its total with them.
 */
function* xeroRows(
  invoices: readonly ExportedInvoice[],
  terms: InvoiceTerms,
): Generator<string, void> {
  yield csvRow(XERO_COLUMNS);
  for (const invoice of invoices) {
    const { label, clientName, issuedOn, dueOn, credits, currency, lines } = invoice;
    const money = (amount: number): string => decimalMoney(signed(invoice, amount), currency);
    const day = (on: LocalDate): string => dayAs(on, terms.dateFormat);
    const total = money(lines.reduce((sum, line) => sum + line.gross, 0));
    for (const line of lines) {
      const account = line.kind === 'block' ? terms.blockAccount : terms.salesAccount;
      yield csvRow([
        ...[oneLine(clientName), ...NO_ADDRESS, label, credits ?? ''],
        ...[day(issuedOn), day(dueOn ?? issuedOn), total, '', described(line), '1'],
        ...[money(line.net), '', account, taxName(line, invoice, terms), money(line.tax)],
        ...['', '', '', '', currency, ''],
      ]);
    }
  }
}

const PLAIN_COLUMNS = [
  ...['document', 'kind', 'client', 'issuedOn', 'dueOn', 'credits', 'line', 'item'],
  ...['description', 'on', 'minutes', 'net', 'taxTreatment', 'taxRate', 'taxPercent', 'tax'],
  ...['gross', 'currency'],
];

/** For any other program. The amounts of credit notes are below zero. */
function* plainRows(
  invoices: readonly ExportedInvoice[],
  terms: InvoiceTerms,
): Generator<string, void> {
  yield csvRow(PLAIN_COLUMNS);
  const day = (on: LocalDate | null): string => (on === null ? '' : dayAs(on, terms.dateFormat));
  for (const invoice of invoices) {
    const { label, kind, clientName, issuedOn, dueOn, credits, treatment, currency } = invoice;
    const money = (amount: Cents): string => decimalMoney(signed(invoice, amount), currency);
    for (const [place, line] of invoice.lines.entries()) {
      const { bears, minutes, on, net, tax, gross } = line;
      const percent = bears === null ? '' : formatPercentage(bears.rateThousandths);
      yield csvRow([
        ...[label, kind, clientName, day(issuedOn), day(dueOn), credits ?? '', `${place + 1}`],
        ...[line.kind, oneLine(line.description), day(on), minutes === null ? '' : `${minutes}`],
        ...[money(net), treatment, bears?.label ?? '', percent, money(tax), money(gross), currency],
      ]);
    }
  }
}

function signed({ kind }: ExportedInvoice, amount: number): Cents {
  return cents(kind === 'credit-note' ? 0 - amount : amount);
}

/** What it is for must stand somewhere: a row without a description is not taken. */
function described({ description, kind }: InvoiceLine): string {
  const text = oneLine(description);
  return text === '' ? ITEMS[kind] : text;
}

const NO_TAX: Readonly<Record<TaxTreatment, string>> = {
  taxed: 'No VAT',
  exempt: 'Tax Exempt',
  'reverse-charge': 'Reverse Charge',
};

/** What the tax of a line is called: as it is printed, and as it has to be called over there. */
function taxName(
  { bears }: InvoiceLine,
  { treatment }: ExportedInvoice,
  { noTax }: InvoiceTerms,
): string {
  return bears?.label ?? noTax ?? NO_TAX[treatment];
}

function dayAs(on: LocalDate, format: DateFormat): string {
  const [year = '', month = '', day = ''] = on.split('-');
  switch (format) {
    case 'DD/MM/YYYY':
      return `${day}/${month}/${year}`;
    case 'MM/DD/YYYY':
      return `${month}/${day}/${year}`;
    case 'YYYY-MM-DD':
      return on;
  }
}
