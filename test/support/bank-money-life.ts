/** A client's life in the bank at random with all that there is of money, without a database. */
import { hash } from 'node:crypto';
import fc from 'fast-check';
import { type Change, joined, NO_CHANGE, type Step } from '../../src/engine/bank/books.ts';
import { settleElsewhere } from '../../src/engine/bank/elsewhere.ts';
import {
  type DocumentWanted,
  issueBalanceNote,
  issueCreditNote,
  issueInvoice,
} from '../../src/engine/bank/issue.ts';
import { lapseRun } from '../../src/engine/bank/lapse.ts';
import type { InvoiceInFull, UnbilledWork } from '../../src/engine/bank/money-books.ts';
import { unbilledIn } from '../../src/engine/bank/owed.ts';
import {
  applyBalance,
  payOut,
  receivePayment,
  reversePayment,
} from '../../src/engine/bank/payments.ts';
import type { Sale } from '../../src/engine/bank/sell.ts';
import { DEFAULT_BILLING, DEFAULT_CLIENT_BILLING } from '../../src/engine/billing.ts';
import { addDays, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import {
  creditableNet,
  creditLine,
  givenBack,
  itemLine,
  type TaxTerms,
  workLines,
} from '../../src/engine/invoice-lines.ts';
import { creditedNets, invoicedWork } from '../../src/engine/invoiced-work.ts';
import { sumOfLines } from '../../src/engine/invoices.ts';
import { cents } from '../../src/engine/money.ts';
import { workTerms } from '../../src/engine/policy.ts';
import type { FirmPolicy } from '../../src/engine/terms.ts';
import {
  actOn,
  type BankLife,
  type Deed,
  type Done,
  liveDeed,
  noBooks,
  someDeed,
} from './bank-life.ts';
import { refundMinutes, sellOnInvoice } from './invoiced.ts';

const VAT = { name: 'standard', label: 'VAT 19 %', rateThousandths: 19_000 };

/** What is done with money. A number picks one of what is there, counted round and round. */
type MoneyDeed =
  | { readonly act: 'sell-taxed'; readonly count: number; readonly price: number }
  | { readonly act: 'refund-taxed'; readonly pick: number; readonly count: number }
  | { readonly act: 'pay-any'; readonly pick: number; readonly amount: number }
  | { readonly act: 'pay-own' | 'pay-out'; readonly amount: number }
  | { readonly act: 'pay-back'; readonly pick: number; readonly part: number }
  | { readonly act: 'apply'; readonly pick: number }
  | { readonly act: 'bill'; readonly includesTax: boolean; readonly item: number }
  | { readonly act: 'credit'; readonly pick: number; readonly part: number }
  | { readonly act: 'elsewhere' };

const pick = fc.nat(1000);
const amount = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 90_000 }));
const part = fc.constantFrom(1, 33, 50, 100);
const count = fc.integer({ min: 1, max: 90 });
const act = <const T extends string>(...names: readonly T[]) => fc.constantFrom(...names);

const someMoneyDeed: fc.Arbitrary<MoneyDeed> = fc.oneof(
  fc.record({ act: act('sell-taxed'), count, price: amount }),
  fc.record({ act: act('refund-taxed'), pick, count }),
  fc.record({ act: act('pay-any'), pick, amount }),
  fc.record({ act: act('pay-own', 'pay-out'), amount }),
  fc.record({ act: act('pay-back'), pick, part }),
  fc.record({ act: act('apply'), pick }),
  fc.record({
    act: act('bill'),
    includesTax: fc.boolean(),
    item: fc.oneof(fc.constant(0), amount),
  }),
  fc.record({ act: act('credit'), pick, part }),
  fc.record({ act: act('elsewhere') }),
);

const someDeeds = fc.array(fc.oneof(someDeed, someMoneyDeed), { maxLength: 60, size: 'max' });

/** All that is to be invoiced on one document, with enough beside it to be no credit note, credited. */
const BILLED_AND_CREDITED: readonly MoneyDeed[] = [
  { act: 'bill', includesTax: false, item: 90_000 },
  { act: 'credit', pick: 0, part: 100 },
];

