/** Lapses that are due: told of blocks and statements, whether they are written down yet or not. */
import { accountOf } from '../../engine/accounts.ts';
import type { Books, Change } from '../../engine/bank/books.ts';
import { lapseRun } from '../../engine/bank/lapse.ts';
import { NO_MONEY_BOOKS } from '../../engine/bank/money-books.ts';
import type { LocalDate } from '../../engine/days.ts';
import { lotOn } from '../../engine/lapse.ts';
import type { Lot } from '../../engine/lots.ts';
import { type Agreed, policyOn, termsByDay } from '../../engine/terms.ts';
import { agreedOf, type Firm } from '../../store/agreed.ts';
import type { Client } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { readLots } from '../../store/lots.ts';
import type { App } from '../app.ts';
import { firmToday } from '../today.ts';

/** The day it is, and how the blocks of a client stand on it. */
export type Standing = {
  readonly firm: Firm;
  readonly today: LocalDate;
  readonly agreed: Agreed;
  /** What has lapsed of a block by the close of yesterday is not left (A9). */
  readonly lotToday: (lot: Lot) => Lot;
};

/** How the blocks of a client stand today. */
export async function standingOf(
  app: App,
  tx: FirmTransaction,
  { id }: Pick<Client, 'id'>,
): Promise<Standing> {
  const { firm, today } = await firmToday(app, tx);
  const agreed = await agreedOf(tx, firm.settingsVersion);
  const { lateEntryGraceDays } = policyOn(agreed.policies, id, today);
  return { firm, today, agreed, lotToday: (lot) => lotOn(lot, today, lateEntryGraceDays) };
}

/** What the next write would book before anything else (A9), after the records there are. */
export async function readDueLapses(
  tx: FirmTransaction,
  { id, currency }: Pick<Client, 'id' | 'currency'>,
  journalLength: number,
  agreed: Agreed,
  today: LocalDate,
  { closedThrough }: Pick<Firm, 'closedThrough'>,
): Promise<Change> {
  const lots = (await readLots(tx, [id], [])).map(({ lot }) => lot);
  const termsOn = termsByDay(agreed, id, currency);
  const books: Books = {
    ...{ client: id, currency, termsOn, journalLength, lastSale: 0 },
    account: accountOf(lots, termsOn(today).policy.drawOrder),
    ...{ labels: new Map(), takenNames: new Set(), entries: new Map(), jobDays: new Map() },
    money: { ...NO_MONEY_BOOKS, closedThrough },
  };
  return lapseRun(books, { at: '', by: '', today }).change;
}
