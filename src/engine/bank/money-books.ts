/** What a write finds, and makes, of a client's money: invoices, payments, work to be invoiced. */
import type { Billing, ClientBilling, TaxTreatment } from '../billing.ts';
import type { LocalDate } from '../days.ts';
import type { Entry } from '../entries.ts';
import type { Minutes } from '../hours.ts';
import type { InvoicedWork } from '../invoiced-work.ts';
import type { InvoiceLine, IssuedDocument, Receivable } from '../invoices.ts';
import { type Cents, cents, NO_MONEY } from '../money.ts';
import type { ProviderFact } from '../provider-payments.ts';

export type PaymentMethod = 'bank' | 'cash' | 'stripe' | 'other';

/** Money that came in. */
export type Payment = {
  readonly id: string;
  readonly client: string;
  /** Null: it was for no invoice, and is the client's (G4). */
  readonly invoice: string | null;
  readonly method: PaymentMethod;
  readonly amount: Cents;
  /** What of it failed, was charged back or returned since. */
  readonly reversed: Cents;
  readonly on: LocalDate;
  /** What it is called elsewhere: a line of a bank statement, a receipt. */
  readonly reference: string;
  /** The provider's own id of it; null where no provider was involved. */
  readonly provider: string | null;
  readonly recordedAt: string;
  readonly recordedBy: string;
};

/** What is to be invoiced of one posting, covering or reversal; negative: to be taken back. */
export type UnbilledWork = {
  readonly client: string;
  /** Its record in the client's journal. */
  readonly sequence: number;
  readonly kind: 'overage' | 'travel';
  readonly entry: string;
  /** The day it was booked on. */
  readonly on: LocalDate;
  readonly minutes: Minutes;
  readonly value: Cents;
};

/** An invoice with its lines, and what has been given back of each so far, before tax. */
export type InvoiceInFull = {
  readonly lines: readonly InvoiceLine[];
  readonly creditedNets: readonly Cents[];
  /** How the client was taxed on it. */
  readonly taxTreatment: TaxTreatment;
};

/** What is told of an entry on an invoice. */
export type BilledEntry = Pick<
  Entry,
  'id' | 'technician' | 'job' | 'workType' | 'description' | 'workedOn'
>;

/** A client's money, as far as a write has named it. */
export type MoneyBooks = {
  readonly receivables: ReadonlyMap<string, Receivable>;
  readonly invoicesInFull: ReadonlyMap<string, InvoiceInFull>;
  readonly payments: ReadonlyMap<string, Payment>;
  readonly providerFacts: readonly ProviderFact[];
  readonly unbilled: readonly UnbilledWork[];
  /** The entries that work is of. */
  readonly billedEntries: ReadonlyMap<string, BilledEntry>;
  /** What was invoiced of work that is to be taken back, by its key. */
  readonly invoicedWork: ReadonlyMap<string, InvoicedWork>;
  /** The drafts that are to be issued, each with its version. */
  readonly drafts: ReadonlyMap<string, number>;
  /** How firm and client are invoiced; null where no document may be issued. */
  readonly billing: {
    readonly firm: Billing;
    readonly client: ClientBilling;
    /** Where the client's documents go. */
    readonly recipients: readonly string[];
  } | null;
  /** The client's money that is here: what came in beyond what was owed, or was credited (G4). */
  readonly balance: Cents;
  /** The last number given in each series of the firm (G1). */
  readonly numbering: ReadonlyMap<string, number>;
  /** The last day of the books that are closed: nothing is booked on it or before. */
  readonly closedThrough: LocalDate | null;
};

export const NO_MONEY_BOOKS: MoneyBooks = {
  receivables: new Map(),
  invoicesInFull: new Map(),
  payments: new Map(),
  providerFacts: [],
  unbilled: [],
  billedEntries: new Map(),
  invoicedWork: new Map(),
  drafts: new Map(),
  billing: null,
  balance: NO_MONEY,
  numbering: new Map(),
  closedThrough: null,
};

/** How a record changed what is open of an invoice. */
export type Settlement = {
  readonly client: string;
  readonly sequence: number;
  readonly invoice: string;
  readonly on: LocalDate;
  readonly kind: 'payment' | 'payment-reversal' | 'settlement' | 'credit-note';
  readonly paid: Cents;
  readonly credited: Cents;
  readonly payment: string | null;
};

/** What a write adds to what is kept of money. Of what is named twice, the last holds. */
export type MoneyChange = {
  readonly issued: readonly IssuedDocument[];
  readonly receivables: readonly Receivable[];
  readonly settlements: readonly Settlement[];
  readonly newPayments: readonly Payment[];
  readonly payments: readonly Payment[];
  readonly providerFacts: readonly ProviderFactOf[];
  /** Drafts that were issued: they are drafts no more. */
  readonly issuedDrafts: readonly string[];
  /** Work that is now on a document; null: it was invoiced elsewhere. */
  readonly billed: readonly (Pick<UnbilledWork, 'client' | 'sequence' | 'kind'> & {
    readonly document: string | null;
  })[];
};

/** What a provider told, and of which invoice. */
type ProviderFactOf = {
  readonly fact: ProviderFact;
  readonly client: string;
  readonly invoice: string;
  readonly at: string;
};

export const NO_MONEY_CHANGE: MoneyChange = {
  issued: [],
  receivables: [],
  settlements: [],
  newPayments: [],
  payments: [],
  providerFacts: [],
  issuedDrafts: [],
  billed: [],
};

/** Both changes, one after the other. */
export function joinedMoney(first: MoneyChange, second: MoneyChange): MoneyChange {
  if (first === NO_MONEY_CHANGE) return second;
  if (second === NO_MONEY_CHANGE) return first;
  return {
    issued: [...first.issued, ...second.issued],
    receivables: [...first.receivables, ...second.receivables],
    settlements: [...first.settlements, ...second.settlements],
    newPayments: [...first.newPayments, ...second.newPayments],
    payments: [...first.payments, ...second.payments],
    providerFacts: [...first.providerFacts, ...second.providerFacts],
    issuedDrafts: [...first.issuedDrafts, ...second.issuedDrafts],
    billed: [...first.billed, ...second.billed],
  };
}

/** What of a payment has not gone back. */
export function standing({ amount, reversed }: Payment): Cents {
  return cents(amount - reversed);
}