export const someMoneyDeeds: fc.Arbitrary<readonly (Deed | MoneyDeed)[]> = fc
  .tuple(someDeeds, fc.constantFrom([], BILLED_AND_CREDITED))
  .map(([deeds, last]) => [...deeds, ...last]);

/** Lives the deeds from the first of January on; what it came to. */
export function liveWithMoney(deeds: readonly (Deed | MoneyDeed)[], policy: FirmPolicy): BankLife {
  const first = actOn(localDate('2026-01-01'));
  let life: BankLife = { books: noBooks(policy), change: NO_CHANGE, act: first };
  for (const [place, deed] of deeds.entries()) {
    const today = deed.act === 'wait' ? addDays(life.act.today, deed.days) : life.act.today;
    const now = actOn(today);
    const lapsed = lapseRun(life.books, now);
    const done = isOfMoney(deed)
      ? MONEY_DOES[deed.act]({ ...life, step: lapsed, act: now, place }, deed as never)
      : liveDeed(lapsed, deed, now, place);
    const step = 'code' in done ? lapsed : done;
    life = { books: step.books, change: joined(life.change, step.change), act: now };
  }
  return life;
}

function isOfMoney(deed: Deed | MoneyDeed): deed is MoneyDeed {
  return deed.act in MONEY_DOES;
}

/** Where a deed stands: `change` is all that was written before this day. */
type Where = BankLife & { readonly step: Step; readonly place: number };

/** Work that is on no document yet. */
export function openWork(change: Change): readonly UnbilledWork[] {
  const billed = new Set(change.money.billed.map(({ sequence, kind }) => `${sequence} ${kind}`));
  return change.records
    .flatMap(unbilledIn)
    .filter(({ sequence, kind }) => !billed.has(`${sequence} ${kind}`));
}

/** The step with the work to be invoiced in its books, as the store reads it. */
function withWork({ step, change }: Where): Step {
  const unbilled = openWork(change);
  return { ...step, books: { ...step.books, money: { ...step.books.money, unbilled } } };
}

function wanted({ place, act: { today } }: Where) {
  return {
    ...{ id: `document-${place}`, issuedOn: today, reason: '', billed: [], contents: () => ({}) },
    digest: (text: string): string => hash('sha256', text),
  };
}

function termsOf(pricesIncludeTax: boolean): TaxTerms {
  const named = { legalName: 'Firm', hasLegalName: false };
  const firm = { ...DEFAULT_BILLING, ...named, pricesIncludeTax, taxRate: VAT.name };
  const rate = { ...VAT, label: 'VAT {rate}', validFrom: localDate('2025-01-01') };
  return { firm: { firm, taxRates: [rate] }, client: { ...DEFAULT_CLIENT_BILLING, ...named } };
}

const NOTHING = { code: 'nothing' } as const;

function picked<T>(all: Iterable<T>, number: number): T | null {
  const list = [...all];
  return list[number % list.length] ?? null;
}

type Does<Name extends MoneyDeed['act']> = (
  where: Where,
  deed: Extract<MoneyDeed, { readonly act: Name }>,
) => Done;

