/** What is taken back on the day on which the books begin, and what then draws it (B8). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { type Bank, openBank } from '../support/bank.ts';

let bank: Bank;

before(async () => {
  bank = await openBank('2025-12-01T12:00:00Z');
  await bank.ask('rate.set', { ratePerHour: '60.00', validFrom: '2025-01-01' });
  await bank.ask('work-type.set', { workType: 'remote', validFrom: '2025-01-01' });
});

async function blockOf(client: string, boughtOn: string, expiresOn: string | null) {
  await bank.ask('client.add', { name: client });
  const terms = { minutes: 60, price: '60.00', boughtOn, expiresOn };
  return (await bank.ask('block.sell', { client, ...terms })).name;
}

async function worked(client: string, workedOn: string, minutes: number): Promise<string> {
  const work = { client, workedOn, minutes, job: 'Server', workType: 'remote' };
  const entry = await bank.ask('entry.log', { ...work, description: '', post: true });
  assert.equal(entry.state, 'posted');
  return entry.id;
}

/** What each half of a month closes with; each begins with what was left before. */
async function closings(client: string): Promise<readonly string[]> {
  const days = ['10-01', '10-15', '10-31', '11-15', '11-30', '12-01'];
  const told: string[] = [];
  let before = { minutes: 0, value: '0.00' };
  let from = '2025-09-01';
  for (const day of days) {
    const to = `2025-${day}`;
    const { total } = await bank.ask('statement.show', { client, from, to });
    const { opening, closing } = total;
    assert.deepEqual([opening.minutes, opening.value], [before.minutes, before.value], to);
    before = closing;
    told.push(`${day} ${closing.minutes} ${closing.value}`);
    const last = new Date(`${to}T00:00:00Z`).getTime() + 86_400_000;
    from = new Date(last).toISOString().slice(0, 10);
  }
  return told;
}

test('late work draws a block that was reopened where it lapsed', async () => {
  const block = await blockOf('Alder', '2025-10-01', '2025-10-31');
  await bank.ask('lapse.run', {});
  await bank.ask('block.reopen', { client: 'Alder', block, minutes: 60, reason: 'Late work' });
  await worked('Alder', '2025-10-10', 60);
  assert.deepEqual(await closings('Alder'), [
    ...['10-01 60 60.00', '10-15 0 0.00', '10-31 0 0.00'],
    ...['11-15 0 0.00', '11-30 0 0.00', '12-01 0 0.00'],
  ]);
});

test('an entry that is corrected draws its minutes once', async () => {
  await blockOf('Birch', '2025-10-01', null);
  const entry = await worked('Birch', '2025-10-10', 60);
  const correction = { entry, workedOn: '2025-10-05', minutes: 50, reason: 'A slip' };
  await bank.ask('entry.correct', correction);
  assert.deepEqual(await closings('Birch'), [
    ...['10-01 60 60.00', '10-15 10 10.00', '10-31 10 10.00'],
    ...['11-15 10 10.00', '11-30 10 10.00', '12-01 10 10.00'],
  ]);
});

test('an entry that was covered and reversed gives back what each block gave', async () => {
  await blockOf('Cedar', '2025-10-01', null);
  const entry = await worked('Cedar', '2025-10-10', 80);
  const later = { client: 'Cedar', minutes: 60, price: '60.00', boughtOn: '2025-11-10' };
  const { name: block } = await bank.ask('block.sell', later);
  await bank.ask('entry.cover', { entry, block, consent: 'By mail' });
  await bank.ask('entry.reverse', { entry, reason: 'Somebody else was meant' });
  await worked('Cedar', '2025-10-11', 60);
  assert.deepEqual(await closings('Cedar'), [
    ...['10-01 60 60.00', '10-15 0 0.00', '10-31 0 0.00'],
    ...['11-15 60 60.00', '11-30 60 60.00', '12-01 60 60.00'],
  ]);
});
