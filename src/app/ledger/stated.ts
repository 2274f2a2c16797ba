/** A client's statement as it is told and exported: read, and added up by the engine. */
import { type Statement, statementOf } from '../../engine/bank/statement.ts';
import { earlier, type Period } from '../../engine/bank/told-days.ts';
import { type LocalDate, localDate } from '../../engine/days.ts';
import type { DrawOrder } from '../../engine/policy.ts';
import { termsByDay } from '../../engine/terms.ts';
import type { StatementTerms } from '../../formats/statement-words.ts';
import { agreedOf } from '../../store/agreed.ts';
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import type { StatedBlock } from '../../store/stated-blocks.ts';
import { readJournal, readPeriod } from '../../store/statements.ts';
import { type Actor, type App, refuse } from '../app.ts';
import type { Refused } from '../commit.ts';
import { readDueLapses } from '../lapses/due.ts';
import { firmToday } from '../today.ts';

/** More than a year of a large client. */
const MOST_LINES = 20_000;

export type Stated = {
  readonly firm: string;
  readonly client: string;
  readonly clientId: string;
  readonly terms: StatementTerms;
  /** The order in force at the end of the period, or today (A6). */
  readonly drawOrder: DrawOrder;
  readonly statement: Statement;
  readonly blocks: ReadonlyMap<string, StatedBlock>;
};

/** Without a last day, until today; without a first, from the beginning of that year. */
type Asked = {
  readonly client: string;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
};

/** Refused: a client the firm does not have, days in the wrong order, and more lines than `mostLines`. */
export async function statedFor(
  app: App,
  actor: Pick<Actor, 'firm'>,
  asked: Asked,
  mostLines = MOST_LINES,
): Promise<Stated | Refused> {
  const { client: named } = asked;
  return await app.database.read(actor.firm, async (tx) => {
    const { today } = await firmToday(app, tx);
    const { to = today } = asked;
    const { from = localDate(`${to.slice(0, 4)}-01-01`) } = asked;
    if (to < from) {
      const message = `expected ${from}, when the period begins, or a later day`;
      return refuse({ code: 'input_invalid', fields: [{ field: 'to', message }] });
    }
    const client = await findClient(tx, named);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: named });
    return await readStated(app, tx, client, { from, to }, mostLines);
  });
}

async function readStated(
  app: App,
  tx: FirmTransaction,
  client: Client,
  period: Period,
  mostLines: number,
): Promise<Stated | Refused> {
  const journal = await readJournal(tx, client.id);
  const kept = await readPeriod(tx, journal, period, mostLines);
  if (kept === null) {
    const { name } = client;
    return refuse({ code: 'statement_too_long', client: name, ...period, mostLines });
  }
  const { firm, today } = await firmToday(app, tx);
  const agreed = await agreedOf(tx, firm.settingsVersion);
  const termsOn = termsByDay(agreed, client.id, client.currency);
  const pending = kept.reachesEnd
    ? (await readDueLapses(tx, client, journal.length, agreed, today, firm)).records
    : [];
  const blocks = new Map(kept.blocks.map((block) => [block.id, block]));
  const blockNames = new Map(kept.blocks.map(({ id, name }) => [id, name]));
  return {
    firm: firm.name,
    client: client.name,
    clientId: client.id,
    terms: { currency: client.currency, blockNames },
    drawOrder: termsOn(earlier(period.to, today)).policy.drawOrder,
    statement: statementOf({ ...kept, pending }),
    blocks,
  };
}
