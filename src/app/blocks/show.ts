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
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { blockAsTold } from '../present/block.ts';
import { firmToday } from '../today.ts';
import { blockNamed } from './find.ts';

export const showBlock: UseCase<'block.show'> = async (app, { actor, input }) => {
  const before = placeOf(readKey(input.after, ['number', 'number']));
  if (before === null) return refuse(CURSOR_INVALID);
  const { limit } = input;
  return await app.database.read(actor.firm, async (tx) => {
    const found = await blockNamed(tx, input);
    if ('refusal' in found) return found;
    const { block } = found;
    const { today } = await firmToday(app, tx);
    const movements = await listMovements(tx, block.id, { before, limit: limit + 1 });
    const page = pageOf(movements, limit, keyOf, (movement) => movementAsTold(movement, block));
    return { value: { block: blockAsTold(block.lot, block, today), movements: page } };
  });
};

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
