/**
 * Takes the rows of a file over, client by client and part by part, each part in a commit of its
 * own that counts it. So an import that was interrupted has taken over the first rows of each client
 * in their order, and run again it takes over the rest: what is known is left as it is.
 */
import { withoutCardNumbers } from '../../contract/card-numbers.ts';
import { placeOfRow } from '../../formats/refusals.ts';
import { insertClient } from '../../store/clients.ts';
import { countRows, type ImportReport, type KeptImport } from '../../store/imports.ts';
import type { App, Result } from '../app.ts';
import type { Command } from '../commit.ts';
import { commitPart, previewParts } from '../commit-part.ts';
import { importAsTold, type PresentedImport } from '../present/import.ts';
import { beginImport, endImport } from './begin.ts';
import type { ClientRows } from './clients.ts';
import { type PartOutcome, type Plan, partsOf, type RowsPart, type RowWarning } from './plan.ts';
import { MOST_TOLD } from './refused-rows.ts';
import { importTold } from './told.ts';

/** Runs an import, or tells what would come of it. */
export async function runImport<Row, Loaded>(
  app: App,
  command: Command,
  plan: Plan<Row, Loaded>,
  dryRun: boolean,
): Promise<Result<PresentedImport>> {
  const tally = tallyOf(plan);
  if (dryRun) {
    const startedAt = nowOf(app);
    await inLanes(plan.clients, (own) => previewClient(app, command, plan, own, tally));
    const came = cameTo(plan, tally, { id: '', startedAt, changedAt: nowOf(app) });
    return { value: importAsTold(came, true) };
  }
  const begun = await beginImport(app, command, plan, reportOf(plan, tally));
  if ('refusal' in begun) return begun;
  const { id, isRepeat, startedAt, clientIds } = begun.value;
  if (isRepeat) return await importTold(app, command.actor, id);
  await inLanes(plan.clients, async ({ client, rows }, isStopped) => {
    const own = { client: { ...client, id: clientIds.get(client.id) ?? client.id }, rows };
    for (const part of partsOf(plan, own)) {
      if (isStopped()) return;
      tally.add(await commitPart(app, command.actor, counted(part, id)));
    }
  });
  const ended = await endImport(app, command, id, {
    counts: tally.counts(),
    report: reportOf(plan, tally),
  });
  if ('refusal' in ended) return ended;
  const { changedAt } = ended.value;
  return { value: importAsTold(cameTo(plan, tally, { id, startedAt, changedAt }), false) };
}

/** What would become of a client's rows: all of its parts in one transaction, rolled back. */
async function previewClient<Row, Loaded>(
  app: App,
  { actor }: Command,
  plan: Plan<Row, Loaded>,
  own: ClientRows<Row>,
  tally: Tally,
): Promise<void> {
  const { client } = own;
  const isNew = plan.newClients.includes(client);
  const parts = [...partsOf(plan, own)].map((part) => ({ ...part, count: async () => undefined }));
  const outcomes = await previewParts(
    app,
    actor,
    async (tx) => {
      if (isNew) await insertClient(tx, { ...client, createdAt: nowOf(app) });
    },
    parts,
  );
  for (const outcome of outcomes) tally.add(outcome);
}

function counted<Loaded>(part: RowsPart<Loaded>, id: string) {
  return {
    ...part,
    count: (
      tx: Parameters<typeof countRows>[0],
      { booked, known, refused }: PartOutcome,
      at: string,
    ) => countRows(tx, id, { booked, known, refused: refused.length }, at),
  };
}

type Tally = ReturnType<typeof tallyOf>;

/** Counts what became of rows, and keeps which of them were refused and what to look at. */
function tallyOf({ refused, fileName }: Pick<Plan<unknown, unknown>, 'refused' | 'fileName'>) {
  let booked = 0;
  let known = 0;
  let warned = 0;
  const warnings: RowWarning[] = [];
  return {
    add(outcome: PartOutcome): void {
      booked += outcome.booked;
      known += outcome.known;
      for (const { place, refusal } of outcome.refused) refused.refuse(place, refusal);
      warned += outcome.warnings.length;
      warnings.push(...outcome.warnings.slice(0, MOST_TOLD - warnings.length));
    },
    /** The first warnings, those of the books before the file's own. */
    warnings(ofFile: readonly string[]): readonly string[] {
      const told = warnings
        .toSorted((a, b) => a.place.line - b.place.line)
        .map(({ place, message }) => `${placeOfRow(fileName, place.line, place.id)}: ${message}`);
      const all = [...told, ...ofFile];
      const count = warned + ofFile.length;
      if (count <= MOST_TOLD) return all;
      return [...all.slice(0, MOST_TOLD - 1), `and ${count - MOST_TOLD + 1} more warnings`];
    },
    counts: () => ({ booked, known, refused: refused.count() }),
  };
}

function reportOf<Row, Loaded>(plan: Plan<Row, Loaded>, tally: Tally): ImportReport {
  return {
    newClients: plan.newClients.map(({ name }) => name),
    newWorkTypes: plan.newWorkTypes,
    refused: plan.refused.told(),
    warnings: tally.warnings(plan.warnings).map(withoutCardNumbers),
  };
}

function cameTo<Row, Loaded>(
  plan: Plan<Row, Loaded>,
  tally: Tally,
  run: Pick<KeptImport, 'id' | 'startedAt' | 'changedAt'>,
): KeptImport {
  const { kind, fileName, rowsRead } = plan;
  return {
    ...{ ...run, kind, fileName, rowsRead, state: 'done' },
    counts: tally.counts(),
    report: reportOf(plan, tally),
  };
}

function nowOf(app: App): string {
  return new Date(app.clock()).toISOString();
}

/**
 * While the database keeps parts of some clients, the next part of another is decided: more lanes
 * than this would only wait for one another.
 */
const LANES = 3;

/** Takes the clients one after the other in each lane, those with most rows first. */
async function inLanes<Row>(
  clients: readonly ClientRows<Row>[],
  take: (own: ClientRows<Row>, isStopped: () => boolean) => Promise<void>,
): Promise<void> {
  const queue = clients.toSorted((a, b) => b.rows.length - a.rows.length);
  let stopped = false;
  const lane = async (): Promise<void> => {
    try {
      for (let own = queue.shift(); own !== undefined && !stopped; own = queue.shift()) {
        await take(own, () => stopped);
      }
    } catch (error) {
      stopped = true;
      throw error;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}
