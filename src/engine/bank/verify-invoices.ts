/**
 * Holds what is kept of a client's money against what its journal says (G1, G4, H1, H3): documents,
 * their lines and contents, payments, what settled invoices, work to be invoiced, and the accounts.
 * Sound books have no findings.
 */
import type { Fact } from '../chain.ts';
import type { Currency } from '../money.ts';
import { type Finding, finding, money, recordWord } from './findings.ts';
import type {
  DocumentState,
  MoneyRebuilt,
  PaymentState,
  SettledState,
  UnbilledState,
} from './money-states.ts';

/** A document as it is kept. Its lines and contents may say anything. */
export type KeptDocument = Omit<DocumentState, 'booked' | 'blocks' | 'receivable' | 'excess'> & {
  readonly currency: Currency;
  readonly lines: Fact;
  readonly printed: Fact;
};

/** Work to be invoiced as it is kept. */
export type KeptUnbilled = UnbilledState & {
  readonly isBilled: boolean;
  readonly document: string | null;
};

type Told = string | number | null;
type Figures<T> = readonly (readonly [what: string, of: (one: T, currency: Currency) => Told])[];

const DOCUMENT_FIGURES: Figures<Omit<KeptDocument, 'currency' | 'lines' | 'printed'>> = [
  ['G1 kind', ({ kind }) => kind],
  ['G1 series', ({ series }) => series],
  ['G1 number', ({ number }) => number],
  ['G1 label', ({ label }) => label],
  ['G1 day issued', ({ issuedOn }) => issuedOn],
  ['G1 due day', ({ dueOn }) => dueOn],
  ['G1 net', ({ net }, currency) => money(net, currency)],
  ['G5 tax', ({ tax }, currency) => money(tax, currency)],
  ['G1 gross', ({ gross }, currency) => money(gross, currency)],
  ['G1 invoice credited', ({ credits }) => credits],
  ['G1 reason', ({ reason }) => reason],
  ['G1 contents', ({ contents }) => contents],
  ['G1 instant of issue', ({ issuedAt }) => issuedAt],
  ['G1 issued by', ({ issuedBy }) => issuedBy],
  ['G4 paid', ({ paid }, currency) => money(paid, currency)],
  ['G4 credited', ({ credited }, currency) => money(credited, currency)],
];

/** Holds a document that is kept against the rebuilt one; null where none was issued. */
export function checkDocument(
  expected: DocumentState | null,
  kept: KeptDocument,
  currency: Currency,
): readonly Finding[] {
  if (expected === null) {
    return [finding('G1 document', kept.label, 'one that was issued', 'no record of it')];
  }
  const findings: Finding[] = [];
  compare(findings, 'G1 currency', expected.label, currency, kept.currency);
  compareFigures(findings, DOCUMENT_FIGURES, expected.label, expected, kept, currency);
  return findings;
}

/** Tells of documents that were issued and are kept no more. */
export function missingDocuments(
  { documents }: MoneyRebuilt,
  seen: ReadonlySet<string>,
): readonly Finding[] {
  return [...documents.values()]
    .filter(({ id }) => !seen.has(id))
    .map(({ label }) => finding('G1 document', label, 'a document', 'none'));
}

const PAYMENT_FIGURES: Figures<PaymentState> = [
  ['G4 invoice of a payment', ({ invoice }) => invoice],
  ['G4 method', ({ method }) => method],
  ['G4 amount', ({ amount }, currency) => money(amount, currency)],
  ['G4 amount gone back', ({ reversed }, currency) => money(reversed, currency)],
  ['G4 day of a payment', ({ on }) => on],
  ['G4 reference', ({ reference }) => reference],
  ['G4 instant of a payment', ({ recordedAt }) => recordedAt],
  ['G4 recorded by', ({ recordedBy }) => recordedBy],
];

/** Holds a payment that is kept against the rebuilt one; null where none was recorded. */
export function checkPayment(
  expected: PaymentState | null,
  kept: PaymentState,
  currency: Currency,
): readonly Finding[] {
  const subject = `payment ${kept.id}`;
  if (expected === null) {
    return [finding('G4 payment', subject, 'one that was recorded', 'no record of it')];
  }
  const findings: Finding[] = [];
  compareFigures(findings, PAYMENT_FIGURES, subject, expected, kept, currency);
  return findings;
}

/** Tells of payments that were recorded and are kept no more. */
export function missingPayments(
  { payments }: MoneyRebuilt,
  seen: ReadonlySet<string>,
): readonly Finding[] {
  return [...payments.keys()]
    .filter((id) => !seen.has(id))
    .map((id) => finding('G4 payment', `payment ${id}`, 'a payment', 'none'));
}

/** Holds what is kept of how invoices were settled against what the records settled. */
export function checkSettled(
  settled: readonly SettledState[],
  kept: readonly SettledState[],
  currency: Currency,
): readonly Finding[] {
  const words = ({ invoice, on, kind, paid, credited, payment }: SettledState): string =>
    `${kind} on ${on} of invoice ${invoice}: ${money(paid, currency)} paid, ` +
    `${money(credited, currency)} credited${payment === null ? '' : ` by payment ${payment}`}`;
  const place = ({ sequence }: SettledState): string => recordWord(sequence);
  return checkPlaces('G4 settlement', settled, kept, place, words);
}

/** Holds the work to be invoiced that is kept against what the records earned (B6, B10). */
export function checkUnbilled(
  earned: readonly UnbilledState[],
  kept: readonly KeptUnbilled[],
  currency: Currency,
): readonly Finding[] {
  const words = ({ entry, on, minutes, value }: UnbilledState): string =>
    `${minutes} min ${money(value, currency)} on ${on} for entry ${entry}`;
  const place = ({ kind, sequence }: UnbilledState): string => `${kind} of ${recordWord(sequence)}`;
  const unsure = kept.filter(({ isBilled, document }) => document !== null && !isBilled);
  return [
    ...checkPlaces('B6 unbilled', earned, kept, place, words),
    ...unsure.map((one) => finding('G2 billed', place(one), 'invoiced', 'to be invoiced')),
  ];
}

