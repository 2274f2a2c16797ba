/**
 * The migrated database keeps the rules of growth: its catalogue is read, and every breach named.
 * Each fault is seeded once, in a transaction that is rolled back, to prove that it is seen.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { atEnd } from '../support/at-end.ts';
import { breachesIn, QUESTIONS } from '../support/catalogue.ts';
import { freshDatabase } from '../support/database.ts';
import { FAULTS, NOTE, note } from './catalogue-faults.ts';

let owner: Client;

before(async () => {
  const fresh = await freshDatabase();
  owner = new Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  atEnd(async () => {
    await owner.end();
    await fresh.drop();
  });
});

test('the migrated database keeps all of them', async () => {
  assert.deepEqual(await breachesIn(owner), []);
});

test('a table as it should be is no breach', async () => {
  assert.deepEqual(await withFault(note(NOTE)), []);
});

const heard = new Set<number>();

for (const [fault, ...breaches] of FAULTS) {
  test(`it is seen: ${breaches.join('; ')} (${fault.slice(0, 60).replace(/\s+/g, ' ')})`, async () => {
    assert.deepEqual(await withFault(fault), breaches.sort());
  });
}

test('every question has named a breach', () => {
  assert.deepEqual(
    QUESTIONS.filter((_, place) => !heard.has(place)),
    [],
  );
});

async function withFault(fault: string): Promise<readonly string[]> {
  await owner.query('begin');
  try {
    await owner.query(fault);
    const breaches = await breachesIn(owner);
    for (const { question } of breaches) heard.add(question);
    return breaches.map(({ says }) => says);
  } finally {
    await owner.query('rollback');
  }
}
