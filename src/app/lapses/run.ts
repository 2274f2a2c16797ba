/** Lapses what is due for every client of a firm, one after the other (A9). */
import type { OutputOf } from '../../contract/operations.ts';
import type { Step } from '../../engine/bank/books.ts';
import { addDays } from '../../engine/days.ts';
import { lapsesOn } from '../../engine/lapse.ts';
import { type Cents, cents, decimalMoney } from '../../engine/money.ts';
import { policyOn } from '../../engine/terms.ts';
import { agreedOf } from '../../store/agreed.ts';
import { faultOf } from '../../store/database.ts';
import { type ExpiredPlace, FIRST_EXPIRED, listExpired } from '../../store/lapses.ts';
import type { Actor, App, Result } from '../app.ts';
import { NOTHING_ELSE, type Where } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { firmToday } from '../today.ts';

type Lapsed = OutputOf<'lapse.run'>['lapsed'][number];

/**
 * Lapses what is due for every client, each in a commit of its own: no client is held longer than
 * by one booking. Done again, it writes nothing. Trouble with one client holds up none of the
 * others; it is thrown when they are done.
 */
export async function runLapses(app: App, actor: Actor): Promise<Result<OutputOf<'lapse.run'>>> {
  const lapsed: Lapsed[] = [];
  const troubles: unknown[] = [];
  let clients = 0;
  let after: ExpiredPlace | null = FIRST_EXPIRED;
  while (after !== null) {
    const page: DuePage = await readDue(app, actor, after);
    for (const client of page.clients) {
      const done = await lapseClient(app, actor, client).catch((error: unknown) => {
        if (faultOf(error) === 'outage') throw error;
        troubles.push(error);
        return { value: [] };
      });
      if ('refusal' in done) continue;
      if (done.value.length > 0) clients += 1;
      lapsed.push(...done.value);
    }
    after = page.next;
  }
  if (troubles.length > 0) {
    throw new AggregateError(troubles, `${troubles.length} clients could not be lapsed`);
  }
  return { value: { clients, lapsed } };
}

/** Clients with something due, and where the next expired blocks begin; null at the end. */
type DuePage = { readonly clients: readonly string[]; readonly next: ExpiredPlace | null };

const BLOCKS_A_PAGE = 500;

function readDue(app: App, actor: Actor, after: ExpiredPlace): Promise<DuePage> {
  return app.database.read(actor.firm, async (tx) => {
    const { firm, today } = await firmToday(app, tx);
    const { policies } = await agreedOf(tx, firm.settingsVersion);
    const yesterday = addDays(today, -1);
    const expired = await listExpired(tx, yesterday, after, BLOCKS_A_PAGE);
    const due = expired.filter(({ client, lot }) => {
      const on = lapsesOn(lot, policyOn(policies, client, today).lateEntryGraceDays);
      return on !== null && on <= yesterday;
    });
    const last = expired.length < BLOCKS_A_PAGE ? undefined : expired.at(-1);
    const expiresOn = last?.lot.block.expiresOn ?? null;
    return {
      clients: [...new Set(due.map(({ client }) => client))],
      next: last === undefined || expiresOn === null ? null : { expiresOn, block: last.id },
    };
  });
}

/** Lapses what is due for one client: what every write to its books does first, and nothing more. */
function lapseClient(app: App, actor: Actor, client: string): Promise<Result<readonly Lapsed[]>> {
  return commitLedger<readonly Lapsed[]>(app, {
    ...{ actor, operation: 'lapse.run', key: `own ${app.newId()}`, input: { client }, client },
    needs: NOTHING_ELSE,
    decide: (step, _act, where) => {
      const lapsed = lapsedIn(step, where);
      // Somebody else's write may have booked them meanwhile.
      if (lapsed.length === 0) return { nothingDone: lapsed };
      return { step, outcome: lapsed, subject: client, summary: lapsed };
    },
  });
}

/** The lapses of a step, told with the names the client knows. */
function lapsedIn({ books, change }: Step, { client }: Where): readonly Lapsed[] {
  const money = (amount: Cents): string => decimalMoney(amount, books.currency);
  return change.movements
    .filter(({ kind }) => kind === 'lapse')
    .map(({ block, on, minutes, value }) => ({
      client: client.name,
      block: books.labels.get(block)?.name ?? block,
      on,
      minutes: 0 - minutes,
      value: money(cents(0 - value)),
    }));
}
