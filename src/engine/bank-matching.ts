/** Which invoice a line of a bank's statement pays (G4): what is certain, and what is proposed. */
import type { BankLine } from './bank-lines.ts';
import type { LocalDate } from './days.ts';
import { labelSearch } from './label-search.ts';
import { type Cents, type Currency, cents, NO_MONEY } from './money.ts';
import { nameSearch } from './payer-names.ts';

/** An invoice of which something is still to be paid. */
export type OpenInvoice = {
  readonly invoice: string;
  /** Its number as it is printed: `INV-2026-0007`. */
  readonly label: string;
  readonly client: string;
  readonly clientName: string;
  /** What is still to be paid, in minor units; positive. */
  readonly open: Cents;
  readonly currency: Currency;
  readonly issuedOn: LocalDate;
};

/** What a line would pay of an invoice: never more than is open of it. */
type InvoiceShare = {
  readonly invoice: string;
  readonly label: string;
  readonly amount: Cents;
};

/** Why a line may be for an invoice, the strongest reason first. */
type ProposalReason =
  /** Several references stand in it, and this one's invoice is open at just this amount. */
  | 'one-of-several-references'
  /** All invoices whose references stand in it are open at just this amount together. */
  | 'several-invoices'
  /** The reference stands in it; less came in than is open. */
  | 'part-payment'
  /** The reference stands in it; more came in than is open, or another line pays it. */
  | 'overpayment'
  /** The reference stands in it; the invoice is in another currency. */
  | 'currency-differs'
  /** No reference, but the amount that is open and a name like that of the client. */
  | 'amount-and-name';

export type Proposal = {
  readonly reason: ProposalReason;
  /** Empty where nothing of it could be paid: another currency, or nothing left open. */
  readonly shares: readonly InvoiceShare[];
  /** The invoices it is about, in the order of the references. */
  readonly invoices: readonly { readonly invoice: string; readonly label: string }[];
  /** What is open of them together, after the lines that are matched; null: another currency. */
  readonly open: Cents | null;
  /** What would be left over of the line, for the client's balance. */
  readonly rest: Cents;
};

export type BankMatch =
  | {
      readonly kind: 'matched';
      readonly line: BankLine;
      readonly invoice: string;
      readonly label: string;
      readonly how: 'reference-and-amount';
    }
  | {
      readonly kind: 'proposed';
      readonly line: BankLine;
      readonly candidates: readonly Proposal[];
    }
  /** Recorded before, or the same line a second time. */
  | { readonly kind: 'known'; readonly line: BankLine }
  | { readonly kind: 'outgoing'; readonly line: BankLine }
  | { readonly kind: 'unmatched'; readonly line: BankLine };

/** So many candidates of one reason are told; who has to choose looks at no more. */
const MOST_CANDIDATES = 10;

/**
 * Says for each line, in their order, what it is. Certain is only a line in which the reference of
 * one invoice stands, and no other, and whose amount is what is open of it. All those are matched
 * before anything is proposed, so the order of the lines matters only between lines for one
 * invoice: the first pays it, the next ones see nothing left open. A proposal takes nothing.
 *
 * Grows with the letters of the texts times the lengths that labels have, with the invoices, and
 * with the candidates found; never with lines times invoices.
 */
export function matchBankLines(
  lines: readonly BankLine[],
  openInvoices: readonly OpenInvoice[],
  known: ReadonlySet<string>,
): readonly BankMatch[] {
  const ledger = openInvoices
    .toSorted(earlierFirst)
    .map((invoice): Standing => ({ ...invoice, left: invoice.open }));
  const labels = labelSearch(ledger);
  const seen = new Set<string>();
  const sorted = lines.map((line): BankMatch | Sought => {
    if (known.has(line.id) || seen.has(line.id)) return { kind: 'known', line };
    seen.add(line.id);
    if (line.amount < 0) return { kind: 'outgoing', line };
    if (line.amount === 0) return { kind: 'unmatched', line };
    const named = labels.foundIn(line.reference);
    return certain(line, named) ?? { kind: 'sought', line, named };
  });
  const byAmount = amountSearch(ledger);
  return sorted.map((match) => (match.kind === 'sought' ? proposed(match, byAmount) : match));
}

