/** Reads the books of clients for a write: their rows locked, in one order for everybody. */
import { type Account, accountOf } from '../engine/accounts.ts';
import type { BankEntry, BlockLabel, Books } from '../engine/bank/books.ts';
import type { Block } from '../engine/blocks.ts';
import type { LocalDate } from '../engine/days.ts';
import { minutes } from '../engine/hours.ts';
import type { Origin } from '../engine/journal.ts';
import type { Lot } from '../engine/lots.ts';
import type { Cents, Currency } from '../engine/money.ts';
import { type Agreed, termsByDay } from '../engine/terms.ts';
import type { FirmTransaction } from './database.ts';
import { readEntries } from './entries.ts';
import { type AskedJobDay, readJobDays } from './job-days.ts';
import { nameKey, nameOfSale } from './names.ts';
import { readWaiting } from './waiting.ts';

/** What a write needs of one client's books beside the blocks with minutes left. */
export type Needs = {
  readonly client: string;
  readonly blocks: readonly string[];
  readonly entries: readonly string[];
  /** Names that new blocks may be given; null for one called by its place in the order of sales. */
  readonly blockNames: readonly (string | null)[];
  /** Days of jobs whose rounding may be added to (B2). */
  readonly jobDays: readonly JobDayNeeded[];
  /** True when all that waits may be posted by it (A4, B6). */
  readonly waiting: boolean;
};

/** A day of a job; null for the job, or the day, of each entry that the write names. */
export type JobDayNeeded = { readonly job: string | null; readonly workedOn: LocalDate | null };

/** A client whose row is locked until the transaction ends. */
export type LockedClient = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly archivedOn: LocalDate | null;
  readonly journalLength: number;
  readonly journalHash: Uint8Array;
  readonly lastSale: number;
};

/** Locks the rows of clients in the order of their ids; those that there are none of are left out. */
export async function lockClients(
  tx: FirmTransaction,
  clients: readonly string[],
): Promise<ReadonlyMap<string, LockedClient>> {
  const rows = await tx.rows<{
    readonly client_id: string;
    readonly name: string;
    readonly currency: Currency;
    readonly archived_on: LocalDate | null;
    readonly journal_length: number;
    readonly journal_hash: Uint8Array;
    readonly last_sale: number;
  }>(
    `select client_id, name, currency, archived_on, journal_length, journal_hash, last_sale
     from hourbank.client
     where firm_id = $1
       and client_id = any($2::uuid[])
     order by client_id
     for no key update`,
    [tx.firm, [...new Set(clients)]],
  );
  return new Map(
    rows.map((row) => [
      row.client_id,
      {
        id: row.client_id,
        name: row.name,
        currency: row.currency,
        archivedOn: row.archived_on,
        journalLength: row.journal_length,
        journalHash: row.journal_hash,
        lastSale: row.last_sale,
      },
    ]),
  );
}

/** The books of locked clients, each with all that any of the writes needs of it. */
export async function readBooks(
  tx: FirmTransaction,
  clients: ReadonlyMap<string, LockedClient>,
  needs: readonly Needs[],
  agreed: Agreed,
  today: LocalDate,
): Promise<Map<string, Books>> {
  const lots = await readLots(
    tx,
    [...clients.keys()],
    needs.flatMap((need) => need.blocks),
  );
  const wanted = needs.flatMap((need) => need.entries);
  const waiting = await readWaiting(
    tx,
    needs.filter((need) => need.waiting).map((need) => need.client),
  );
  const named = wanted.length === 0 ? [] : await readEntries(tx, wanted);
  const entries = [...waiting, ...named];
  const missing = blocksOf(entries).filter((block) => !lots.some((lot) => lot.id === block));
  if (missing.length > 0) lots.push(...(await readLots(tx, [], missing)));
  const jobDays = roundsJobDays(agreed)
    ? await readJobDays(tx, jobDaysOf(needs, waiting, named))
    : [];
  const taken = await readTakenNames(tx, clients, needs);
  const books = new Map<string, Books>();
  for (const client of clients.values()) {
    const termsOn = termsByDay(agreed, client.id, client.currency);
    const own = lots.filter((lot) => lot.client === client.id);
    const account: Account = accountOf(
      own.map(({ lot }) => lot),
      termsOn(today).policy.drawOrder,
    );
    books.set(client.id, {
      client: client.id,
      currency: client.currency,
      account,
      labels: new Map(own.map(({ id, label }) => [id, label])),
      takenNames: new Set(taken.filter((one) => one.client === client.id).map((one) => one.key)),
      entries: new Map(
        entries
          .filter(({ entry }) => entry.client === client.id)
          .map((entry) => [entry.entry.id, entry]),
      ),
      jobDays: new Map(
        jobDays.filter((day) => day.client === client.id).map(({ key, sums }) => [key, sums]),
      ),
      journalLength: client.journalLength,
      lastSale: client.lastSale,
      termsOn,
    });
  }
  return books;
}

/** True when any policy rounds the whole day of a job: only then are its sums needed (B2). */
function roundsJobDays({ policies }: Agreed): boolean {
  return policies.some(({ settings }) => settings.roundPer === 'job-day');
}

