/**
 * A client's money rebuilt from the journal alone: documents, what was paid and credited of each,
 * payments, work to be invoiced. What `verify` holds all that is kept of it against; it shares no
 * code with what made the records, so that a mistake there is seen.
 */
import type { Fact, JournalRecord } from '../chain.ts';
import { dayFact, numberFact, textFact } from './facts.ts';
import { type Finding, finding, recordWord } from './findings.ts';
import type {
  DocumentState,
  MoneyRebuilt,
  PaymentState,
  SettledState,
  UnbilledState,
} from './money-states.ts';
import type { Unreadable } from './rebuild.ts';

/** Where the records lead to, what they settled and earned on the way, and what is wrong with them. */
export type MoneyFollowed = {
  readonly rebuilt: MoneyRebuilt;
  readonly settled: readonly SettledState[];
  readonly unbilled: readonly UnbilledState[];
  readonly findings: readonly Finding[];
};

type Trail = {
  readonly documents: Map<string, DocumentState>;
  readonly payments: Map<string, PaymentState>;
  readonly others: Map<string, number>;
  receivable: number;
  balance: number;
  unbilled: number;
  elsewhere: number;
  readonly settled: SettledState[];
  readonly earned: UnbilledState[];
  readonly findings: Finding[];
};

/**
 * Follows the money of one client's records from where others led to. Found: a document without its
 * number, its sums or its hash (H3), one issued twice (G1), and what settles an invoice, or takes a
 * payment back, that there is not (G4).
 */
export function followMoney(
  from: MoneyRebuilt,
  records: readonly (JournalRecord | Unreadable)[],
): MoneyFollowed {
  const trail: Trail = {
    ...from,
    ...{ documents: new Map(from.documents), payments: new Map(from.payments) },
    ...{ others: new Map(from.others), settled: [], earned: [], findings: [] },
  };
  for (const record of records) if (record.kind !== 'unreadable') followOne(trail, record);
  const { documents, payments, others, receivable, balance, unbilled, elsewhere } = trail;
  const sums = { receivable, balance, unbilled, elsewhere };
  const { settled, earned, findings } = trail;
  return { rebuilt: { documents, payments, others, ...sums }, settled, unbilled: earned, findings };
}

function followOne(trail: Trail, record: JournalRecord): void {
  trail.receivable += debited(record, 'receivable');
  trail.balance -= debited(record, 'client-balance');
  trail.unbilled += debited(record, 'unbilled');
  const invoice = textFact(record.facts, 'invoice');
  switch (record.kind) {
    case 'invoice':
      issue(trail, record, debited(record, 'receivable'));
      return;
    case 'credit-note':
      issue(trail, record, clientOwes(record));
      if (invoice !== null) settleOne(trail, record, invoice);
      return;
    case 'sale':
      if (invoice === null) addOther(trail, record);
      else sellOn(trail, record, invoice);
      return;
    case 'refund':
      if (invoice !== null) refundFrom(trail, record, invoice);
      return;
    case 'payment':
      if (numberFact(record.facts, 'openMinutes') !== null) addOther(trail, record);
      else pay(trail, record, invoice);
      return;
    case 'payment-reversal':
      takeBack(trail, record, invoice);
      return;
    case 'settlement':
      if (invoice !== null) settleOne(trail, record, invoice);
      return;
    case 'settled-elsewhere':
      trail.elsewhere -= debited(record, 'unbilled');
      return;
    default:
      earn(trail, record);
  }
}

/** Debits less credits of an account. */
function debited({ money }: JournalRecord, account: string): number {
  let sum = 0;
  for (const line of money) if (line.account === account) sum += line.amount;
  return sum;
}

/** By how much a record leaves the client owing more, in whichever account. */
function clientOwes(record: JournalRecord): number {
  return debited(record, 'receivable') + debited(record, 'client-balance');
}

/** The accounts of a record that are not the client's, and of those what the client owes. */
function bookedIn(
  before: ReadonlyMap<string, number>,
  record: JournalRecord,
  client: number,
): ReadonlyMap<string, number> {
  const booked = new Map(before);
  const add = (account: string, amount: number) =>
    booked.set(account, (booked.get(account) ?? 0) + amount);
  for (const { account, amount } of record.money) {
    if (account !== 'receivable' && account !== 'client-balance') add(account, amount);
  }
  add('client', client);
  return booked;
}

const FEWEST_DIGITS = 4;

function issue(trail: Trail, record: JournalRecord, client: number): void {
  const { facts, subject: id, on, sequence } = record;
  const text = (name: string): string => textFact(facts, name) ?? '';
  const figure = (name: string): number => numberFact(facts, name) ?? Number.NaN;
  const [series, number, contents] = [text('series'), figure('number'), text('contents')];
  const sums = { net: figure('net'), tax: figure('tax'), gross: figure('gross') };
  const subject = recordWord(sequence);
  if (series === '' || contents === '' || Number.isNaN(number + sums.net + sums.tax + sums.gross)) {
    trail.findings.push(finding('H3 facts', subject, 'what was issued', 'something else'));
    return;
  }
  const label = `${series}${String(number).padStart(FEWEST_DIGITS, '0')}`;
  if (label !== text('label')) {
    trail.findings.push(finding('G1 label', subject, label, text('label')));
  }
  if (trail.documents.has(id)) {
    trail.findings.push(finding('G1 document', subject, 'a new one', `${label} again`));
  }
  trail.documents.set(id, {
    ...{ id, kind: record.kind, series, number, label, issuedOn: on },
    ...{ dueOn: dayFact(facts, 'dueOn'), ...sums, credits: textFact(facts, 'credits') },
    ...{ reason: text('reason'), contents },
    ...{ issuedAt: record.recordedAt, issuedBy: record.recordedBy, paid: 0, credited: 0 },
    ...{ booked: bookedIn(new Map(), record, client), blocks: new Map() },
    ...{ receivable: record.kind === 'invoice' ? client : 0, excess: 0 },
  });
}

