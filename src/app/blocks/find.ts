/** Finds the block that a request names, by id or by name, among those of the client it names. */
import { findBlock, type KeptBlock } from '../../store/blocks.ts';
import { type Client, findClient } from '../../store/clients.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { refuse } from '../app.ts';
import type { Refused } from '../commit.ts';

/** A block and whose it is; or the refusal that the firm, or the client, has none of that name. */
export async function blockNamed(
  tx: FirmTransaction,
  { client: ofClient, block: named }: { readonly client: string; readonly block: string },
): Promise<{ readonly client: Client; readonly block: KeptBlock } | Refused> {
  const client = await findClient(tx, ofClient);
  if (client === null) return refuse({ code: 'not_found', thing: 'client', name: ofClient });
  const block = await findBlock(tx, client.id, named);
  if (block === null) return refuse({ code: 'not_found', thing: 'block', name: named });
  return { client, block };
}
