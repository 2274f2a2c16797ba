/** What an owner or technician is told first of a day, over all clients of the firm. */
import type { BankEntry } from '../engine/bank/books.ts';
import type { LocalDate } from '../engine/days.ts';
import { type Minutes, minutes } from '../engine/hours.ts';
import { type Cents, type Currency, cents } from '../engine/money.ts';
import type { FirmTransaction } from './database.ts';
import { ENTRY_COLUMNS, type EntryRow, withDraws } from './entries.ts';

/** The first of something, and how many there are. */
export type FirstOf<Item> = { readonly count: number; readonly items: readonly Item[] };

/** Entries that wait, the oldest work first, and how many drafts there are. */
export async function readOpenEntries(
  tx: FirmTransaction,
  limit: number,
): Promise<{ readonly waiting: FirstOf<BankEntry>; readonly drafts: number }> {
  const [count] = await tx.rows<{ readonly waiting: number; readonly drafts: number }>(
    `select
       (
         select count(*)
         from hourbank.entry e
         where e.firm_id = $1
           and e.state = 'waiting'
       ) as waiting,
       (
         select count(*)
         from hourbank.entry e
         where e.firm_id = $1
           and e.state = 'draft'
       ) as drafts`,
    [tx.firm],
  );
  const rows = await tx.rows<EntryRow>(
    `select ${ENTRY_COLUMNS}
     from hourbank.entry
     where firm_id = $1
       and state = 'waiting'
     order by worked_on, entry_id
     limit $2`,
    [tx.firm, limit],
  );
  const items = await withDraws(tx, rows);
  return { waiting: { count: count?.waiting ?? 0, items }, drafts: count?.drafts ?? 0 };
}

/** An invoice that was due before today. */
export type OverdueInvoice = {
  readonly id: string;
  readonly label: string;
  readonly client: string;
  readonly clientName: string;
  readonly currency: Currency;
  readonly open: Cents;
  readonly dueOn: LocalDate;
};

export type OverdueSum = {
  readonly currency: Currency;
  readonly count: number;
  readonly open: Cents;
};

/** Open invoices that were due before a day, those due first, and what they come to. */
export async function readOverdue(
  tx: FirmTransaction,
  day: LocalDate,
  limit: number,
): Promise<{ readonly sums: readonly OverdueSum[]; readonly items: readonly OverdueInvoice[] }> {
  const sums = await tx.rows<{
    readonly currency: Currency;
    readonly count: number;
    readonly open: number;
  }>(
    `select i.currency, count(*) as count,
       sum(i.gross_cents - i.paid_cents - i.credited_cents)::bigint as open
     from hourbank.invoice i
     where i.firm_id = $1
       and i.is_open
       and i.due_on < $2
     group by i.currency
     order by i.currency`,
    [tx.firm, day],
  );
  const rows = await tx.rows<{
    readonly invoice_id: string;
    readonly label: string;
    readonly client_id: string;
    readonly client_name: string;
    readonly currency: Currency;
    readonly open: number;
    readonly due_on: LocalDate;
  }>(
    `select i.invoice_id, i.label, i.client_id, c.name as client_name, i.currency,
       i.gross_cents - i.paid_cents - i.credited_cents as open, i.due_on
     from hourbank.invoice i
     join hourbank.client c on c.firm_id = $1
       and c.client_id = i.client_id
     where i.firm_id = $1
       and i.is_open
       and i.due_on < $2
     order by i.due_on, i.invoice_id
     limit $3`,
    [tx.firm, day, limit],
  );
  return {
    sums: sums.map(({ currency, count, open }) => ({ currency, count, open: cents(open) })),
    items: rows.map((row) => ({
      ...{ id: row.invoice_id, label: row.label, client: row.client_id, dueOn: row.due_on },
      ...{ clientName: row.client_name, currency: row.currency, open: cents(row.open) },
    })),
  };
}

/** What invoices of those ids are called. */
export async function readInvoiceLabels(
  tx: FirmTransaction,
  invoices: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (invoices.length === 0) return new Map();
  const rows = await tx.rows<{ readonly invoice_id: string; readonly label: string }>(
    `select invoice_id, label
     from hourbank.invoice
     where firm_id = $1
       and invoice_id = any($2::uuid[])`,
    [tx.firm, invoices],
  );
  return new Map(rows.map((row) => [row.invoice_id, row.label]));
}

