/** What a firm's books come to, added up from what the API tells of them, each figure by itself. */
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Currency, parseMoney } from '../../src/engine/money.ts';
import type { As, Bank } from './bank.ts';
import { allPages } from './pages.ts';

type Client = OutputOf<'client.list'>['items'][number];
type JournalRecord = OutputOf<'journal.list'>['items'][number];
type Block = OutputOf<'block.list'>['items'][number];
type Invoice = OutputOf<'invoice.list'>['items'][number];
type Payment = OutputOf<'payment.list'>['items'][number];

/** All that is told of one client. */
export type ToldClient = {
  readonly client: Client;
  readonly records: readonly JournalRecord[];
  readonly blocks: readonly Block[];
  readonly invoices: readonly Invoice[];
  readonly payments: readonly Payment[];
  /** In minor units. */
  readonly unbilled: number;
};

export async function toldClients(bank: Bank, as: As): Promise<readonly ToldClient[]> {
  const options = { as };
  const limit = 200;
  const { items } = await allPages((after) => bank.ask('client.list', { after, limit }, options));
  const { items: unbilled } = await allPages((after) =>
    bank.ask('unbilled.list', { after, limit }, options),
  );
  return await Promise.all(
    items.map(async (one): Promise<ToldClient> => {
      const asked = (after: string | undefined) => ({ client: one.id, after, limit });
      const [records, blocks, invoices, payments] = await Promise.all([
        allPages((after) => bank.ask('journal.list', asked(after), options)),
        allPages((after) => bank.ask('block.list', asked(after), options)),
        allPages((after) => bank.ask('invoice.list', asked(after), options)),
        allPages((after) => bank.ask('payment.list', asked(after), options)),
      ]);
      const open = unbilled.find(({ client }) => client === one.id);
      return {
        ...{ client: one, records: records.items, blocks: blocks.items },
        ...{ invoices: invoices.items, payments: payments.items },
        unbilled: open === undefined ? 0 : minorUnits(open.value, open.currency),
      };
    }),
  );
}

/** An amount as it is told, in minor units. */
export function minorUnits(text: string, currency: string): number {
  const size = parseMoney(text.replace('-', ''), currency as Currency);
  if (size === null) throw new Error(`${text} is no amount of ${currency}`);
  return text.startsWith('-') ? -size : size;
}

/** What the journal of a client holds on each account, in minor units. */
export function accountSums({ client, records }: ToldClient): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { money } of records) {
    for (const { account, amount } of money) {
      sums.set(account, (sums.get(account) ?? 0) + minorUnits(amount, client.currency));
    }
  }
  return sums;
}

/** What the journal holds of each block, in minor units. */
export function deferredSums({ client, records }: ToldClient): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { money } of records) {
    for (const { account, block, amount } of money) {
      if (account !== 'deferred:block' || block === null) continue;
      sums.set(block, (sums.get(block) ?? 0) - minorUnits(amount, client.currency));
    }
  }
  return sums;
}
