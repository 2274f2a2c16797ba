/** Books with every kind of record, which the owner of the database may touch and put back. */
import assert from 'node:assert/strict';
import type { Actor } from '../../src/app/app.ts';
import { verifyTheLedger } from '../../src/app/ledger/verify.ts';
import { permissionsOf } from '../../src/app/may.ts';
import type { OutputOf } from '../../src/contract/operations.ts';
import { type Database, type FirmTransaction, openDatabase } from '../../src/store/database.ts';
import { atEnd } from './at-end.ts';
import { type Bank, openBank } from './bank.ts';

export type Verified = OutputOf<'ledger.verify'>;

/** A bank with two clients: Alder, with every kind of record, and Birch, with hardly any. */
export type TouchedBooks = {
  readonly bank: Bank;
  /** Alder's entries, by what became of them. */
  readonly entries: Readonly<Record<string, string>>;
  /** Verifies what the owner made of the books in a transaction that is rolled back then. */
  readonly verifiedAfter: (act: (tx: FirmTransaction) => Promise<void>) => Promise<Verified>;
  /** The findings in words, entries called by what became of them. */
  readonly told: (verified: Verified) => string[];
};

/** Opens a bank in which `live` was lived, which tells its entries by what became of them. */
export async function openTouchedBooks(
  live: (bank: Bank) => Promise<Record<string, string>> = liveAYear,
): Promise<TouchedBooks> {
  const bank = await openBank('2026-01-05T12:00:00Z');
  const owner = openDatabase({ url: bank.ownerUrl, becomeApp: false, connections: 1 });
  atEnd(() => owner.close());
  await bank.ask('rate.set', { ratePerHour: '60.00' });
  const entries = await live(bank);
  return {
    bank,
    entries,
    verifiedAfter: (act) =>
      owner.write(bank.firm, async (tx) => {
        await act(tx);
        const database: Database = { ...bank.app.database, read: (_firm, read) => read(tx) };
        const asked = { actor: { ...ACTOR, firm: bank.firm }, key: null, input: {} };
        const done = await verifyTheLedger({ ...bank.app, database }, asked);
        if ('refusal' in done) throw new Error(done.refusal.code);
        return { keep: false, value: done.value };
      }),
    told: ({ findings }) =>
      findings.map(({ client, what, subject, expected, found }) => {
        let text = `${client}: ${what}, ${subject}: ${expected} / ${found}`;
        for (const [name, id] of Object.entries(entries)) text = text.replaceAll(id, name);
        return text.replace(/[0-9a-f]{64}/g, 'hash').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
      }),
  };
}

const ACTOR: Omit<Actor, 'firm'> = {
  ...{ kind: 'operator', id: '', member: '', name: 'Operator', role: 'owner' },
  permissions: permissionsOf('owner', null),
};

async function liveAYear(bank: Bank): Promise<Record<string, string>> {
  const entries: Record<string, string> = {};
  const client = (await bank.ask('client.add', { name: 'Alder' })).name;
  await bank.ask('client.add', { name: 'Birch' });
  await bank.ask('block.grant', { client: 'Birch', minutes: 30, note: 'Hello' });
  const sale = { client, minutes: 100, price: '90.00', boughtOn: '2026-01-01', name: 'A' };
  await bank.ask('block.sell', { ...sale, paid: '40.00', expiresOn: '2026-01-31' });
  await bank.ask('block.pay', { client, block: 'A', amount: '50.00' });
  const work = { client, workType: 'remote', job: 'Website', post: true };
  const log = async (name: string, given: object): Promise<void> => {
    entries[name] = (await bank.ask('entry.log', { ...work, ...given })).id;
  };
  await log('drawn', { minutes: 30 });
  await log('travel', { minutes: 20, workType: 'travel' });
  await log('reversed', { minutes: 20 });
  await bank.ask('entry.reverse', { entry: entries['reversed'], reason: 'A slip' });
  await log('covered', { minutes: 90 });
  await log('draft', { minutes: 5, post: false });
  bank.moveTo('2026-01-10T12:00:00Z');
  const opening = { client, minutes: 60, value: '45.00', boughtOn: '2026-01-08', name: 'B' };
  await bank.ask('block.bring', { ...opening, expiresOn: '2026-01-31', workTypes: ['remote'] });
  const cover = { entry: entries['covered'], block: 'B', consent: 'By mail' };
  await bank.ask('entry.cover', cover);
  await bank.ask('block.refund', { client, block: 'B', minutes: 10, reason: 'Moves away' });
  bank.moveTo('2026-03-10T12:00:00Z');
  await bank.ask('lapse.run', {});
  await bank.ask('block.reopen', { client, block: 'B', minutes: 5, reason: 'Late work' });
  const extend = { client, block: 'B', expiresOn: '2026-04-30', reason: 'Goodwill' };
  await bank.ask('block.extend', extend);
  return entries;
}

/** A change of a record of Alder's journal. */
export function record(sequence: number, change: string): string {
  return `update hourbank.journal set ${change} where ${ALDER} and sequence = ${sequence}`;
}

/** Rows of Alder's. */
export const ALDER = `client_id = (select client_id from hourbank.client where name = 'Alder')`;

/** Runs a statement as the owner; throws when it touches nothing. */
export async function touch(tx: FirmTransaction, text: string): Promise<void> {
  const rows = await tx.rows(`${text} returning firm_id`, []);
  assert.notEqual(rows.length, 0, `nothing was touched by ${text}`);
}
