/** The keys that somebody may see: an owner all of the firm, others their own. */
import type { Actor, App } from '../app.ts';
import type { Key } from '../ports.ts';

export async function visibleKeys(app: App, actor: Actor): Promise<readonly Key[]> {
  const keys = await app.identity.keys(actor.firm);
  return actor.role === 'owner' ? keys : keys.filter(({ member }) => member === actor.member);
}
