/** Entries as they are told: after a write, in a preview, and as they are read. */
import type { OutputOf } from '../../contract/operations.ts';
import type { AnyRefusal } from '../../contract/refusals.ts';
import { usableOn } from '../../engine/accounts.ts';
import type { Act, BankEntry, Books, Step } from '../../engine/bank/books.ts';
import type { FirmTransaction } from '../../store/database.ts';
import { readBlockNames, readClientLabels } from '../../store/entry-lists.ts';
import { refuse } from '../app.ts';
import type { Refused, Where } from '../commit.ts';
import { entryAsTold, type PresentedEntry } from '../present/entry.ts';

/** The entry as it now is, told with the names of what it drew from. */
export function entryTold(entry: BankEntry, { books }: Step, { client }: Where): PresentedEntry {
  const { currency, labels } = books;
  return entryAsTold(entry, { clientName: client.name, currency, labels });
}

/** What posting did to an entry and to what can be drawn today. */
export function previewTold(
  before: Step,
  after: Step & { readonly entry: BankEntry },
  { today }: Act,
  where: Where,
): OutputOf<'entry.preview'> {
  return {
    entry: entryTold(after.entry, after, where),
    usableMinutesBefore: usableOn(before.books.account, today),
    usableMinutesAfter: usableOn(after.books.account, today),
  };
}

/** Entries as they stand, told with the names of their clients and blocks. */
export async function entriesTold(
  tx: FirmTransaction,
  entries: readonly BankEntry[],
): Promise<readonly PresentedEntry[]> {
  const clients = await readClientLabels(tx, distinct(entries.map(({ entry }) => entry.client)));
  const labels = await readBlockNames(tx, distinct(entries.flatMap(blocksOf)));
  return entries.map((entry) => {
    const client = clients.get(entry.entry.client);
    if (client === undefined) throw new RangeError(`entry ${entry.entry.id} has no client`);
    return entryAsTold(entry, { clientName: client.name, currency: client.currency, labels });
  });
}

function blocksOf({ outcome }: BankEntry): readonly string[] {
  if (outcome === null) return [];
  return [...outcome.draws.map((slice) => slice.block), ...outcome.waitsFor];
}

function distinct(all: readonly string[]): readonly string[] {
  return [...new Set(all)];
}

/** The refusal, with blocks called by the names the client knows them by. */
export function refuseNamed(refusal: AnyRefusal, { labels }: Books): Refused {
  if (refusal.code !== 'insufficient_minutes') return refuse(refusal);
  const blocks = refusal.blocks.map((block) => labels.get(block)?.name ?? block);
  return refuse({ ...refusal, blocks });
}
