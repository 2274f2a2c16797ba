/** Who imports may add clients and work types only as far as they may add them by hand. */
import type { AnyRefusal } from '../../contract/refusals.ts';
import type { Actor } from '../app.ts';
import { forbidden } from '../may.ts';

export function mayNotAdd(
  actor: Actor,
  { addClients, addWorkTypes }: { readonly addClients: boolean; readonly addWorkTypes: boolean },
): AnyRefusal | null {
  const clients = addClients ? forbidden(actor, 'clients:write') : null;
  return clients ?? (addWorkTypes ? forbidden(actor, 'catalogue:write') : null);
}