const MONEY_DOES: { readonly [Name in MoneyDeed['act']]: Does<Name> } = {
  'sell-taxed': ({ step, act: now, place }, { count: bought, price }) => {
    const sale: Sale = {
      ...{ id: `block-${place}`, name: `B${place}`, origin: 'sale', boughtOn: now.today },
      ...{ expiresOn: null, minutes: minutes(bought), price: cents(price), workTypes: null },
      ...{ product: null, standardRate: null, note: 'as agreed', invoice: null },
    };
    return sellOnInvoice(step, sale, now, VAT);
  },
  'refund-taxed': ({ step, change, act: now, place }, { pick: number, count: given }) => {
    const sold = change.money.issued.flatMap(({ kind, lines }) =>
      kind === 'invoice' ? lines.filter(({ block }) => block !== null) : [],
    );
    const line = picked(sold, number);
    if (line === null || line.block === null) return NOTHING;
    const asked = { id: `document-${place}`, count: minutes(given), bears: line.bears };
    return refundMinutes(step, line.block, asked, now);
  },
  'pay-any': ({ step, act: now, place }, { pick: number, amount: paid }) => {
    const invoice = picked(step.books.money.receivables.keys(), number);
    if (invoice === null) return NOTHING;
    const received = { invoice, method: 'bank', amount: cents(paid), on: now.today } as const;
    const named = { id: `payment-${place}`, reference: `R${place}`, provider: null };
    return receivePayment(step, { ...received, ...named }, now);
  },
  'pay-own': ({ step, act: now, place }, { amount: paid }) => {
    const received = { invoice: null, method: 'cash', amount: cents(paid), on: now.today } as const;
    const named = { id: `payment-${place}`, reference: '', provider: null };
    return receivePayment(step, { ...received, ...named }, now);
  },
  'pay-out': ({ step, act: now }, { amount: paid }) => payOut(step, cents(paid), 'back', now),
  'pay-back': ({ step, act: now }, { pick: number, part: share }) => {
    const payment = picked(step.books.money.payments.values(), number);
    if (payment === null) return NOTHING;
    const back = cents(Math.ceil((payment.amount * share) / 100));
    const reversal = { amount: back, on: now.today, reason: 'It failed' };
    return reversePayment(step, payment, reversal, now);
  },
  apply: ({ step, act: now }, { pick: number }) => {
    const invoice = picked(step.books.money.receivables.keys(), number);
    return invoice === null ? NOTHING : applyBalance(step, invoice, now);
  },
  bill: (where, { includesTax, item }) => {
    const { act: now } = where;
    const step = withWork(where);
    const { unbilled } = step.books.money;
    const terms = termsOf(includesTax);
    const entries = [...step.books.entries.values()].map(({ entry }) => [entry.id, entry] as const);
    const ordered = { description: 'Set-up', on: now.today, amount: cents(item), includesTax };
    const lines = [
      ...(item === 0 ? [] : [itemLine(ordered, VAT)]),
      ...workLines(
        terms,
        unbilled,
        new Map(entries),
        invoicedWork(where.change.money.issued),
        (workType, on) => workTerms(step.books.termsOn(on), workType).rateCentsPerHour,
      ),
    ];
    if (lines.length === 0) return NOTHING;
    const common: DocumentWanted = { ...wanted(where), series: 'INV-', lines, billed: unbilled };
    if (sumOfLines(lines).gross >= 0) {
      return issueInvoice(step, { ...common, dueOn: now.today, sales: new Map() }, now);
    }
    if (item !== 0) return NOTHING;
    return issueBalanceNote(step, { ...common, series: 'CN-', lines: givenBack(lines) }, now);
  },
  credit: (where, { pick: number, part: share }) => {
    const { step, change, act: now } = where;
    const invoices = change.money.issued.filter(({ kind }) => kind === 'invoice');
    // Few have a correction: where one does, it is credited half of the time.
    const corrected = invoices.filter(({ lines }) =>
      lines.some((one) => one.kind === 'correction'),
    );
    const invoice = picked(number % 2 === 0 && corrected.length > 0 ? corrected : invoices, number);
    if (invoice === null) return NOTHING;
    const full = inFull(change, invoice.id, invoice.lines);
    const lines = full.lines.flatMap((line, place) => {
      const net = cents(Math.trunc((creditableNet(full, place + 1) * share) / 100));
      if (line.block !== null || net === 0) return [];
      return [creditLine(full, { line: place + 1, minutes: null, net })];
    });
    if (lines.length === 0) return NOTHING;
    return issueCreditNote(step, invoice.id, { ...wanted(where), series: 'CN-', lines }, now);
  },
  elsewhere: (where) => {
    const step = withWork(where);
    return settleElsewhere(step, step.books.money.unbilled, 'By hand', where.act);
  },
};

/** What of an invoice's lines was credited already, as the store reads it. */
function inFull(change: Change, id: string, lines: InvoiceInFull['lines']): InvoiceInFull {
  const credits = change.money.issued
    .filter((document) => document.credits === id)
    .flatMap((document) => document.lines);
  return {
    lines,
    creditedNets: creditedNets(lines, credits, invoicedWork(change.money.issued)),
    taxTreatment: 'taxed',
  };
}
