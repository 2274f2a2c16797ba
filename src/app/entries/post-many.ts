/**
 * Posts drafts in the order of their work, each by itself: one refused stops no other. Whose they
 * are is kept first, under the key of the request; then each client's are posted in one commit,
 * under a key made from it. So a repeat, also of one that broke off half-way, goes on where it is
 * and comes to the first outcome (B11).
 */
import { createHash } from 'node:crypto';
import type { OutputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { anyRefusalMessage } from '../../contract/refusals.ts';
import type { Act, BankEntry, Step } from '../../engine/bank/books.ts';
import { inOrderOfWork, postEntry } from '../../engine/bank/work.ts';
import { readClientsOf } from '../../store/entries.ts';
import type { App, Request, Result, UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { type Command, commit, type LedgerWrite, NOTHING_ELSE, type Where } from '../commit.ts';
import { commitLedger } from '../gather.ts';
import { entryUnknown, THEIR_DAYS } from './find.ts';
import { entryTold, refuseNamed } from './told.ts';
import { archivedClient } from './written.ts';

type Outcome = OutputOf<'entry.post-many'>;
type RefusedEntry = Outcome['refused'][number];

/** Whose the entries are, as it was when they were first asked for. */
type Plan = {
  readonly clients: readonly { readonly client: string; readonly entries: readonly string[] }[];
  /** Those that there are none of. */
  readonly unknown: readonly string[];
};

export const postManyEntries: UseCase<'entry.post-many'> = async (app, request) => {
  const command = commandOf(app, 'entry.post-many', request);
  const planned = await planOf(app, command, request);
  if ('refusal' in planned) return planned;
  const { clients, unknown } = planned.value;
  const results = await Promise.all(
    clients.map((each) => commitLedger(app, clientWrite(command, each.client, each.entries))),
  );
  const posted: Outcome['posted'] = [];
  const refused = unknown.map((id) => refusedEntry(id, entryUnknown(id)));
  for (const result of results) {
    if ('refusal' in result) return result;
    posted.push(...result.value.posted);
    refused.push(...result.value.refused);
  }
  return { value: { posted, refused } };
};

function planOf(
  app: App,
  command: Command,
  { input }: Request<'entry.post-many'>,
): Promise<Result<Plan>> {
  return commit<Plan>(app, {
    ...command,
    client: null,
    act: async (tx) => {
      const ids = [...new Set(input.entries.map((id) => id.toLowerCase()))];
      const clientOf = await readClientsOf(tx, ids);
      const clients = [...new Set(clientOf.values())].sort().map((client) => ({
        client,
        entries: ids.filter((id) => clientOf.get(id) === client),
      }));
      const unknown = ids.filter((id) => !clientOf.has(id));
      return { outcome: { clients, unknown }, subject: `${ids.length} entries` };
    },
  });
}

function clientWrite(
  command: Command,
  client: string,
  entries: readonly string[],
): LedgerWrite<Outcome> {
  const hash = createHash('sha256').update(`${command.key} ${client}`).digest('base64url');
  return {
    ...command,
    key: `of many ${hash}`,
    input: { client, entries },
    client,
    needs: { ...NOTHING_ELSE, ...THEIR_DAYS, entries },
    decide: (step, act, where) => {
      const found = entries.flatMap((id) => step.books.entries.get(id) ?? []);
      const gone = entries.filter((id) => !step.books.entries.has(id));
      const done = postAll(step, inOrderOfWork(found), act, where);
      const refused = [...gone.map((id) => refusedEntry(id, entryUnknown(id))), ...done.refused];
      const posted = done.posted.map((entry) => entryTold(entry, done.step, where));
      return { step: done.step, outcome: { posted, refused }, subject: client };
    },
  };
}

function postAll(from: Step, entries: readonly BankEntry[], act: Act, where: Where) {
  const posted: BankEntry[] = [];
  const refused: RefusedEntry[] = [];
  const archived = archivedClient(where);
  let step = from;
  for (const entry of entries) {
    const done = archived ?? postEntry(step, entry, false, { asOverage: false }, act);
    if ('code' in done) {
      refused.push(refusedEntry(entry.entry.id, refuseNamed(done, step.books).refusal));
      continue;
    }
    step = { books: done.books, change: done.change };
    posted.push(done.entry);
  }
  return { step, posted, refused };
}

function refusedEntry(entry: string, refusal: AnyRefusal): RefusedEntry {
  return { entry, code: refusal.code, message: anyRefusalMessage(refusal) };
}
