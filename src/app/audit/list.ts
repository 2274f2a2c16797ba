/** Lists who did what, newest first. */
import type { OutputOf } from '../../contract/operations.ts';
import { listDeeds } from '../../store/audit.ts';
import { findClient } from '../../store/clients.ts';
import type { Deed } from '../../store/effects.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';

const LAST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

export const listTheAudit: UseCase<'audit.list'> = (app, { actor, input }) =>
  app.database.read(actor.firm, async (tx) => {
    const key = readKey(input.after, ['instant', 'id']);
    if (key === null) return refuse(CURSOR_INVALID);
    const { client: reference, limit } = input;
    const client = reference === undefined ? null : await findClient(tx, reference);
    if (reference !== undefined && client === null) {
      return refuse({ code: 'not_found', thing: 'client', name: reference });
    }
    const [at = 'infinity', id = LAST] = key;
    const deeds = await listDeeds(tx, client?.id ?? null, { before: { at, id }, limit: limit + 1 });
    return { value: pageOf(deeds, limit, (deed) => [deed.at, deed.id], deedAsTold) };
  });

function deedAsTold(deed: Deed): OutputOf<'audit.list'>['items'][number] {
  const { id, at, actorKind, actorId, actorName, operation, client, subject, summary } = deed;
  return { id, at, actorKind, actor: actorId, actorName, operation, client, subject, summary };
}
