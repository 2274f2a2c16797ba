/** How an import begins and ends: what is kept of it beside the books. */
import { FROM_THE_BEGINNING } from '../../engine/terms.ts';
import { type Client, clientsNamed, insertClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { countSettingsChange, shareFirm } from '../../store/firms.ts';
import {
  finishImport,
  type ImportReport,
  insertImport,
  type KeptImport,
  type RowCounts,
} from '../../store/imports.ts';
import { nameKey } from '../../store/names.ts';
import { insertWorkType } from '../../store/work-types.ts';
import type { App, Result } from '../app.ts';
import { type Command, commit } from '../commit.ts';
import type { Plan } from './plan.ts';

/** An import that runs: its id, and who the clients are that it added. */
export type Begun = {
  readonly id: string;
  /** True when the key belongs to an import that was begun before: then there is nothing to do. */
  readonly isRepeat: boolean;
  readonly startedAt: string;
  /** The ids of the clients that the plan would add, by those it gave them. */
  readonly clientIds: ReadonlyMap<string, string>;
};

/** Keeps that an import runs, and adds the clients and the work types that it needs. */
export async function beginImport<Row, Loaded>(
  app: App,
  command: Command,
  plan: Plan<Row, Loaded>,
  report: ImportReport,
): Promise<Result<Begun>> {
  const id = app.newId();
  let clientIds: ReadonlyMap<string, string> = new Map();
  let startedAt = '';
  const begun = await commit<{ readonly import: string }>(app, {
    ...command,
    // The same name may hold other rows: then it is another input.
    input: { ...(command.input as object), file: plan.fileHash },
    client: null,
    alone: true,
    act: async (tx, act) => {
      startedAt = act.at;
      clientIds = await addClients(tx, plan.newClients, act.at);
      await addWorkTypes(tx, plan.newWorkTypes, act.at);
      const { kind, fileName, rowsRead } = plan;
      const counts = { booked: 0, known: 0, refused: plan.refused.count() };
      const state = 'running' as const;
      const kept = { id, kind, fileName, state, rowsRead, counts, report };
      await insertImport(tx, { ...kept, startedAt, changedAt: startedAt }, act.by);
      return { outcome: { import: id }, subject: id };
    },
  });
  if ('refusal' in begun) return begun;
  const { import: kept } = begun.value;
  return { value: { id: kept, isRepeat: kept !== id, startedAt, clientIds } };
}

/** Adds clients. One that somebody else has added meanwhile is taken as it is. */
async function addClients(
  tx: FirmTransaction,
  clients: readonly Client[],
  createdAt: string,
): Promise<ReadonlyMap<string, string>> {
  if (clients.length === 0) return new Map();
  await shareFirm(tx);
  for (const client of clients) await insertClient(tx, { ...client, createdAt });
  const kept = await clientsNamed(
    tx,
    clients.map(({ name }) => nameKey(name)),
  );
  return new Map(clients.map(({ id, name }) => [id, kept.get(nameKey(name))?.id ?? id]));
}

async function addWorkTypes(
  tx: FirmTransaction,
  workTypes: readonly string[],
  createdAt: string,
): Promise<void> {
  const weight = { numerator: 1, denominator: 1 };
  for (const workType of workTypes) {
    const terms = { workType, validFrom: FROM_THE_BEGINNING, weight, travel: false };
    await insertWorkType(tx, { ...terms, createdAt });
  }
  if (workTypes.length > 0) await countSettingsChange(tx);
}

/** Keeps what an import came to. */
export async function endImport(
  app: App,
  { actor, operation }: Command,
  id: string,
  came: { readonly counts: RowCounts; readonly report: ImportReport },
): Promise<Result<Pick<KeptImport, 'changedAt'>>> {
  return await commit(app, {
    actor,
    operation,
    key: `end of import ${id}`,
    input: { import: id, ...came.counts },
    client: null,
    act: async (tx, { at }) => {
      await finishImport(tx, id, came, at);
      return { outcome: { changedAt: at }, subject: id };
    },
  });
}
