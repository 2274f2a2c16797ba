/** Invoices and credit notes as documents to print (G6): frozen as they were issued. */
import type { Books } from '../../engine/bank/books.ts';
import type { InvoiceWanted } from '../../engine/bank/issue.ts';
import { type ClientBilling, taxNoteOf } from '../../engine/billing.ts';
import { saving } from '../../engine/blocks.ts';
import type { Fact } from '../../engine/chain.ts';
import type { Column, Document, Logo, Section, Table } from '../../engine/documents/document.ts';
import { dayInWords, hoursFigure, moneyFigure, shortDay } from '../../engine/documents/words.ts';
import type { TaxTerms } from '../../engine/invoice-lines.ts';
import type { InvoiceLine, IssuedDocument } from '../../engine/invoices.ts';
import { type Cents, type Currency, formatMoney } from '../../engine/money.ts';
import { settingsInWords } from '../../engine/policy-words.ts';
import { taxTotals } from '../../engine/tax.ts';
import { formatPercentage } from '../../engine/tax-rates.ts';
import { partiesOf } from './parties.ts';

/** A block as it is sold: its terms, and its line. */
export type SoldBlock = {
  readonly sale: InvoiceWanted['sales'] extends ReadonlyMap<string, infer Sale> ? Sale : never;
  readonly line: InvoiceLine;
};

/** What is printed beside the lines. */
export type Printed = {
  readonly terms: TaxTerms;
  readonly note: string;
  readonly blocks: readonly SoldBlock[];
  readonly books: Books;
  /** The invoice that a credit note is for; null where it is for no single one. */
  readonly of: string | null;
};

type Bare = Omit<IssuedDocument, 'contents'>;

/** All that is printed on it but for the logo: kept as it is, and never worked out again. */
export type InvoiceContents = Omit<Document, 'logo' | 'stamp'> & {
  /** How the client was taxed then: what is reported of it goes by this. */
  readonly taxTreatment: ClientBilling['taxTreatment'];
};

const NAMES = { invoice: 'Invoice', 'credit-note': 'Credit note' } as const;

export function invoiceContents(document: Bare, printed: Printed): Fact {
  const { kind, label } = document;
  const { logo: _, ...letterhead } = partiesOf(printed.terms.firm.firm, printed.terms.client, null);
  const contents: InvoiceContents = {
    kind,
    title: `${NAMES[kind]} ${label}`,
    ...letterhead,
    facts: factsOf(document, printed),
    opening:
      printed.note === '' ? [] : printed.note.split('\n').filter((line) => line.trim() !== ''),
    tables: [linesTable(document, printed)],
    totals: totalsOf(document),
    sections: sectionsOf(document, printed),
    taxTreatment: printed.terms.client.taxTreatment,
  };
  return JSON.parse(JSON.stringify(contents)) as Fact;
}

/** What was kept, as a document to draw. */
export function invoiceDocument(
  contents: InvoiceContents,
  logo: Logo | null,
  stamp: string | null,
): Document {
  return { ...contents, logo, stamp };
}

/**
 * The same as the page behind its link: it asks for what is open now, and for nothing once nothing
 * is (docs/decisions/0026). `open`, to be read, is null then.
 */
export function invoicePageDocument(
  contents: InvoiceContents,
  logo: Logo | null,
  now: { readonly stamp: string | null; readonly open: string | null },
): Document {
  const { open } = now;
  const facts = contents.facts.flatMap((fact) => {
    if (fact.label !== TO_PAY) return [fact];
    return open === null ? [] : [{ ...fact, value: open }];
  });
  const sections = contents.sections.filter(({ heading }) => open !== null || heading !== PAYMENT);
  return invoiceDocument({ ...contents, facts, sections }, logo, now.stamp);
}

/** As documents are kept with them: those issued before are found by them, too. */
const TO_PAY = 'To pay';
const PAYMENT = 'Payment';

function factsOf({ label, issuedOn, dueOn, reason, sums, currency, kind }: Bare, { of }: Printed) {
  return [
    { label: 'Number', value: label },
    { label: 'Date', value: dayInWords(issuedOn) },
    ...(dueOn === null ? [] : [{ label: 'Due', value: dayInWords(dueOn) }]),
    ...(of === null ? [] : [{ label: 'For invoice', value: of }]),
    ...(reason === '' ? [] : [{ label: 'Reason', value: reason }]),
    {
      label: kind === 'invoice' ? TO_PAY : 'Credited',
      value: formatMoney(sums.gross, currency),
      strong: true,
    },
  ];
}

