/** Revokes an API key: one of yours, or as an owner any. */
import { isId, nameKey } from '../../store/names.ts';
import { refuse, type UseCase } from '../app.ts';
import { commandOf } from '../command.ts';
import { commit } from '../commit.ts';
import type { Key } from '../ports.ts';
import { visibleKeys } from './visible.ts';

export const revokeKey: UseCase<'key.revoke'> = (app, request) => {
  const { actor, input } = request;
  let revoked: string | null = null;
  return commit(app, {
    ...commandOf(app, 'key.revoke', request),
    client: null,
    alone: true,
    act: async () => {
      // Tried again after a conflict, it finds none any more: which one it was is remembered.
      if (revoked === null) {
        const found = called(await visibleKeys(app, actor), input.key);
        const [key] = found;
        if (key === undefined) return refuse({ code: 'key_unknown', key: input.key });
        if (found.length > 1) {
          const ids = found.map(({ id }) => id);
          return refuse({ code: 'name_ambiguous', thing: 'key', name: input.key, ids });
        }
        const done = await app.identity.revokeKey({ firm: actor.firm, key: key.id });
        if ('code' in done) return refuse(done);
        revoked = key.id;
      }
      return { outcome: { revoked }, subject: revoked };
    },
  });
};

function called(keys: readonly Key[], reference: string): readonly Key[] {
  const key = nameKey(reference);
  return keys.filter(({ id, name }) => nameKey(isId(reference) ? id : name) === key);
}
