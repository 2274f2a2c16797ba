/** Imports sold blocks (A1, A2): each row is a sale that was paid in full. */

import { blockReader, type FileBlock, type ReadBlocks } from '../../formats/read-blocks.ts';
import type { RowFault } from '../../formats/refusals.ts';
import { agreedOf } from '../../store/agreed.ts';
import { nameKey } from '../../store/names.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { firmToday } from '../today.ts';
import { type BlockRow, blocksPart } from './blocks-part.ts';
import { matchClients } from './clients.ts';
import { mayNotAdd } from './may-add.ts';
import { LIMITS, readFile } from './read-file.ts';
import { MOST_TOLD, type RefusedRows, refusedRowsOf } from './refused-rows.ts';
import { runImport } from './run.ts';
import { LONGEST_BLOCK_NAME, nameFault } from './texts.ts';
import { type WorkTypes, workTypesFor } from './work-types.ts';

/** The blocks of one commit. */
const PART_ROWS = 200;

export const importBlocks: UseCase<'import.blocks'> = async (app, request) => {
  const { actor, input } = request;
  const denied = mayNotAdd(actor, input);
  if (denied !== null) return refuse(denied);
  const file = await readFile(blockReader({ file: input.fileName, limits: LIMITS }), request.file);
  if ('refusal' in file) return file;
  const { read, hash } = file;
  const refused = refusedRowsOf(input.fileName);
  const { matched, newWorkTypes } = await app.database.read(actor.firm, async (tx) => {
    const { firm } = await firmToday(app, tx);
    const agreed = await agreedOf(tx, firm.settingsVersion);
    const workTypes = workTypesFor(agreed, input.addWorkTypes);
    const rows = rowsOf(read, workTypes, refused);
    const matching = {
      ...{ add: input.addClients, newId: app.newId, refused },
      // A block is known by its name among those of its client: of a new client, none is.
      newAmong: async (own: readonly BlockRow[]) => own,
    };
    return {
      matched: await matchClients(tx, rows, belongingOf, matching),
      newWorkTypes: workTypes.added(),
    };
  });
  const plan = {
    ...({
      kind: 'blocks',
      fileName: input.fileName,
      fileHash: hash,
      newWorkTypes,
      refused,
    } as const),
    ...matched,
    rowsRead: read.blocks.length + read.refusedRows,
    warnings: read.warnings.map(({ message }) => message).slice(0, MOST_TOLD),
    partRows: PART_ROWS,
    partOf: (client: string, own: readonly BlockRow[], isLast: boolean) =>
      blocksPart(app, { client, rows: own, isLast }),
  };
  return await runImport(app, commandOf(app, 'import.blocks', request), plan, input.dryRun);
};

/** The blocks that can be taken over, in the order of the file, which is that of their sale (A6). */
function rowsOf(read: ReadBlocks, workTypes: WorkTypes, refused: RefusedRows): readonly BlockRow[] {
  refused.take(read.refused, read.refusedRows);
  const names = new Set<string>();
  const rows: BlockRow[] = [];
  for (const block of read.blocks) {
    const { client, id, line } = block;
    const place = { line, id };
    const fault = faultOf(block);
    if (fault !== null) {
      refused.fault(place, fault);
      continue;
    }
    const name = `${nameKey(client)}\n${nameKey(id)}`;
    if (names.has(name)) {
      refused.refuse(place, { code: 'block_duplicate', block: id, client });
      continue;
    }
    names.add(name);
    const limited = new Set<string>();
    const called = (block.workTypes ?? []).map(workTypes.called);
    const unknown = called.find((one) => typeof one === 'object');
    if (unknown !== undefined) {
      refused.refuse(place, unknown, ', or ask for addWorkTypes');
      continue;
    }
    for (const one of called) if (typeof one === 'string') limited.add(one);
    rows.push({ block, place, workTypes: block.workTypes === null ? null : [...limited] });
  }
  return rows;
}

/** What is wrong with the texts of a block. */
function faultOf({ client, id, workTypes }: FileBlock): RowFault | null {
  const fault = nameFault('client', client) ?? nameFault('block', id, LONGEST_BLOCK_NAME);
  if (fault !== null) return fault;
  for (const workType of workTypes ?? []) {
    const unfit = nameFault('workTypes', workType);
    if (unfit !== null) return unfit;
  }
  return null;
}

function belongingOf({ block, place }: BlockRow) {
  return { client: block.client, place, currency: block.currency };
}