/** A document of the trail; null, and a finding, when it was never issued. */
function documentOf(trail: Trail, { sequence }: JournalRecord, id: string): DocumentState | null {
  const document = trail.documents.get(id) ?? null;
  if (document === null) {
    trail.findings.push(finding('G1 document', recordWord(sequence), 'one that was issued', id));
  }
  return document;
}

/** A block stands on a document with what the record moved of it. */
function withPart(
  document: DocumentState,
  record: JournalRecord,
  client: number,
  sign: 1 | -1,
): DocumentState {
  const part = {
    minutes: sign * record.minutes.reduce((sum, line) => sum + line.minutes, 0),
    net: 0 - sign * debited(record, 'deferred:block'),
    tax: 0 - sign * debited(record, 'tax'),
  };
  return {
    ...document,
    booked: bookedIn(document.booked, record, client),
    blocks: new Map(document.blocks).set(record.subject, part),
  };
}

function sellOn(trail: Trail, record: JournalRecord, invoice: string): void {
  const document = documentOf(trail, record, invoice);
  if (document === null) return;
  const owed = debited(record, 'receivable');
  const sold = withPart(document, record, owed, 1);
  trail.documents.set(invoice, { ...sold, receivable: sold.receivable + owed });
}

function refundFrom(trail: Trail, record: JournalRecord, invoice: string): void {
  settleOne(trail, record, invoice);
  const id = textFact(record.facts, 'creditNote') ?? '';
  const note = documentOf(trail, record, id);
  if (note === null) return;
  trail.documents.set(id, withPart(note, record, clientOwes(record), -1));
}

/** By how much a record changes what is paid and what is credited of its invoice. */
function settledBy(record: JournalRecord): { readonly paid: number; readonly credited: number } {
  switch (record.kind) {
    case 'payment':
    case 'payment-reversal':
      return { paid: debited(record, 'cash'), credited: 0 };
    case 'settlement':
      return { paid: debited(record, 'client-balance'), credited: 0 };
    default:
      return { paid: 0, credited: 0 - clientOwes(record) };
  }
}

function settleOne(trail: Trail, record: JournalRecord, invoice: string): void {
  const document = documentOf(trail, record, invoice);
  if (document === null) return;
  const { kind, sequence, on, subject } = record;
  const by = settledBy(record);
  // What pays from the client's own money takes it from elsewhere, not from beyond the invoice.
  const excess = kind === 'settlement' ? 0 : debited(record, 'client-balance');
  trail.documents.set(invoice, {
    ...document,
    paid: document.paid + by.paid,
    credited: document.credited + by.credited,
    receivable: document.receivable + debited(record, 'receivable'),
    excess: document.excess - excess,
  });
  const isPayment = kind === 'payment' || kind === 'payment-reversal';
  trail.settled.push({
    ...{ sequence, invoice, on, kind: kind === 'refund' ? 'credit-note' : kind, ...by },
    payment: isPayment ? subject : null,
  });
}

function pay(trail: Trail, record: JournalRecord, invoice: string | null): void {
  const { facts, subject: id, recordedAt, recordedBy } = record;
  // Of a payment that went back, some has come in again.
  if (trail.payments.has(id)) {
    takeBack(trail, record, invoice);
    return;
  }
  trail.payments.set(id, {
    ...{ id, invoice, method: textFact(facts, 'method') ?? '', amount: debited(record, 'cash') },
    ...{ reversed: 0, on: dayFact(facts, 'happenedOn') ?? record.on },
    ...{ reference: textFact(facts, 'reference') ?? '', recordedAt, recordedBy },
  });
  if (invoice !== null) settleOne(trail, record, invoice);
}

/** What went back of a payment is more by what a record takes, less by what it brings. */
function takeBack(trail: Trail, record: JournalRecord, invoice: string | null): void {
  const { subject: id, sequence } = record;
  const payment = trail.payments.get(id);
  if (payment === undefined) {
    const subject = recordWord(sequence);
    trail.findings.push(finding('G4 payment', subject, 'one that was recorded', id));
  } else {
    const reversed = payment.reversed - debited(record, 'cash');
    trail.payments.set(id, { ...payment, reversed });
  }
  if (invoice !== null) settleOne(trail, record, invoice);
}

function addOther(trail: Trail, record: JournalRecord): void {
  const open = (trail.others.get(record.subject) ?? 0) + debited(record, 'receivable');
  if (open === 0) trail.others.delete(record.subject);
  else trail.others.set(record.subject, open);
}

/** The account that says how much of it was earned, by kind of work. */
const EARNED = { overage: 'revenue:overage', travel: 'revenue:travel' } as const;

function earn(trail: Trail, record: JournalRecord): void {
  const { sequence, subject: entry, on, kind, facts } = record;
  if (kind !== 'work' && kind !== 'cover' && kind !== 'reversal') return;
  for (const [earned, account] of Object.entries(EARNED)) {
    const value = 0 - debited(record, account);
    if (value === 0) continue;
    const minutes = earnedMinutes(record, facts, earned);
    trail.earned.push({ sequence, kind: earned, entry, on, minutes, value });
  }
}

function earnedMinutes({ kind, minutes }: JournalRecord, facts: Fact, earned: string): number {
  if (kind === 'cover') return minutes.reduce((sum, line) => sum + line.minutes, 0);
  const told =
    numberFact(facts, earned === 'overage' ? 'overageMinutes' : 'separateMinutes') ?? Number.NaN;
  return kind === 'work' ? told : 0 - told;
}
