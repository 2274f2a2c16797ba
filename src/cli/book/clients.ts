/** Brings blocks and entries together, client by client. */

import type { Block } from '../../engine/blocks.ts';
import type { ClientInput } from '../../engine/book.ts';
import type { Currency } from '../../engine/money.ts';
import type { FileEntry } from '../../formats/entry-rows.ts';
import type { FileBlock } from '../../formats/read-blocks.ts';

type Gathered = {
  readonly client: string;
  currency: Currency | null;
  readonly blocks: Block[];
  readonly entries: FileEntry[];
};

const BY_NAME = new Intl.Collator('en', { numeric: true });

/** Every client of either file, by name; the entries keep the order they are given in. */
export function clientsOf(
  blocks: readonly FileBlock[],
  entries: readonly FileEntry[],
): readonly ClientInput<FileEntry>[] {
  const clients = new Map<string, Gathered>();
  const gathered = (client: string): Gathered => {
    let found = clients.get(client);
    if (found === undefined) {
      found = { client, currency: null, blocks: [], entries: [] };
      clients.set(client, found);
    }
    return found;
  };
  for (const block of blocks) {
    const client = gathered(block.client);
    client.currency = block.currency;
    client.blocks.push(block);
  }
  for (const entry of entries) gathered(entry.client).entries.push(entry);
  return [...clients.values()].sort(
    (a, b) => BY_NAME.compare(a.client, b.client) || (a.client < b.client ? -1 : 1),
  );
}
