/** Lists the records of a client's journal, newest first, with their hashes (H3). */
import type { OutputOf } from '../../contract/operations.ts';
import { type Currency, decimalMoney } from '../../engine/money.ts';
import { findClient } from '../../store/clients.ts';
import { type HashedRecord, listRecords } from '../../store/records.ts';
import { refuse, type UseCase } from '../app.ts';
import { CURSOR_INVALID, pageOf, readKey } from '../pages.ts';

export const listTheJournal: UseCase<'journal.list'> = async (app, { actor, input }) => {
  const after = readKey(input.after, ['number']);
  if (after === null) return refuse(CURSOR_INVALID);
  const { limit } = input;
  const [sequence = String(Number.MAX_SAFE_INTEGER)] = after;
  return await app.database.read(actor.firm, async (tx) => {
    const client = await findClient(tx, input.client);
    if (client === null) return refuse({ code: 'not_found', thing: 'client', name: input.client });
    const page = { before: Number(sequence), limit: limit + 1 };
    const records = await listRecords(tx, client.id, page);
    return {
      value: pageOf(
        records,
        limit,
        ({ record }) => [String(record.sequence)],
        (one) => recordAsTold(one, client.currency),
      ),
    };
  });
};

function recordAsTold(
  { record: { client: _, ...record }, hash }: HashedRecord,
  currency: Currency,
): OutputOf<'journal.list'>['items'][number] {
  return {
    ...record,
    money: record.money.map((line) => ({ ...line, amount: decimalMoney(line.amount, currency) })),
    minutes: [...record.minutes],
    hash: Buffer.from(hash).toString('hex'),
  };
}