/** A mail that was given up. */
export type GivenUpMail = {
  readonly id: string;
  readonly client: string | null;
  readonly clientName: string | null;
  readonly subject: string;
  readonly recipients: readonly string[];
  readonly reached: readonly string[];
  readonly lastProblem: string | null;
  readonly givenUpAt: string;
};

/** Mails made since an instant that were given up, the last one made first. */
export async function readGivenUpMails(
  tx: FirmTransaction,
  since: string,
  limit: number,
): Promise<FirstOf<GivenUpMail>> {
  const [all] = await tx.rows<{ readonly count: number }>(
    `select count(*) as count
     from hourbank.mail m
     where m.firm_id = $1
       and m.state = 'given-up'
       and m.created_at >= $2::timestamptz`,
    [tx.firm, since],
  );
  const rows = await tx.rows<{
    readonly mail_id: string;
    readonly client_id: string | null;
    readonly client_name: string | null;
    readonly subject: string;
    readonly recipients: readonly string[];
    readonly reached: readonly string[];
    readonly last_problem: string | null;
    readonly given_up_at: string;
  }>(
    `select m.mail_id, m.client_id, c.name as client_name, m.subject, m.recipients, m.reached,
       m.last_problem, m.given_up_at
     from hourbank.mail m
     left join hourbank.client c on c.firm_id = $1
       and c.client_id = m.client_id
     where m.firm_id = $1
       and m.state = 'given-up'
       and m.created_at >= $2::timestamptz
     order by m.created_at desc, m.mail_id desc
     limit $3`,
    [tx.firm, since, limit],
  );
  const items = rows.map((row) => ({
    ...{ id: row.mail_id, client: row.client_id, clientName: row.client_name },
    ...{ subject: row.subject, recipients: row.recipients, reached: row.reached },
    ...{ lastProblem: row.last_problem, givenUpAt: row.given_up_at },
  }));
  return { count: all?.count ?? 0, items };
}

/** What is left in blocks, of one currency. */
export type OwedSum = {
  readonly currency: Currency;
  readonly minutes: Minutes;
  readonly value: Cents;
};

/** What the firm owes in work, as it is booked: what is left in the blocks of all clients (H2). */
export async function readOwed(tx: FirmTransaction): Promise<readonly OwedSum[]> {
  const rows = await tx.rows<{
    readonly currency: Currency;
    readonly minutes: number;
    readonly value: number;
  }>(
    `select b.currency,
       sum(b.minutes - b.drawn_minutes - b.lapsed_minutes - b.refunded_minutes)::bigint as minutes,
       sum(b.price_cents - b.drawn_cents - b.lapsed_cents - b.refunded_cents)::bigint as value
     from hourbank.block b
     where b.firm_id = $1
       and b.has_minutes_left
     group by b.currency
     order by b.currency`,
    [tx.firm],
  );
  return rows.map((row) => ({
    currency: row.currency,
    minutes: minutes(row.minutes),
    value: cents(row.value),
  }));
}

/** Minutes drawn from the blocks of all clients for work from a day on, and of a part from a later one. */
export async function readUsed(
  tx: FirmTransaction,
  from: LocalDate,
  lately: LocalDate,
): Promise<{ readonly all: Minutes; readonly lately: Minutes }> {
  const [row] = await tx.rows<{ readonly drawn: number; readonly lately: number }>(
    `select coalesce(sum(used.drawn), 0)::bigint as drawn,
       coalesce(sum(used.lately), 0)::bigint as lately
     from hourbank.client c
     cross join lateral (
       select sum(e.drawn_minutes - e.overage_minutes) as drawn,
         sum(e.drawn_minutes - e.overage_minutes) filter (where e.worked_on >= $3) as lately
       from hourbank.entry e
       where e.firm_id = $1
         and e.client_id = c.client_id
         and e.state = 'posted'
         and e.worked_on >= $2
     ) as used
     where c.firm_id = $1`,
    [tx.firm, from, lately],
  );
  return { all: minutes(row?.drawn ?? 0), lately: minutes(row?.lately ?? 0) };
}