function linesTable(document: Bare, printed: Printed): Table {
  const { lines, currency } = document;
  const timed = lines.some(({ minutes }) => minutes !== null);
  const dated = lines.some(({ on }) => on !== null);
  const taxedLines = lines.some(({ bears }) => bears !== null);
  const right = (label: string): Column => ({ label, align: 'right', width: 'fit' });
  const columns: Column[] = [
    ...(dated ? [{ label: 'Date', align: 'left', width: 'fit' } as const] : []),
    { label: 'Description', align: 'left', width: 'rest' },
    ...(timed ? [right('Hours'), right('Rate/h')] : []),
    ...(taxedLines ? [right('Tax')] : []),
    right(`Net ${currency}`),
  ];
  const rows = lines.map((line) => {
    const { on, minutes, ratePerHour, bears, net } = line;
    return [
      ...(dated ? [[on === null ? '' : shortDay(on)]] : []),
      describedLine(line, printed, currency),
      ...(timed
        ? [
            [minutes === null || minutes === 0 ? '' : hoursFigure(minutes)],
            [ratePerHour === null ? '' : moneyFigure(ratePerHour, currency)],
          ]
        : []),
      ...(taxedLines
        ? [[bears === null ? '' : `${formatPercentage(bears.rateThousandths)} %`]]
        : []),
      [moneyFigure(net, currency)],
    ];
  });
  return { heading: null, columns, rows, empty: 'Nothing is on it.' };
}

const KINDS: Readonly<Record<InvoiceLine['kind'], string>> = {
  block: '',
  overage: 'Work beyond the prepaid hours',
  travel: 'Travel',
  project: '',
  correction: 'Correction',
};

function describedLine(
  line: InvoiceLine,
  { blocks, books }: Printed,
  currency: Currency,
): readonly string[] {
  const block = blocks.find(({ sale }) => sale.id === line.block);
  const entry = line.entry === null ? undefined : books.money.billedEntries.get(line.entry);
  const kind = KINDS[line.kind];
  const done =
    entry === undefined
      ? []
      : [[entry.technician, entry.job].filter((text) => text !== '').join(' · ')];
  return [
    line.description,
    ...(kind === '' ? [] : [kind]),
    ...done.filter((text) => text !== ''),
    ...(block === undefined ? [] : blockSays(block, currency)),
  ];
}

/** Rate, saving and expiry of a block (A1, A5, G6). */
function blockSays({ sale, line }: SoldBlock, currency: Currency): readonly string[] {
  const { standardRate, expiresOn, workTypes, minutes } = sale;
  const money = (amount: Cents): string => formatMoney(amount, currency);
  const rate = line.ratePerHour === null ? '' : `${money(line.ratePerHour)} an hour`;
  const saved = standardRate === null ? 0 : saving(line.net, minutes, standardRate);
  const against =
    standardRate === null || saved <= 0
      ? rate
      : `${rate} instead of ${money(standardRate)}: saves ${money(saved as Cents)}`;
  return [
    against,
    expiresOn === null ? 'Does not expire.' : `To be used by ${dayInWords(expiresOn)}.`,
    ...(workTypes === null ? [] : [`For ${workTypes.join(', ')} only.`]),
  ];
}

function totalsOf({ lines, sums, currency, kind }: Bare): Document['totals'] {
  const money = (amount: Cents): string => formatMoney(amount, currency);
  const taxes = taxTotals(lines).map(({ label, net, tax }) => ({
    label: `${label} on ${money(net)}`,
    value: money(tax),
  }));
  return [
    { label: 'Net', value: money(sums.net) },
    ...taxes,
    {
      label: kind === 'invoice' ? 'Total' : 'Total credited',
      value: money(sums.gross),
      strong: true,
    },
  ];
}

function sectionsOf(
  { label, dueOn, kind, issuedOn, sums }: Bare,
  printed: Printed,
): readonly Section[] {
  const { terms, blocks, books } = printed;
  const { paymentDetails } = terms.firm.firm;
  const taxNote = taxNoteOf(terms.client);
  const details = paymentDetails.split('\n').filter((line) => line.trim() !== '');
  const pays = kind === 'invoice' && sums.gross > 0;
  const payment = pays
    ? [
        ...(dueOn === null
          ? []
          : [`Please pay by ${dayInWords(dueOn)}, with the reference ${label}.`]),
        ...details,
      ]
    : [];
  const policy = books.termsOn(issuedOn).policy;
  const agreed = blocks.length === 0 ? [] : settingsInWords(BLOCK_SETTINGS, policy);
  const sold = blocks.length === 0 ? [] : [...agreed, 'Prepaid hours are not refundable.'];
  return [
    ...(taxNote === '' ? [] : [{ heading: 'Tax', lines: [taxNote] }]),
    ...(payment.length === 0 ? [] : [{ heading: PAYMENT, lines: payment }]),
    ...(sold.length === 0 ? [] : [{ heading: 'Terms of the prepaid hours', lines: sold }]),
  ];
}

/** What a block's invoice tells of the policies in force (G6); only the names count. */
const BLOCK_SETTINGS = { drawOrder: 'purchase', travel: 'separate', blockUsable: 'paid' } as const;
