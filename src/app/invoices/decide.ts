/** Decides what an invoice comes to, as it is looked at and as it is issued: the same code. */
import { hash } from 'node:crypto';
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, Books, Step } from '../../engine/bank/books.ts';
import { type InvoiceWanted, issueBalanceNote, issueInvoice } from '../../engine/bank/issue.ts';
import type { UnbilledWork } from '../../engine/bank/money-books.ts';
import { addDays, type LocalDate } from '../../engine/days.ts';
import type { TaxTerms } from '../../engine/invoice-lines.ts';
import {
  beforeTax,
  blockLine,
  givenBack,
  itemLine,
  taxOn,
  workLines,
} from '../../engine/invoice-lines.ts';
import { workKey } from '../../engine/invoiced-work.ts';
import { type InvoiceLine, type IssuedDocument, sumOfLines } from '../../engine/invoices.ts';
import { seriesOf } from '../../engine/numbering.ts';
import { workTerms } from '../../engine/policy.ts';
import type { LineTax } from '../../engine/tax.ts';
import { nameKey } from '../../store/names.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { blockName } from '../blocks/names.ts';
import { blockTerms } from '../blocks/terms.ts';
import { invoiceContents, type SoldBlock } from '../present/invoice-document.ts';
import { wrong } from '../wrong.ts';
import type { Offers, Recipe } from './recipe.ts';

export type Issued = Step & { readonly document: IssuedDocument };

/** New ids: of the document, and of each block. */
export type NewIds = () => string;

/**
 * Issues what the recipe asks for. Where nothing but corrections remain, and they come to less than
 * nothing, it is a credit note. Refused: nothing to invoice, and what its parts refuse.
 */
export function decideInvoice(
  step: Step,
  recipe: Recipe,
  offers: Offers,
  clientName: string,
  newId: NewIds,
  act: Act,
): Issued | AnyRefusal {
  const { books } = step;
  const terms = taxTermsOf(books);
  const issuedOn = recipe.issuedOn ?? act.today;
  if (issuedOn > act.today) {
    return recipe.blocks.length > 0
      ? { code: 'block_in_future', boughtOn: issuedOn, today: act.today }
      : wrong('issuedOn', `expected a day that is not after ${act.today}`);
  }
  const blocks = soldBlocks(books, terms, recipe, offers, issuedOn, newId, act);
  if ('code' in blocks) return blocks;
  const items = itemLines(books, terms, recipe, issuedOn);
  if ('code' in items) return items;
  const { unbilledThrough } = recipe;
  if (unbilledThrough !== null && unbilledThrough > issuedOn) {
    return wrong('unbilledThrough', `expected a day that is not after ${issuedOn}`);
  }
  const billed = unbilledOf(books, unbilledThrough);
  const untaxed = untaxedWork(books, terms, billed);
  if (untaxed !== null) return untaxed;
  const { billedEntries, invoicedWork } = books.money;
  const work = workLines(terms, billed, billedEntries, invoicedWork, (workType, on) => {
    return workTerms(books.termsOn(on), workType).rateCentsPerHour;
  });
  const lines = [...blocks.map(({ line }) => line), ...items, ...work];
  if (lines.length === 0) {
    return { code: 'nothing_to_invoice', client: clientName, through: unbilledThrough ?? issuedOn };
  }
  const id = newId();
  const common = {
    ...{ id, issuedOn, reason: '', billed, digest: digestOf },
  };
  if (sumOfLines(lines).gross < 0 && blocks.length + items.length === 0) {
    const series = seriesOf(terms.firm.firm.creditNotePrefix, issuedOn);
    const contents = (document: Omit<IssuedDocument, 'contents'>) =>
      invoiceContents(document, { terms, note: recipe.note, blocks: [], books, of: null });
    return issueBalanceNote(step, { ...common, series, lines: givenBack(lines), contents }, act);
  }
  if (sumOfLines(lines).gross < 0) {
    return wrong(
      'unbilledThrough',
      'what is to be taken back is more than what is invoiced: leave it for later',
    );
  }
  const days = terms.client.paymentTermsDays ?? terms.firm.firm.paymentTermsDays;
  const dueOn = recipe.dueOn ?? addDays(issuedOn, days);
  if (dueOn < issuedOn) return wrong('dueOn', `expected a day that is not before ${issuedOn}`);
  const wanted: InvoiceWanted = {
    ...{ ...common, dueOn, lines, series: seriesOf(terms.firm.firm.invoicePrefix, issuedOn) },
    sales: new Map(blocks.map(({ sale }) => [sale.id, sale])),
    contents: (document) =>
      invoiceContents(document, { terms, note: recipe.note, blocks, books, of: null }),
  };
  return issueInvoice(step, wanted, act);
}

