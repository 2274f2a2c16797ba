/** Many posted entries at once: written through the engine and the store, as an import does. */
import { randomUUIDv7 } from 'node:crypto';
import { NOTHING_ELSE } from '../../src/app/commit.ts';
import { type BankEntry, NO_CHANGE } from '../../src/engine/bank/books.ts';
import { postHistory } from '../../src/engine/bank/history.ts';
import { addDays, localDate } from '../../src/engine/days.ts';
import { minutes } from '../../src/engine/hours.ts';
import { agreedOf, findFirm } from '../../src/store/agreed.ts';
import { lockClients, readBooks } from '../../src/store/books.ts';
import { saveChange } from '../../src/store/save.ts';
import type { Bank } from './bank.ts';
import { entryOf } from './ledger-words.ts';

const TODAY = localDate('2026-03-10');
const FIRST_DAY = localDate('2020-01-01');
const AT_ONCE = 1000;

/** Posts work of ten minutes each on the days from 2020 on, a thousand days and again from there. */
export async function addHistory(bank: Bank, client: string, count: number): Promise<void> {
  const act = { at: `${TODAY}T12:00:00.000Z`, by: 'history', today: TODAY };
  for (let done = 0; done < count; done += AT_ONCE) {
    await bank.app.database.write(bank.firm, async (tx) => {
      const clients = await lockClients(tx, [client]);
      const firm = await findFirm(tx);
      if (firm === null) throw new Error('there is no firm');
      const agreed = await agreedOf(tx, firm.settingsVersion);
      const needs = [{ client, ...NOTHING_ELSE }];
      const books = (await readBooks(tx, clients, needs, agreed, TODAY, firm)).get(client);
      if (books === undefined) throw new Error(`there is no client ${client}`);
      const drafts = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, place) =>
        draftOf(client, done + place, act.at),
      );
      const { change, refused } = postHistory({ books, change: NO_CHANGE }, drafts, act);
      if (refused.length > 0) throw new Error(`${refused.length} entries were refused`);
      await saveChange(tx, clients, change);
      return { keep: true, value: null };
    });
  }
}

function draftOf(client: string, place: number, createdAt: string): BankEntry {
  const id = randomUUIDv7();
  const workedOn = addDays(FIRST_DAY, place % 1000);
  return {
    entry: entryOf({ id, client, workedOn, workedMinutes: minutes(10) }),
    ...{ source: 'history', sourceId: id, member: null, state: 'draft', version: 1 },
    ...{ corrects: null, createdAt, outcome: null },
  };
}
