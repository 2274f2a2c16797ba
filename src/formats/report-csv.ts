/** Reports as CSV: one row for each line of the report, totals left to whoever adds them up. */
import { csvRow } from './csv-out.ts';

type Quantity = { readonly minutes: number; readonly value: string };

const PARTS = ['opening', 'bought', 'drawn', 'lapsed', 'refunded', 'closing'] as const;

type Roll = Readonly<Record<(typeof PARTS)[number], Quantity>>;

const ROLL_COLUMNS = PARTS.flatMap((part) => [`${part}Minutes`, `${part}Value`]);

function rollCells(roll: Roll): readonly string[] {
  return PARTS.flatMap((part) => [`${roll[part].minutes}`, roll[part].value]);
}

export function* deferredMonthsCsv(
  months: readonly (Roll & { readonly month: string; readonly currency: string })[],
): Generator<string, void> {
  yield csvRow(['month', 'currency', ...ROLL_COLUMNS]);
  for (const row of months) yield csvRow([row.month, row.currency, ...rollCells(row)]);
}

type OfClient = { readonly client: string; readonly clientName: string; readonly currency: string };

export function* deferredBlocksCsv(
  blocks: readonly (Roll & OfClient & { readonly block: string; readonly boughtOn: string })[],
): Generator<string, void> {
  yield csvRow(['client', 'block', 'boughtOn', 'currency', ...ROLL_COLUMNS]);
  for (const row of blocks) {
    const { clientName, block, boughtOn, currency } = row;
    yield csvRow([clientName, block, boughtOn, currency, ...rollCells(row)]);
  }
}

type Owing = OfClient & {
  readonly clientBalances: string;
  readonly invoices: readonly {
    readonly label: string;
    readonly issuedOn: string;
    readonly dueOn: string;
    readonly daysOverdue: number;
    readonly open: string;
  }[];
};

/** A row an invoice (`invoice`), and one for what a client has here (`balance`). */
export function* receivablesCsv(
  asOf: string,
  clients: readonly Owing[],
  ageOf: (daysOverdue: number) => string,
): Generator<string, void> {
  yield csvRow([
    ...['asOf', 'client', 'part', 'invoice', 'issuedOn', 'dueOn', 'daysOverdue', 'age'],
    ...['open', 'clientBalance', 'currency'],
  ]);
  for (const { clientName, currency, clientBalances, invoices } of clients) {
    for (const { label, issuedOn, dueOn, daysOverdue, open } of invoices) {
      const days = [issuedOn, dueOn, `${daysOverdue}`, ageOf(daysOverdue)];
      yield csvRow([asOf, clientName, 'invoice', label, ...days, open, '', currency]);
    }
    if (/[1-9]/.test(clientBalances)) {
      const none = ['', '', '', '', '', ''];
      yield csvRow([asOf, clientName, 'balance', ...none, clientBalances, currency]);
    }
  }
}

type Taxed = {
  readonly month: string;
  readonly currency: string;
  readonly treatment: string;
  readonly label: string;
  readonly percent: string | null;
  readonly net: string;
  readonly tax: string;
};

export function* taxCsv(months: readonly Taxed[]): Generator<string, void> {
  yield csvRow(['month', 'currency', 'treatment', 'label', 'percent', 'net', 'tax']);
  for (const { month, currency, treatment, label, percent, net, tax } of months) {
    yield csvRow([month, currency, treatment, label, percent ?? '', net, tax]);
  }
}

const KINDS = ['block', 'breakage', 'overage', 'travel', 'project', 'total'] as const;

export function* revenueCsv(
  clients: readonly (OfClient & Readonly<Record<(typeof KINDS)[number], string>>)[],
): Generator<string, void> {
  yield csvRow(['client', 'currency', ...KINDS]);
  for (const row of clients) {
    yield csvRow([row.clientName, row.currency, ...KINDS.map((kind) => row[kind])]);
  }
}

const WORKED = [
  ...(['workedMinutes', 'billedMinutes', 'drawnMinutes', 'overageMinutes'] as const),
  ...(['separateMinutes', 'waitingMinutes', 'draftMinutes'] as const),
] as const;
const VALUED = [
  ...WORKED,
  ...(['unpricedMinutes', 'drawnValue', 'overageValue', 'separateValue'] as const),
] as const;
const USED = [...WORKED, 'chargedMinutes', 'freeMinutes'] as const;

type Cells<Name extends string> = Readonly<Record<Name, number | string>>;

export function* hoursCsv(
  months: readonly (Cells<(typeof VALUED)[number]> & {
    readonly month: string;
    readonly workType: string;
    readonly currency: string;
  })[],
): Generator<string, void> {
  yield csvRow(['month', 'workType', 'currency', ...VALUED]);
  for (const row of months) {
    yield csvRow([row.month, row.workType, row.currency, ...VALUED.map((name) => `${row[name]}`)]);
  }
}

export function* utilisationCsv(
  months: readonly (Cells<(typeof USED)[number]> & {
    readonly month: string;
    readonly technician: string;
  })[],
): Generator<string, void> {
  yield csvRow(['month', 'technician', ...USED]);
  for (const row of months) {
    yield csvRow([row.month, row.technician, ...USED.map((name) => `${row[name]}`)]);
  }
}
