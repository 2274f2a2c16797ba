/** Reads the books of clients for a write: their rows locked, in one order for everybody. */
import { type Account, accountOf } from '../engine/accounts.ts';
import type { BankEntry, Books } from '../engine/bank/books.ts';
import type { LocalDate } from '../engine/days.ts';
import type { Cents, Currency } from '../engine/money.ts';
import { type Agreed, termsByDay } from '../engine/terms.ts';
import type { Firm } from './agreed.ts';
import type { FirmTransaction } from './database.ts';
import { readEntries } from './entries.ts';
import { type AskedJobDay, readJobDays } from './job-days.ts';
import { readLapsed, readLots } from './lots.ts';
import { type MoneyNeeds, readMoney } from './money-needs.ts';
import { NUMBERS_TRIED, nameKey, nameOfSale } from './names.ts';
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
  /** True when lapses may be taken back: then the blocks with lapsed minutes are read as well. */
  readonly lapsed: boolean;
  /** What it needs of the client's money; left out: nothing. */
  readonly money?: MoneyNeeds;
};

/** A day of a job; null for the job, or the day, of each entry that the write names. */
type JobDayNeeded = { readonly job: string | null; readonly workedOn: LocalDate | null };

/** A client whose row is locked until the transaction ends. */
export type LockedClient = {
  readonly id: string;
  readonly name: string;
  readonly currency: Currency;
  readonly archivedOn: LocalDate | null;
  readonly journalLength: number;
  readonly journalHash: Uint8Array;
  readonly lastSale: number;
  /** The client's own money that is here (G4). */
  readonly balance: Cents;
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
    readonly balance_cents: Cents;
  }>(
    `select client_id, name, currency, archived_on, journal_length, journal_hash, last_sale,
       balance_cents
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
        balance: row.balance_cents,
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
  { closedThrough, settingsVersion }: Pick<Firm, 'closedThrough' | 'settingsVersion'>,
): Promise<Map<string, Books>> {
  const money = await readMoney(tx, needs, settingsVersion);
  const wanted = needs.flatMap((need) => need.entries);
  const [lots, lapsed, waiting, named, taken] = await Promise.all([
    readLots(tx, [...clients.keys()], [...needs.flatMap((need) => need.blocks), ...money.blocks]),
    readLapsed(
      tx,
      needs.filter((need) => need.lapsed).map((need) => need.client),
    ),
    readWaiting(
      tx,
      needs.filter((need) => need.waiting).map((need) => need.client),
    ),
    wanted.length === 0 ? [] : readEntries(tx, wanted),
    readTakenNames(tx, clients, needs),
  ]);
  lots.push(...lapsed.filter(({ id }) => !lots.some((lot) => lot.id === id)));
  const entries = [...waiting, ...named];
  const missing = blocksOf(entries).filter((block) => !lots.some((lot) => lot.id === block));
  if (missing.length > 0) lots.push(...(await readLots(tx, [], missing)));
  const jobDays = roundsJobDays(agreed)
    ? await readJobDays(tx, jobDaysOf(needs, waiting, named))
    : [];
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
      money: { ...money.of(client.id), balance: client.balance, closedThrough },
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

/** Which of the names that new blocks may be given are taken. */
async function readTakenNames(
  tx: FirmTransaction,
  clients: ReadonlyMap<string, LockedClient>,
  needs: readonly Needs[],
) {
  const sales = needs.filter((need) => need.blockNames.length > 0);
  const names = sales.flatMap(({ client, blockNames }) => {
    const { lastSale = 0 } = clients.get(client) ?? {};
    // Any of the sales of this commit may be the next one, and go on to a number that is free.
    const places = Array.from({ length: sales.length + NUMBERS_TRIED }, (_, place) =>
      nameOfSale(lastSale + 1 + place),
    );
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

/**
 * The days of jobs that the writes name, and those of what waits. An entry that several of them name
 * may come from any of the jobs to any of the days: one moves it, another posts it.
 */
function jobDaysOf(
  needs: readonly Needs[],
  waiting: readonly BankEntry[],
  named: readonly BankEntry[],
): readonly AskedJobDay[] {
  const asked = new Map<string, JobDayNeeded[]>();
  const days: AskedJobDay[] = waiting.map(({ entry: { client, job, workedOn } }) => ({
    ...{ client, job, workedOn },
  }));
  for (const { client, jobDays, entries } of needs) {
    for (const { job, workedOn } of jobDays) {
      if (job !== null && workedOn !== null) days.push({ client, job, workedOn });
    }
    for (const entry of entries) asked.set(entry, [...(asked.get(entry) ?? []), ...jobDays]);
  }
  for (const { entry } of named) {
    const own = asked.get(entry.id) ?? [];
    const daysOn = new Set(own.map(({ workedOn }) => workedOn ?? entry.workedOn));
    for (const job of new Set(own.map((day) => day.job ?? entry.job))) {
      for (const workedOn of daysOn) days.push({ client: entry.client, job, workedOn });
    }
  }
  return days;
}
