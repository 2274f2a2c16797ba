/**
 * The write path for a part of an import: many rows of one client in one commit. It is the way of
 * every write (lock, load, decide, append), but for two things: rows are known again by what they
 * are, not by a key of their own, and no lapse is booked before, for what is taken over was in time
 * where it was recorded.
 */
import { type Act, NO_CHANGE, type Step } from '../engine/bank/books.ts';
import { agreedOf } from '../store/agreed.ts';
import { lockClients, type Needs, readBooks } from '../store/books.ts';
import type { FirmTransaction } from '../store/database.ts';
import { saveChange } from '../store/save.ts';
import type { App, Author } from './app.ts';
import type { Where } from './commit.ts';
import { actOf, openFirm, withRetries } from './transaction.ts';

/** A part of an import. */
export type Part<Loaded, T> = {
  readonly client: string;
  readonly needs: Omit<Needs, 'client'>;
  /** Reads what is known already, once the client's row is locked. */
  readonly load: (tx: FirmTransaction) => Promise<Loaded>;
  /** May be run again after a conflict or an outage, as if for the first time. */
  readonly decide: (step: Step, act: Act, where: Where, loaded: Loaded) => PartDone<T>;
  /** Keeps how far the import has come, in the same commit and after all else. */
  readonly count: (tx: FirmTransaction, outcome: T, at: string) => Promise<void>;
};

type PartDone<T> = { readonly step: Step; readonly outcome: T };

/** Commits a part. */
export async function commitPart<Loaded, T>(
  app: App,
  actor: Author,
  part: Part<Loaded, T>,
): Promise<T> {
  return await withRetries(() =>
    app.database.write(actor.firm, async (tx) => ({
      keep: true,
      value: await runPart(app, tx, actor, part),
    })),
  );
}

/** Runs parts one after the other, after what `prepare` does, and rolls all of it back. */
export async function previewParts<Loaded, T>(
  app: App,
  actor: Author,
  prepare: (tx: FirmTransaction) => Promise<void>,
  parts: readonly Part<Loaded, T>[],
): Promise<readonly T[]> {
  return await withRetries(() =>
    app.database.write(actor.firm, async (tx) => {
      await prepare(tx);
      const outcomes: T[] = [];
      for (const part of parts) outcomes.push(await runPart(app, tx, actor, part));
      return { keep: false, value: outcomes };
    }),
  );
}

async function runPart<Loaded, T>(
  app: App,
  tx: FirmTransaction,
  actor: Author,
  part: Part<Loaded, T>,
): Promise<T> {
  // Given at once, and run in this order: what is read after the lock is as the lock found it.
  const [clients, opened, loaded] = await Promise.all([
    lockClients(tx, [part.client]),
    openFirm(tx, app),
    part.load(tx),
  ]);
  const agreed = await agreedOf(tx, opened.firm.settingsVersion);
  const needs = [{ client: part.client, ...part.needs }];
  const read = await readBooks(tx, clients, needs, agreed, opened.today, opened.firm);
  const client = clients.get(part.client);
  const books = read.get(part.client);
  if (client === undefined || books === undefined) {
    throw new RangeError(`client ${part.client} was there and is gone`);
  }
  const act = actOf(actor, opened);
  const where = { client, firm: opened.firm };
  const { step, outcome } = part.decide({ books, change: NO_CHANGE }, act, where, loaded);
  await saveChange(tx, clients, step.change);
  // Other parts of the import wait for this row: it comes last.
  await part.count(tx, outcome, opened.at);
  return outcome;
}