/** What kept work adds up to: by the document it is on, to be invoiced, and invoiced elsewhere. */
export type BilledSums = {
  readonly on: ReadonlyMap<string, number>;
  readonly open: number;
  readonly elsewhere: number;
};

export const NOTHING_BILLED: BilledSums = { on: new Map(), open: 0, elsewhere: 0 };

export function addBilled(before: BilledSums, kept: readonly KeptUnbilled[]): BilledSums {
  const on = new Map(before.on);
  let { open, elsewhere } = before;
  for (const { document, isBilled, value } of kept) {
    if (document !== null) on.set(document, (on.get(document) ?? 0) + value);
    else if (isBilled) elsewhere += value;
    else open += value;
  }
  return { on, open, elsewhere };
}

/**
 * Holds the work that is kept as invoiced against what documents took over (G2), and as to be
 * invoiced against the account of it.
 */
export function checkBilled(
  { documents, unbilled, elsewhere }: MoneyRebuilt,
  kept: BilledSums,
  currency: Currency,
): readonly Finding[] {
  const findings: Finding[] = [];
  const check = (what: string, subject: string, expected: number, found: number) =>
    compare(findings, what, subject, money(expected, currency), money(found, currency));
  for (const { id, label, booked } of documents.values()) {
    check('G2 work invoiced', label, 0 - (booked.get('unbilled') ?? 0), kept.on.get(id) ?? 0);
  }
  for (const id of kept.on.keys()) {
    if (!documents.has(id)) {
      findings.push(finding('G2 work invoiced', 'the client', 'a document', `none: ${id}`));
    }
  }
  check('G2 work to be invoiced', 'the client', unbilled, kept.open);
  check('G2 work invoiced elsewhere', 'the client', elsewhere, kept.elsewhere);
  return findings;
}

/**
 * Holds the accounts of the journal against what is open of its invoices (G4): each by itself, all
 * of them together, and what is the client's own against what is kept of it.
 */
export function checkAccounts(
  { documents, others, receivable, balance }: MoneyRebuilt,
  kept: { readonly balance: number },
  currency: Currency,
): readonly Finding[] {
  const findings: Finding[] = [];
  const check = (what: string, subject: string, expected: number, found: number) =>
    compare(findings, what, subject, money(expected, currency), money(found, currency));
  let open = 0;
  for (const document of documents.values()) {
    const { label, kind, net, tax, gross, booked } = document;
    const sign = kind === 'invoice' ? 1 : -1;
    check('H1 owed', label, gross, sign * (booked.get('client') ?? 0));
    check('G5 tax owed', label, tax, 0 - sign * (booked.get('tax') ?? 0));
    check('G1 net and tax', label, gross, net + tax);
    if (kind !== 'invoice') continue;
    const rest = gross - document.credited - document.paid;
    open += Math.max(0, rest);
    check('G4 open', label, Math.max(0, rest), document.receivable);
    check('G4 beyond what was owed', label, Math.max(0, 0 - rest), document.excess);
  }
  for (const [block, rest] of others) check('H1 open', `block ${block}`, 0, rest);
  check('G4 receivable', 'the client', open, receivable);
  check('G4 client balance', 'the client', balance, kept.balance);
  return findings;
}

/** Where the numbers of a series have come to, in their order. */
export type Numbered = { readonly series: string; readonly last: number };

/** Follows numbers of a series from where others led to (G1): each is the next. */
export function followNumbers(
  from: Numbered,
  numbers: readonly number[],
): { readonly numbered: Numbered; readonly findings: readonly Finding[] } {
  const { series } = from;
  const findings: Finding[] = [];
  let { last } = from;
  for (const number of numbers) {
    if (number !== last + 1)
      findings.push(finding('G1 next number', `series ${series}`, last + 1, number));
    last = number;
  }
  return { numbered: { series, last }, findings };
}

/** Holds the last number that is kept of a series against the last one given. */
export function checkLastNumber(
  { series, last }: Numbered,
  kept: number | null,
): readonly Finding[] {
  const findings: Finding[] = [];
  compare(findings, 'G1 last number', `series ${series}`, last, kept);
  return findings;
}

/** Holds what is kept, place by place, against what it should be. */
function checkPlaces<Expected, Kept extends Expected>(
  what: string,
  expected: readonly Expected[],
  kept: readonly Kept[],
  place: (one: Expected) => string,
  words: (one: Expected) => string,
): readonly Finding[] {
  const findings: Finding[] = [];
  const missing = new Map(expected.map((one) => [place(one), words(one)]));
  for (const one of kept) {
    const subject = place(one);
    compare(findings, what, subject, missing.get(subject) ?? null, words(one));
    missing.delete(subject);
  }
  for (const [subject, told] of missing) findings.push(finding(what, subject, told, 'none'));
  return findings;
}

function compareFigures<T>(
  findings: Finding[],
  figures: Figures<T>,
  subject: string,
  expected: T,
  kept: T,
  currency: Currency,
): void {
  for (const [what, of] of figures) {
    compare(findings, what, subject, of(expected, currency), of(kept, currency));
  }
}

function compare(
  findings: Finding[],
  what: string,
  subject: string,
  expected: Told,
  found: Told,
): void {
  if (expected === found) return;
  findings.push(finding(what, subject, expected ?? 'none', found ?? 'none'));
}
