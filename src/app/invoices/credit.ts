/** Issues a credit note for an invoice or a part of it (A3, G1): the only way to correct one. */
import type { InputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { lotIn } from '../../engine/accounts.ts';
import type { Act, Books, Step } from '../../engine/bank/books.ts';
import { type DocumentWanted, issueCreditNote } from '../../engine/bank/issue.ts';
import type { InvoiceInFull } from '../../engine/bank/money-books.ts';
import { type Minutes, minutes } from '../../engine/hours.ts';
import {
  type CreditWanted,
  creditableNet,
  creditLine,
  type TaxTerms,
} from '../../engine/invoice-lines.ts';
import { type InvoiceLine, type IssuedDocument, sumOfLines } from '../../engine/invoices.ts';
import { leftMinutes, sliceOf } from '../../engine/lots.ts';
import { cents } from '../../engine/money.ts';
import { seriesOf } from '../../engine/numbering.ts';
import { NO_MONEY_NEEDS } from '../../store/money-needs.ts';
import { amountOf, isRefusal } from '../amounts.ts';
import { type App, refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { NOTHING_ELSE } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { invoiceContents } from '../present/invoice-document.ts';
import { wrong } from '../wrong.ts';
import { digestOf, type Issued, taxTermsOf } from './decide.ts';
import { invoiceNamed } from './find.ts';
import { LINK_DAYS, signLink } from './links.ts';
import { decidedAs } from './write.ts';

type LinesWanted = InputOf<'invoice.credit'>['lines'];

export const creditTheInvoice: UseCase<'invoice.credit'> = async (app, request) => {
  const { actor, input } = request;
  const invoice = await invoiceNamed(app, actor, input.invoice);
  if ('refusal' in invoice) return invoice;
  const link = input.mail ? await signLink(app, actor.firm, LINK_DAYS) : null;
  return await commitLedger(app, {
    ...commandOf(app, 'invoice.credit', request),
    client: invoice.client,
    needs: creditNeeds(invoice.id),
    decide: (step, act, where) => {
      const issued = decideCredit(app, step, act, invoice, input);
      return 'code' in issued ? refuse(issued) : decidedAs(app, issued, link, act, where);
    },
  });
};

/** What a write needs that credits an invoice. */
export function creditNeeds(invoice: string) {
  const money = { ...NO_MONEY_NEEDS, invoices: [invoice], inFull: true, numbers: true };
  return { ...NOTHING_ELSE, waiting: true, money };
}

/**
 * Credits what is asked for, or all that can be. Refused: a line there is not, more than is left of
 * one, minutes of what is no block, what comes to less than nothing, and what `issueCreditNote`
 * refuses.
 */
export function decideCredit(
  app: App,
  step: Step,
  act: Act,
  { id: invoice, label }: { readonly id: string; readonly label: string },
  { lines: asked, reason }: { readonly lines?: LinesWanted; readonly reason: string },
): Issued | AnyRefusal {
  const { books } = step;
  const full = books.money.invoicesInFull.get(invoice);
  if (full === undefined) throw new RangeError(`the lines of ${label} were not read`);
  const lines = asked === undefined ? allOf(books, full) : linesOf(books, full, asked, label);
  if ('code' in lines) return lines;
  if (lines.length === 0) return { code: 'nothing_to_credit', invoice: label };
  if (sumOfLines(lines).gross < 0) {
    return wrong('lines', 'these lines took back from an earlier invoice: credit others with them');
  }
  const terms = termsThen(taxTermsOf(books), full);
  const wanted: DocumentWanted = {
    ...{ id: app.newId(), issuedOn: act.today, lines, reason, billed: [], digest: digestOf },
    series: seriesOf(terms.firm.firm.creditNotePrefix, act.today),
    contents: (document: Omit<IssuedDocument, 'contents'>) =>
      invoiceContents(document, { terms, note: '', blocks: [], books, of: label }),
  };
  return issueCreditNote(step, invoice, wanted, act);
}

/** What is taken back is said to be taxed as it was, and not as the client is by now (G5). */
function termsThen({ firm, client }: TaxTerms, { taxTreatment }: InvoiceInFull): TaxTerms {
  if (client.taxTreatment === taxTreatment) return { firm, client };
  return { firm, client: { ...client, taxTreatment, ownTaxNote: null } };
}

function allOf(books: Books, full: InvoiceInFull): readonly InvoiceLine[] {
  return full.lines.flatMap((line, place) => {
    const number = place + 1;
    if (line.block !== null) {
      const left = leftMinutes(lotIn(books.account, line.block));
      return left === 0 ? [] : [creditLine(full, refundOf(books, line, number, left))];
    }
    const net = creditableNet(full, number);
    return net === 0 ? [] : [creditLine(full, { line: number, minutes: null, net })];
  });
}

function refundOf(
  books: Books,
  { block }: InvoiceLine,
  line: number,
  count: Minutes,
): CreditWanted {
  const { value } = sliceOf(lotIn(books.account, block ?? ''), count);
  return { line, minutes: count, net: value };
}

function linesOf(
  books: Books,
  full: InvoiceInFull,
  asked: NonNullable<LinesWanted>,
  label: string,
): readonly InvoiceLine[] | AnyRefusal {
  const { currency } = books;
  const lines: InvoiceLine[] = [];
  const seen = new Set<number>();
  for (const [place, { line: number, minutes: count, amount: text }] of asked.entries()) {
    const at = `lines.${place}`;
    const line = full.lines[number - 1];
    if (line === undefined) return wrong(`${at}.line`, `${label} has ${full.lines.length} lines`);
    if (seen.has(number)) return wrong(`${at}.line`, 'this line is named more than once');
    seen.add(number);
    if (line.block !== null) {
      if (count === undefined || text !== undefined) {
        return wrong(`${at}.minutes`, `line ${number} is a block: say how many unused minutes`);
      }
      const left = leftMinutes(lotIn(books.account, line.block));
      if (count > left) {
        const { block } = line;
        const name = books.labels.get(block)?.name ?? block;
        return {
          code: 'insufficient_block_minutes',
          block: name,
          neededMinutes: count,
          leftMinutes: left,
        };
      }
      lines.push(creditLine(full, refundOf(books, line, number, minutes(count))));
      continue;
    }
    const left = creditableNet(full, number);
    if (count !== undefined)
      return wrong(`${at}.minutes`, `line ${number} is no block: say the amount`);
    const amount =
      text === undefined ? cents(Math.abs(left)) : amountOf(`${at}.amount`, text, currency);
    if (isRefusal(amount)) return amount;
    if (amount === 0) return wrong(`${at}.amount`, 'expected more than 0');
    if (amount > Math.abs(left)) {
      return { code: 'credit_too_large', invoice: label, line: number, amount, left, currency };
    }
    const net = cents(left < 0 ? -amount : amount);
    lines.push(creditLine(full, { line: number, minutes: null, net }));
  }
  return lines;
}