/** The blocks that entries drew from: what a reversal gives back to. */
function blocksOf(entries: readonly BankEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ outcome }) => outcome?.draws ?? []).map((s) => s.block))];
}

export type KeptLot = {
  readonly id: string;
  readonly client: string;
  readonly lot: Lot;
  readonly label: BlockLabel;
};

export type LotRow = {
  readonly block_id: string;
  readonly client_id: string;
  readonly name: string;
  readonly origin: Origin;
  readonly sale: number;
  readonly bought_on: LocalDate;
  readonly minutes: number;
  readonly price_cents: Cents;
  readonly work_types: readonly string[] | null;
  readonly expires_on: LocalDate | null;
  readonly open_minutes: number;
  readonly paid_cents: Cents;
  readonly drawn_minutes: number;
  readonly drawn_cents: Cents;
  readonly lapsed_minutes: number;
  readonly lapsed_cents: Cents;
  readonly refunded_minutes: number;
  readonly refunded_cents: Cents;
  readonly returned_on: LocalDate | null;
};

/** The columns of a lot, as every statement about blocks asks for them. */
export const LOT_COLUMNS = `
  block_id, client_id, name, origin, sale, bought_on, minutes, price_cents, work_types,
  expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes, lapsed_cents,
  refunded_minutes, refunded_cents, returned_on`;

/** The blocks of clients with minutes left, and the used-up ones that are named. */
export async function readLots(
  tx: FirmTransaction,
  clients: readonly string[],
  blocks: readonly string[],
): Promise<KeptLot[]> {
  const left =
    clients.length === 0
      ? []
      : await tx.rows<LotRow>(
          `select ${LOT_COLUMNS}
           from hourbank.block
           where firm_id = $1
             and client_id = any($2::uuid[])
             and drawn_minutes + lapsed_minutes + refunded_minutes < minutes`,
          [tx.firm, clients],
        );
  const named =
    blocks.length === 0
      ? []
      : await tx.rows<LotRow>(
          `select ${LOT_COLUMNS}
           from hourbank.block
           where firm_id = $1
             and block_id = any($2::uuid[])
             and drawn_minutes + lapsed_minutes + refunded_minutes >= minutes`,
          [tx.firm, blocks],
        );
  return [...left, ...named].map(lotOfRow);
}

/** A row of the table of blocks as a lot. */
export function lotOfRow(row: LotRow): KeptLot {
  const block: Block = {
    id: row.block_id,
    sequence: row.sale,
    boughtOn: row.bought_on,
    expiresOn: row.expires_on,
    minutes: minutes(row.minutes),
    price: row.price_cents,
    workTypes: row.work_types,
    openMinutes: minutes(row.open_minutes),
  };
  const lot: Lot = {
    block,
    drawnMinutes: minutes(row.drawn_minutes),
    drawnValue: row.drawn_cents,
    lapsedMinutes: minutes(row.lapsed_minutes),
    lapsedValue: row.lapsed_cents,
    refundedMinutes: minutes(row.refunded_minutes),
    refundedValue: row.refunded_cents,
    returnedOn: row.returned_on,
  };
  const label = { name: row.name, origin: row.origin, paid: row.paid_cents };
  return { id: row.block_id, client: row.client_id, lot, label };
}

/** Which of the names that new blocks may be given are taken. */
async function readTakenNames(
  tx: FirmTransaction,
  clients: ReadonlyMap<string, LockedClient>,
  needs: readonly Needs[],
) {
  const sales = needs.filter((need) => need.blockNames.length > 0);
  const names = sales.flatMap(({ client, blockNames }) => {
    const { lastSale = 0 } = clients.get(client) ?? {};
    // Any of the sales of this commit may be the next one.
    const places = sales.map((_, place) => nameOfSale(lastSale + 1 + place));
    return blockNames.flatMap((name) => (name === null ? places : [name])).map(nameKey);
  });
  if (names.length === 0) return [];
  const rows = await tx.rows<{ readonly client_id: string; readonly name_key: string }>(
    `select client_id, name_key
     from hourbank.block
     where firm_id = $1
       and client_id = any($2::uuid[])
       and name_key = any($3::text[])`,
    [tx.firm, needs.map((need) => need.client), names],
  );
  return rows.map((row) => ({ client: row.client_id, key: row.name_key }));
}

/** The days of jobs that the writes name, and those of what waits. */
function jobDaysOf(
  needs: readonly Needs[],
  waiting: readonly BankEntry[],
  named: readonly BankEntry[],
): readonly AskedJobDay[] {
  const asked = needs.flatMap(({ client, jobDays, entries }) =>
    jobDays.flatMap(({ job, workedOn }) => {
      if (job !== null && workedOn !== null) return [{ client, job, workedOn }];
      const own = named.filter(({ entry }) => entries.includes(entry.id));
      return own.map(({ entry }) => ({
        client,
        job: job ?? entry.job,
        workedOn: workedOn ?? entry.workedOn,
      }));
    }),
  );
  return [
    ...asked,
    ...waiting.map(({ entry: { client, job, workedOn } }) => ({ client, job, workedOn })),
  ];
}
