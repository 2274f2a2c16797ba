/** Reads what a write needs of clients' money: invoices, payments, what is to be invoiced. */
import {
  type BilledEntry,
  type InvoiceInFull,
  type MoneyBooks,
  NO_MONEY_BOOKS,
  type Payment,
  type UnbilledWork,
} from '../engine/bank/money-books.ts';
import type { TaxTreatment } from '../engine/billing.ts';
import type { LocalDate } from '../engine/days.ts';
import { creditedNets } from '../engine/invoiced-work.ts';
import type { InvoiceLine, Receivable } from '../engine/invoices.ts';
import type { Cents } from '../engine/money.ts';
import type { ProviderFact } from '../engine/provider-payments.ts';
import { billingOf, readClientBilling, readRecipients } from './billing.ts';
import type { FirmTransaction } from './database.ts';
import { lockDrafts } from './invoice-drafts.ts';
import { readInvoicedWork } from './invoiced-work.ts';
import { PAYMENT_COLUMNS, type PaymentRow, paymentOfRow } from './payments.ts';
import { readUnbilled } from './unbilled.ts';

/** What a write needs of one client's money. */
export type MoneyNeeds = {
  /** Ids of invoices, with their blocks. */
  readonly invoices: readonly string[];
  /** True when the lines of those are needed, and what was credited of each. */
  readonly inFull: boolean;
  readonly payments: readonly string[];
  /** The provider's id of a payment: then the payment, if there is one, and all that was told of it. */
  readonly providerPayment: string | null;
  /** What is to be invoiced, booked up to this day; null: none of it. */
  readonly unbilledThrough: LocalDate | null;
  /** True when a document may be issued: then the firm's numbers are held until the commit (G1). */
  readonly numbers: boolean;
  /** The id of a draft that is to be issued. */
  readonly draft: string | null;
};

export const NO_MONEY_NEEDS: MoneyNeeds = {
  invoices: [],
  inFull: false,
  payments: [],
  providerPayment: null,
  unbilledThrough: null,
  numbers: false,
  draft: null,
};

type Needed = { readonly client: string; readonly money?: MoneyNeeds };

/** What was read: each client's money, and the blocks of the invoices. */
export type ReadMoney = {
  readonly of: (client: string) => MoneyBooks;
  readonly blocks: readonly string[];
};

export async function readMoney(
  tx: FirmTransaction,
  needs: readonly Needed[],
  settingsVersion: number,
): Promise<ReadMoney> {
  const asked = needs.flatMap(({ client, money }) =>
    money === undefined ? [] : [{ client, ...money }],
  );
  if (asked.length === 0) return { of: () => NO_MONEY_BOOKS, blocks: [] };
  const invoices = asked.flatMap((need) => need.invoices);
  const inFull = asked.flatMap((need) => (need.inFull ? need.invoices : []));
  const providers = asked.flatMap(({ providerPayment: id }) => (id === null ? [] : [id]));
  // Given at once, and run in this order: the numbers are locked last, after the clients.
  const [receivables, full, payments, facts, unbilled, numbering] = await Promise.all([
    readReceivables(tx, invoices),
    readInFull(tx, inFull),
    readPayments(
      tx,
      asked.flatMap((need) => need.payments),
      providers,
    ),
    readProviderFacts(tx, providers),
    readUnbilled(
      tx,
      asked.flatMap(({ client, unbilledThrough: through }) =>
        through === null ? [] : [{ client, through }],
      ),
    ),
    asked.some((need) => need.numbers) ? lockNumbers(tx) : new Map<string, number>(),
  ]);
  const drafts = await lockDrafts(
    tx,
    asked.flatMap(({ draft }) => (draft === null ? [] : [draft])),
  );
  const issuing = asked.filter((need) => need.numbers).map(({ client }) => client);
  const takesBack = unbilled.filter(({ value }) => value < 0).map(({ entry }) => entry);
  const [billedEntries, invoicedWork, firmBilling, clientBilling] = await Promise.all([
    readBilledEntries(tx, unbilled),
    readInvoicedWork(tx, takesBack),
    issuing.length === 0 ? null : billingOf(tx, settingsVersion),
    issuing.length === 0 ? null : readClientBilling(tx, issuing),
  ]);
  const recipients = clientBilling === null ? null : await readRecipients(tx, clientBilling);
  const billingFor = (client: string): MoneyBooks['billing'] => {
    const own = clientBilling?.get(client);
    if (firmBilling === null || own === undefined) return null;
    return { firm: firmBilling, client: own, recipients: recipients?.get(client) ?? [] };
  };
  const of = (client: string): MoneyBooks => ({
    ...NO_MONEY_BOOKS,
    receivables: new Map(
      receivables
        .filter((one) => one.client === client)
        .map(({ receivable }) => [receivable.id, receivable]),
    ),
    invoicesInFull: full,
    payments: new Map(
      payments
        .filter((payment) => payment.client === client)
        .map((payment) => [payment.id, payment]),
    ),
    providerFacts: facts.filter((fact) => fact.client === client).map(({ fact }) => fact),
    unbilled: unbilled.filter((work) => work.client === client),
    ...{ billedEntries, invoicedWork, drafts, billing: billingFor(client), numbering },
  });
  return { of, blocks: receivables.flatMap(({ receivable }) => receivable.blocks) };
}

