/**
 * Finds an entry for a write. Its client, which never changes, is looked up first; all else is
 * decided by what is loaded once the client's row is locked.
 */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Act, BankEntry, Step } from '../../engine/bank/books.ts';
import type { Needs } from '../../store/books.ts';
import { readClientsOf } from '../../store/entries.ts';
import { type App, type Result, refuse } from '../app.ts';
import {
  answeredBefore,
  type Command,
  type Decided,
  type LedgerWrite,
  NOTHING_ELSE,
  type Refused,
  type Where,
} from '../commit.ts';

/** An entry's id as it is kept, and whose it is. */
export type EntryPlace = { readonly id: string; readonly client: string };

/** The entry as it stands under the lock, and all that is there to decide by. */
export type Found = {
  readonly step: Step;
  readonly entry: BankEntry;
  readonly act: Act;
  readonly where: Where;
};

/**
 * Whose the entry is. Where there is none, what the command came to before it went, such as its
 * discarding; else the refusal that there is none in the actor's firm.
 */
export async function placeOfEntry<T>(
  app: App,
  command: Command,
  entry: string,
): Promise<EntryPlace | { readonly answer: Result<T> }> {
  const id = entry.toLowerCase();
  const clients = await app.database.read(command.actor.firm, (tx) => readClientsOf(tx, [id]));
  const client = clients.get(id);
  if (client !== undefined) return { id, client };
  return { answer: (await answeredBefore<T>(app, command)) ?? refuse(entryUnknown(id)) };
}

/** A write about one entry; refused when it has gone meanwhile. */
export function entryWrite<T>(
  command: Command,
  { id, client }: EntryPlace,
  needs: Partial<Needs>,
  decide: (found: Found) => Decided<T> | Refused,
): LedgerWrite<T> {
  return {
    ...command,
    client,
    needs: { ...NOTHING_ELSE, ...needs, entries: [id] },
    decide: (step, act, where) => {
      const entry = step.books.entries.get(id);
      return entry === undefined ? refuse(entryUnknown(id)) : decide({ step, entry, act, where });
    },
  };
}

/** A write that needs the days of the jobs of the entries it names (B2). */
export const THEIR_DAYS = { jobDays: [{ job: null, workedOn: null }] } as const;

/** The refusal of an entry that the firm does not have. */
export function entryUnknown(id: string): AnyRefusal {
  return { code: 'not_found', thing: 'entry', name: id };
}
