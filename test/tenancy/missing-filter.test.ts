/**
 * The first wall: every statement asks for its own firm, also where row-level security would not.
 * Here there is none. Two firms with the same names, numbers, days and keys go through the whole
 * contract, one after the other: what a statement without its firm would find is always there.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { OPERATIONS } from '../../src/contract/operations.ts';
import type { Database } from '../../src/store/database.ts';
import { alike } from '../support/alike.ts';
import { atEnd } from '../support/at-end.ts';
import { fingerprintOf, idsOf } from '../support/fingerprint.ts';
import { firmTables } from '../support/firm-tables.ts';
import { leaksOf } from '../support/leaks.ts';
import { openTour, type Tour, type Visit, type Visitor } from '../support/tour.ts';

let tour: Tour;
let owner: Client;
let theirs: Visitor;
let theirVisits: readonly Visit[];

/** What the app forgets of its statements; null when it forgets nothing. */
let forgets: ((text: string) => string) | null = null;

before(async () => {
  tour = await openTour({ through: forgetting });
  owner = new Client({ connectionString: tour.bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  for (const table of await firmTables(owner)) {
    await owner.query(`alter table ${table} disable row level security`);
  }
  theirs = await tour.addVisitor('theirs');
  theirVisits = await tour.visit(theirs);
});

test('the tour asks for every operation', () => {
  const asked = new Set(theirVisits.map(({ operation }) => operation));
  assert.deepEqual(
    OPERATIONS.map(({ name }) => name).filter((name) => !asked.has(name)),
    [],
  );
});

test('the tour leaves rows in every table of firms', async () => {
  const kept = Object.entries(await fingerprintOf(owner, theirs.as.firm));
  assert.deepEqual(
    kept.filter(([, text]) => text.startsWith('0 ')).map(([table]) => table),
    [],
  );
});

test('a firm sees and changes its own rows alone, without row-level security', async () => {
  assert.deepEqual(await crossings('ours'), []);
});

// Each row: statements that are to forget the firm. That it would be seen of any other, by values
// that meet another firm's rows, is for both-walls.test.ts to show.
const FAULTS: readonly (readonly [which: string, statements: RegExp])[] = [
  ['a client looked for by name', /^select client_id, name\b[\s\S]*\.client\s[\s\S]*name_key = /],
  ['the list of the clients', /from hourbank.client\s[\s\S]*name_key > /],
  ['the effects of idempotency keys', /from hourbank.idempotency\s/],
  ['the firm itself', /update hourbank.firm\s/],
];

for (const [place, [which, statements]] of FAULTS.entries()) {
  test(`it is seen that the firm is forgotten in: ${which}`, async () => {
    let forgotten = 0;
    forgets = (text) => {
      if (!statements.test(text.trim())) return text;
      forgotten += 1;
      return text.replace(/(\w+\.)?firm_id = \$1(?!\d)/g, '($1firm_id = $$1 or true)');
    };
    const found = await crossings(`forgetful-${place}`);
    forgets = null;
    assert.ok(forgotten > 0, 'no statement is like that any more');
    assert.notDeepEqual(found, []);
  });
}

/** What a new visitor saw or changed of the others, on the tour and astray; none is as it should be. */
async function crossings(name: string): Promise<readonly string[]> {
  const { firm } = theirs.as;
  const kept = await fingerprintOf(owner, firm);
  const ids = await idsOf(owner, firm);
  const visitor = await tour.addVisitor(name);
  const stranger = await tour.addVisitor(`${name}-stranger`);
  const found: string[] = [];
  try {
    const strayed = await tour.trespass(stranger, theirs, theirVisits);
    const visits = await tour.visit(visitor);
    const lines = alike(visits, visitor);
    const expected = alike(theirVisits, theirs);
    found.push(...lines.filter((line, place) => line !== expected[place]));
    const sent = JSON.stringify(strayed.map(({ input }) => input));
    found.push(...visits.flatMap((visit) => leaksOf(visit, theirs, ids)));
    found.push(...strayed.flatMap((visit) => leaksOf(visit, theirs, ids, sent)));
  } catch (error) {
    found.push(`the tour is held up: ${error}`);
  }
  const now = await fingerprintOf(owner, firm);
  const changed = Object.keys(kept).filter((table) => kept[table] !== now[table]);
  return [...found, ...changed.map((table) => `${table} of the other firm is changed`)];
}

/** The database as an app that forgets finds it. */
function forgetting(database: Database): Database {
  const forgetful: Database['write'] = (firm, act) =>
    database.write(firm, (tx) =>
      act({ ...tx, rows: (text, values) => tx.rows(forgets?.(text) ?? text, values) }),
    );
  const reading: Database['read'] = (firm, act) =>
    database.read(firm, (tx) =>
      act({ ...tx, rows: (text, values) => tx.rows(forgets?.(text) ?? text, values) }),
    );
  return { ...database, write: forgetful, read: reading };
}
