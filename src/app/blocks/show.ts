/** Shows a block and what it was used for, newest first, with the running balance. */
import type { OutputOf } from '../../contract/operations.ts';
import { decimalMoney } from '../../engine/money.ts';
import {
  AFTER_ALL_MOVEMENTS,
  type KeptBlock,
  type KeptMovement,
  listMovements,
  type MovementPlace,
} from '../../store/blocks.ts';
import type { Client } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { readJournal } from '../../store/statements.ts';
import { refuse, type UseCase } from '../app.ts';
import { readDueLapses, type Standing, standingOf } from '../lapses/due.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { blockAsTold } from '../present/block.ts';
import { blockNamed } from './find.ts';

export const showBlock: UseCase<'block.show'> = async (app, { actor, input }) => {
  const before = placeOf(readKey(input.after, ['number', 'number']));
  if (before === null) return refuse(CURSOR_INVALID);
  const { limit } = input;
  return await app.database.read(actor.firm, async (tx) => {
    const found = await blockNamed(tx, input);
    if ('refusal' in found) return found;
    const { client, block } = found;
    const standing = await standingOf(app, tx, client);
    const due = before === AFTER_ALL_MOVEMENTS ? await dueOf(tx, client, block, standing) : [];
    const movements = await listMovements(tx, block.id, { before, limit: limit + 1 });
    const page = pageOf([...due, ...movements], limit, keyOf, (movement) =>
      movementAsTold(movement, block),
    );
    const lot = standing.lotToday(block.lot);
    return { value: { block: blockAsTold(lot, block, standing.today), movements: page } };
  });
};

/** The lapse of the block that is due, as the next write would book it; none when none is. */
async function dueOf(
  tx: FirmTransaction,
  client: Client,
  { id, lot }: KeptBlock,
  { firm, today, agreed, lotToday }: Standing,
): Promise<readonly KeptMovement[]> {
  if (lotToday(lot) === lot) return [];
  const { length } = await readJournal(tx, client.id);
  const { movements } = await readDueLapses(tx, client, length, agreed, today, firm);
  return movements
    .filter(({ block }) => block === id)
    .map(({ client: _, block: __, ...movement }) => ({ ...movement, ...NO_WORK }));
}

const NO_WORK = { technician: null, job: null, description: null };

/** The numbers of a key count from 1, the places of a record from 0. */
function keyOf({ sequence, place }: KeptMovement): readonly string[] {
  return [String(sequence), String(place + 1)];
}

function placeOf(key: readonly string[] | null): MovementPlace | null {
  if (key === null) return null;
  const [sequence, place] = key.map(Number);
  if (sequence === undefined || place === undefined) return AFTER_ALL_MOVEMENTS;
  return { sequence, place: place - 1 };
}

function movementAsTold(
  { place: _, ...movement }: KeptMovement,
  { currency }: KeptBlock,
): OutputOf<'block.show'>['movements']['items'][number] {
  return {
    ...movement,
    value: decimalMoney(movement.value, currency),
    leftValue: decimalMoney(movement.leftValue, currency),
  };
}