/** An invoice with what the lines that are matched have left open of it. */
type Standing = OpenInvoice & { left: Cents };

/** A line that is not certain, and the invoices whose references stand in it. */
type Sought = {
  readonly kind: 'sought';
  readonly line: BankLine;
  readonly named: readonly Standing[];
};

function earlierFirst(a: OpenInvoice, b: OpenInvoice): number {
  return (
    compare(a.issuedOn, b.issuedOn) || compare(a.label, b.label) || compare(a.invoice, b.invoice)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The match of a line that leaves no doubt, taken off what is open; else null. */
function certain(line: BankLine, named: readonly Standing[]): BankMatch | null {
  const [only] = named;
  if (only === undefined || named.length > 1 || !isOpenAt(only, line)) return null;
  only.left = NO_MONEY;
  const { invoice, label } = only;
  return { kind: 'matched', line, invoice, label, how: 'reference-and-amount' };
}

function isOpenAt({ left, currency }: Standing, line: BankLine): boolean {
  return currency === line.currency && left === line.amount;
}

/** The first so many invoices open at the amount of a line, of clients named like its payer. */
type AmountSearch = (line: BankLine, most: number) => readonly Standing[];

function amountSearch(ledger: readonly Standing[]): AmountSearch {
  const open = ledger.filter(({ left }) => left > 0);
  const names = nameSearch(open.map(({ clientName }) => clientName));
  const byAmount = new Map<string, Standing[]>();
  for (const each of open) {
    const key = amountKey(each.clientName, each.currency, each.left);
    const others = byAmount.get(key);
    if (others === undefined) byAmount.set(key, [each]);
    else others.push(each);
  }
  // Each list is in the order of the ledger: its first ones are all that can be among the first.
  return ({ payer, currency, amount }, most) =>
    names
      .alike(payer)
      .flatMap((name) => (byAmount.get(amountKey(name, currency, amount)) ?? []).slice(0, most))
      .toSorted(earlierFirst)
      .slice(0, most);
}

function amountKey(name: string, currency: Currency, amount: Cents): string {
  return `${currency} ${amount} ${name}`;
}

function proposed({ line, named }: Sought, byAmount: AmountSearch): BankMatch {
  const others = byAmount(line, MOST_CANDIDATES + named.length)
    .filter((each) => !named.includes(each))
    .slice(0, MOST_CANDIDATES);
  const candidates = [
    ...named
      .filter((each) => isOpenAt(each, line))
      .map((each) => proposal('one-of-several-references', line, [each])),
    ...allTogether(line, named),
    ...named
      .filter((each) => !isOpenAt(each, line))
      .map((each) => proposal(reasonOf(each, line), line, [each])),
    ...others.map((each) => proposal('amount-and-name', line, [each])),
  ];
  if (candidates.length === 0) return { kind: 'unmatched', line };
  return { kind: 'proposed', line, candidates };
}

/** One payment for several invoices, when it is what is open of all that it names. */
function allTogether(line: BankLine, named: readonly Standing[]): readonly Proposal[] {
  const isPayable = named.every(({ currency, left }) => currency === line.currency && left > 0);
  if (named.length < 2 || !isPayable || totalLeft(named) !== line.amount) return [];
  return [proposal('several-invoices', line, named)];
}

function totalLeft(invoices: readonly Standing[]): Cents {
  return cents(invoices.reduce((total, { left }) => total + left, 0));
}

function reasonOf(invoice: Standing, line: BankLine): ProposalReason {
  if (invoice.currency !== line.currency) return 'currency-differs';
  return line.amount < invoice.left ? 'part-payment' : 'overpayment';
}

function proposal(reason: ProposalReason, line: BankLine, invoices: readonly Standing[]): Proposal {
  let rest = line.amount;
  const shares: InvoiceShare[] = [];
  for (const { invoice, label, currency, left } of invoices) {
    const amount = currency === line.currency ? cents(Math.min(left, rest)) : NO_MONEY;
    if (amount === 0) continue;
    shares.push({ invoice, label, amount });
    rest = cents(rest - amount);
  }
  return {
    ...{ reason, shares, rest },
    invoices: invoices.map(({ invoice, label }) => ({ invoice, label })),
    open: reason === 'currency-differs' ? null : totalLeft(invoices),
  };
}