async function readReceivables(tx: FirmTransaction, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await tx.rows<{
    readonly invoice_id: string;
    readonly client_id: string;
    readonly label: string;
    readonly issued_on: LocalDate;
    readonly gross_cents: Cents;
    readonly paid_cents: Cents;
    readonly credited_cents: Cents;
    readonly blocks: readonly string[];
  }>(
    `select i.invoice_id, i.client_id, i.label, i.issued_on, i.gross_cents, i.paid_cents,
       i.credited_cents,
       array(
         select b.block_id
         from hourbank.block b
         where b.firm_id = $1
           and b.invoice_id = i.invoice_id
         order by b.sale
       ) as blocks
     from hourbank.invoice i
     where i.firm_id = $1
       and i.invoice_id = any($2::uuid[])`,
    [tx.firm, ids],
  );
  return rows.map((row) => {
    const receivable: Receivable = {
      ...{ id: row.invoice_id, label: row.label, issuedOn: row.issued_on, gross: row.gross_cents },
      ...{ paid: row.paid_cents, credited: row.credited_cents, blocks: row.blocks },
    };
    return { client: row.client_id, receivable };
  });
}

async function readInFull(
  tx: FirmTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, InvoiceInFull>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.rows<{
    readonly of: string;
    readonly kind: string;
    readonly lines: readonly InvoiceLine[];
    readonly treatment: TaxTreatment;
  }>(
    `select coalesce(credits, invoice_id) as of, kind, lines,
       coalesce(contents ->> 'taxTreatment', 'taxed') as treatment
     from hourbank.invoice
     where firm_id = $1
       and (invoice_id = any($2::uuid[]) or credits = any($2::uuid[]))`,
    [tx.firm, ids],
  );
  const entries = rows.flatMap(({ lines }) => lines.flatMap(({ entry }) => entry ?? []));
  const work = await readInvoicedWork(tx, [...new Set(entries)]);
  const full = new Map<string, InvoiceInFull>();
  for (const id of ids) {
    const invoice = rows.find((row) => row.of === id && row.kind === 'invoice');
    const { lines = [], treatment: taxTreatment = 'taxed' } = invoice ?? {};
    const notes = rows.filter((row) => row.of === id && row.kind === 'credit-note');
    const credits = notes.flatMap((note) => note.lines);
    full.set(id, { lines, creditedNets: creditedNets(lines, credits, work), taxTreatment });
  }
  return full;
}

async function readPayments(
  tx: FirmTransaction,
  ids: readonly string[],
  providers: readonly string[],
): Promise<readonly Payment[]> {
  if (ids.length + providers.length === 0) return [];
  const rows = await tx.rows<PaymentRow>(
    `select ${PAYMENT_COLUMNS}
     from hourbank.payment
     where firm_id = $1
       and (payment_id = any($2::uuid[]) or provider_payment = any($3::text[]))`,
    [tx.firm, ids, providers],
  );
  return rows.map(paymentOfRow);
}

async function readProviderFacts(tx: FirmTransaction, providers: readonly string[]) {
  if (providers.length === 0) return [];
  const rows = await tx.rows<{ readonly client_id: string; readonly fact: ProviderFact }>(
    `select client_id, fact
     from hourbank.provider_fact
     where firm_id = $1
       and provider_payment = any($2::text[])`,
    [tx.firm, providers],
  );
  return rows.map((row) => ({ client: row.client_id, fact: row.fact }));
}

/** What is told on an invoice of the entries that work is of. */
async function readBilledEntries(
  tx: FirmTransaction,
  work: readonly UnbilledWork[],
): Promise<ReadonlyMap<string, BilledEntry>> {
  if (work.length === 0) return new Map();
  const rows = await tx.rows<{
    readonly entry_id: string;
    readonly technician: string;
    readonly job: string;
    readonly work_type: string;
    readonly description: string;
    readonly worked_on: LocalDate;
  }>(
    `select entry_id, technician, job, work_type, description, worked_on
     from hourbank.entry
     where firm_id = $1
       and entry_id = any($2::uuid[])`,
    [tx.firm, [...new Set(work.map(({ entry }) => entry))]],
  );
  return new Map(
    rows.map((row) => [
      row.entry_id,
      {
        ...{ id: row.entry_id, technician: row.technician, job: row.job },
        ...{ workType: row.work_type, description: row.description, workedOn: row.worked_on },
      },
    ]),
  );
}

/** The last numbers of all series of the firm; whoever else wants one waits (G1). */
async function lockNumbers(tx: FirmTransaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ readonly series: string; readonly last_number: number }>(
    `select series, last_number
     from hourbank.number_series
     where firm_id = $1
     order by series
     for no key update`,
    [tx.firm],
  );
  return new Map(rows.map((row) => [row.series, row.last_number]));
}

/** Keeps the numbers that were given, where they differ from those before. */
export async function saveNumbers(
  tx: FirmTransaction,
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [series, number] of after) {
    if (before.get(series) === number) continue;
    await tx.rows(
      before.has(series)
        ? `update hourbank.number_series
           set last_number = $3
           where firm_id = $1
             and series = $2`
        : `insert into hourbank.number_series (firm_id, series, last_number)
           values ($1, $2, $3)`,
      [tx.firm, series, number],
    );
  }
}