/**
 * The work booked up to a day, and what has been taken back of it since: other writes of the same
 * commit may have asked for more.
 */
export function unbilledOf({ money }: Books, through: LocalDate | null): readonly UnbilledWork[] {
  if (through === null) return [];
  const keyOf = ({ kind, entry }: UnbilledWork): string => `${kind} ${entry}`;
  const begun = new Set(money.unbilled.filter(({ on }) => on <= through).map(keyOf));
  return money.unbilled.filter((work) => begun.has(keyOf(work)));
}

/** How firm and client are invoiced: read for every write that may issue a document. */
export function taxTermsOf({ money }: Books): TaxTerms {
  if (money.billing === null) throw new RangeError('billing was not read');
  return money.billing;
}

/** What a text is known by, in the journal. */
export function digestOf(text: string): string {
  return hash('sha256', text);
}

function soldBlocks(
  books: Books,
  terms: TaxTerms,
  { blocks }: Recipe,
  offers: Offers,
  boughtOn: LocalDate,
  newId: NewIds,
  { today }: Act,
): readonly SoldBlock[] | AnyRefusal {
  const sold: SoldBlock[] = [];
  let named = books;
  for (const wanted of blocks) {
    const offered = wanted.product === undefined ? null : (offers.get(wanted.product) ?? null);
    const agreed = blockTerms(wanted, offered, books, boughtOn, today);
    if ('code' in agreed) return agreed;
    const bears = taxNamed(terms, boughtOn, wanted.taxRate);
    if (bears !== null && 'code' in bears) return bears;
    const id = newId();
    const called = blockName(named, id, wanted.name);
    if ('code' in called) return called;
    const { name } = called;
    const { price, standardRate, ...rest } = agreed;
    const line = blockLine(terms, { id, name, boughtOn, minutes: wanted.minutes, price }, bears);
    const sale = {
      ...{ ...rest, id, name, minutes: wanted.minutes, note: wanted.note },
      standardRate: standardRate === null ? null : beforeTax(terms, standardRate, bears),
    };
    sold.push({ sale, line });
    named = withName(named, name);
  }
  return sold;
}

/** The books as the next block of the same invoice finds them. */
function withName(books: Books, name: string): Books {
  const takenNames = new Set(books.takenNames).add(nameKey(name));
  return { ...books, takenNames, lastSale: books.lastSale + 1 };
}

function itemLines(
  { currency }: Books,
  terms: TaxTerms,
  { items }: Recipe,
  issuedOn: LocalDate,
): readonly InvoiceLine[] | AnyRefusal {
  const lines: InvoiceLine[] = [];
  for (const [place, item] of items.entries()) {
    const on = item.on ?? issuedOn;
    const amount = amountOf(`items.${place}.amount`, item.amount, currency);
    if (isRefusal(amount)) return amount;
    const bears = taxNamed(terms, on, item.taxRate);
    if (bears !== null && 'code' in bears) return bears;
    const includesTax = item.includesTax ?? terms.firm.firm.pricesIncludeTax;
    lines.push(itemLine({ description: item.description, on, amount, includesTax }, bears));
  }
  return lines;
}

/**
 * The tax of a line, at the rate it names or the firm's own. Refused: a rate that there is not, and
 * one that did not hold yet: nothing is left without its tax because of a day.
 */
function taxNamed(
  terms: TaxTerms,
  on: LocalDate,
  named: string | null | undefined,
): LineTax | AnyRefusal | null {
  const name = named === undefined ? terms.firm.firm.taxRate : named;
  const known = terms.firm.taxRates.some((rate) => rate.name === name);
  if (name !== null && !known) return { code: 'not_found', thing: 'tax rate', name };
  const tax = taxOn(terms, on, named);
  if (tax !== null || name === null || terms.client.taxTreatment !== 'taxed') return tax;
  return { code: 'not_found', thing: 'tax rate', name: `${name} on ${on}` };
}

/**
 * The refusal of work on a day on which the firm's tax rate did not hold yet; what was invoiced is
 * taken back as it was taxed then.
 */
function untaxedWork(
  { money }: Books,
  terms: TaxTerms,
  work: readonly UnbilledWork[],
): AnyRefusal | null {
  for (const { kind, entry, value } of work) {
    const key = workKey({ revenue: `revenue:${kind}`, entry });
    if (value < 0 && money.invoicedWork.has(key)) continue;
    const day = money.billedEntries.get(entry)?.workedOn;
    const tax = day === undefined ? null : taxNamed(terms, day, undefined);
    if (tax !== null && 'code' in tax) return tax;
  }
  return null;
}
