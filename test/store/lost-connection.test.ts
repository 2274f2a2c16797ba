/** The database ends a connection, as it does when it is started anew: the program goes on. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { type FirmTransaction, faultOf } from '../../src/store/database.ts';
import { atEnd } from '../support/at-end.ts';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;
let owner: Client;

before(async () => {
  bank = await openBank();
  owner = new Client({ connectionString: bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
});

test('a connection that ends between two statements is an outage, told to who used it', async () => {
  const lost = bank.app.database.read(bank.firm, async (tx) => {
    await end(await processOf(tx));
    return await tx.rows('select 1', []);
  });
  await assert.rejects(lost, (error) => faultOf(error) === 'outage');
  assert.equal((await bank.ask('client.list', {})).items.length, 0);
});

test('so is one that ends while a statement is under way', async () => {
  const lost = bank.app.database.read(bank.firm, async (tx) => {
    const process = await processOf(tx);
    const [answer] = await Promise.all([tx.rows('select pg_sleep(60)', []), end(process)]);
    return answer;
  });
  await assert.rejects(lost, (error) => faultOf(error) === 'outage');
  assert.equal((await bank.ask('client.list', {})).items.length, 0);
});

test('writes whose connections end are done all the same, each once', async () => {
  const names = Array.from(
    { length: 20 },
    (_, place) => `Client ${String(place).padStart(2, '0')}`,
  );
  const writes = Promise.all(names.map((name) => bank.ask('client.add', { name })));
  await owner.query(
    `select pg_terminate_backend(pid, 10000)
     from pg_stat_activity
     where datname = current_database()
       and application_name = 'hourbank'`,
  );
  await writes;
  const { items } = await bank.ask('client.list', {});
  assert.deepEqual(
    items.map(({ name }) => name),
    names,
  );
  assert.deepEqual(bank.faults, []);
});

async function processOf(tx: FirmTransaction): Promise<number> {
  const [row] = await tx.rows<{ process: number }>('select pg_backend_pid() as process', []);
  return row?.process ?? 0;
}

/** Ends a connection and waits until it is gone. */
async function end(process: number): Promise<void> {
  await owner.query('select pg_terminate_backend($1, 10000)', [process]);
}
