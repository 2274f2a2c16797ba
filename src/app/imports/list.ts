/** Lists imports with how far each has come, the last one first. */
import { listImports } from '../../store/imports.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';
import { progressAsTold } from '../present/import.ts';

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const listTheImports: UseCase<'import.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const key = readKey(input.after, ['instant', 'id']);
    if (key === null) return refuse(CURSOR_INVALID);
    const [at = 'infinity', id = LAST] = key;
    const { limit } = input;
    const imports = await listImports(tx, { before: { at, id }, limit: limit + 1 });
    return { value: pageOf(imports, limit, (one) => [one.startedAt, one.id], progressAsTold) };
  });
