/** An invoice as the contract tells it. */
import type { OutputOf } from '../../contract/operations.ts';
import type { LocalDate } from '../../engine/days.ts';
import type { Receivable } from '../../engine/invoices.ts';
import { type InvoiceLine, type IssuedDocument, openAmount } from '../../engine/invoices.ts';
import { type Cents, type Currency, decimalMoney, NO_MONEY } from '../../engine/money.ts';
import { taxTotals } from '../../engine/tax.ts';
import { formatPercentage } from '../../engine/tax-rates.ts';
import type { KeptInvoice, ListedInvoice } from '../../store/invoices.ts';

export type PresentedInvoice = OutputOf<'invoice.issue'>;

type Listed = OutputOf<'invoice.list'>['items'][number];

/** What a list tells of it. */
export function listedInvoice(invoice: ListedInvoice, today: LocalDate): Listed {
  const { currency } = invoice;
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  const open = invoice.kind === 'invoice' ? openAmount(receivableOf(invoice)) : NO_MONEY;
  return {
    ...{ id: invoice.id, label: invoice.label, kind: invoice.kind },
    state: stateOf(invoice, open, today),
    ...{ client: invoice.client, clientName: invoice.clientName, issuedOn: invoice.issuedOn },
    ...{ dueOn: invoice.dueOn, currency, net: money(invoice.net), tax: money(invoice.tax) },
    ...{ gross: money(invoice.gross), paid: money(invoice.paid), open: money(open) },
    ...{ credited: money(invoice.credited), credits: invoice.credits, reason: invoice.reason },
  };
}

function receivableOf(invoice: ListedInvoice): Receivable {
  return { ...invoice, blocks: [] };
}

function stateOf(
  { kind, dueOn, paid, gross, credited }: ListedInvoice,
  open: Cents,
  today: LocalDate,
): Listed['state'] {
  if (kind === 'credit-note') return 'issued';
  if (open > 0) return dueOn !== null && dueOn < today ? 'overdue' : 'open';
  return credited >= gross && paid === 0 && gross > 0 ? 'credited' : 'paid';
}

/** The whole of it. */
export function presentedInvoice(
  invoice: Omit<KeptInvoice, 'contents'>,
  today: LocalDate,
): PresentedInvoice {
  const { lines, currency } = invoice;
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  return {
    ...listedInvoice(invoice, today),
    lines: lines.map((line, place) => lineTold(line, place + 1, currency)),
    taxes: taxTotals(lines).map(({ label, rateThousandths, net, tax }) => ({
      ...{ label, percent: formatPercentage(rateThousandths), net: money(net), tax: money(tax) },
    })),
  };
}

function lineTold(
  line: InvoiceLine,
  number: number,
  currency: Currency,
): PresentedInvoice['lines'][number] {
  const { bears, ratePerHour } = line;
  const money = (amount: Cents): string => decimalMoney(amount, currency);
  return {
    ...{ line: number, kind: line.kind, description: line.description, on: line.on },
    ...{ minutes: line.minutes, block: line.block, entry: line.entry },
    ratePerHour: ratePerHour === null ? null : money(ratePerHour),
    creditsLine: line.creditsLine,
    taxRate: bears?.name ?? null,
    taxPercent: bears === null ? null : formatPercentage(bears.rateThousandths),
    ...{ net: money(line.net), tax: money(line.tax), gross: money(line.gross) },
  };
}

/** A document as it was just issued, or would be, and what has become of it since. */
export function issuedInvoice(
  document: IssuedDocument,
  clientName: string,
  receivable: Receivable | undefined,
  today: LocalDate,
): PresentedInvoice {
  const { sums } = document;
  const { paid, credited } = receivable ?? { paid: NO_MONEY, credited: NO_MONEY };
  return presentedInvoice({ ...document, ...sums, clientName, paid, credited }, today);
}
