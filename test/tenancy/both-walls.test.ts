/**
 * Every statement of the app, run again for another firm with all its other values as they were: it
 * finds and touches the same rows with row-level security and without. So none leans on it alone.
 */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { atEnd } from '../support/at-end.ts';
import { firmTables } from '../support/firm-tables.ts';
import { keepUses, replay, type Use } from '../support/replay.ts';
import { openTour, type Visitor } from '../support/tour.ts';

const uses = keepUses();
let owner: Client;
let theirs: Visitor;
let ours: Visitor;
let recording = false;

before(async () => {
  const tour = await openTour({
    onStatement: (ran) => {
      if (recording) uses.onStatement(ran);
    },
  });
  owner = new Client({ connectionString: tour.bank.ownerUrl });
  await owner.connect();
  atEnd(() => owner.end());
  recording = true;
  theirs = await tour.addVisitor('theirs');
  await tour.visit(theirs);
  recording = false;
  ours = await tour.addVisitor('ours');
  await tour.visit(ours);
  await tour.visit(await tour.addVisitor('others'));
});

test('row-level security makes no difference to any statement', async () => {
  const statements = [...uses.byText.values()].flat().map(forUs);
  assert.ok(statements.length > 100);
  assert.deepEqual(await leaning(statements), []);
});

test('it makes one to every statement that forgets the firm', async () => {
  const forgetful = new Map<string, readonly Use[]>();
  for (const [text, kept] of uses.byText) {
    const forgotten = text.replace(/(\w+\.)?firm_id = \$(\d+)/g, '($1firm_id = $$$2 or true)');
    if (forgotten !== text) {
      forgetful.set(
        forgotten,
        kept.map((use) => forUs({ ...use, text: forgotten })),
      );
    }
  }
  assert.ok(forgetful.size > 50);
  const seen = new Set(await leaning([...forgetful.values()].flat()));
  const unseen = [...forgetful.keys()].filter((text) => !seen.has(text));
  assert.deepEqual(
    unseen.filter((text) => !FINDS_NOTHING.some((pattern) => pattern.test(text))),
    [],
  );
  for (const pattern of FINDS_NOTHING) {
    assert.ok(
      unseen.some((text) => pattern.test(text)),
      `${pattern} is left out for nothing`,
    );
  }
});

/** What finds no row of any firm when it is run again: drafts that are gone by then. */
const FINDS_NOTHING: readonly RegExp[] = [
  /^delete from hourbank.entry\s/,
  /^delete from hourbank.invoice_draft\s/,
];

/** The statement as it would be run for our firm. */
function forUs({ text, values }: Use): Use {
  return { text, values: values.map((value) => (value === theirs.as.firm ? ours.as.firm : value)) };
}

/** The statements whose answers row-level security changes. */
async function leaning(statements: readonly Use[]): Promise<readonly string[]> {
  const guarded = await answersOf(statements);
  await secureRows('disable');
  const bare = await answersOf(statements);
  await secureRows('enable');
  return statements.filter((_, place) => guarded[place] !== bare[place]).map(({ text }) => text);
}

async function answersOf(statements: readonly Use[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (const use of statements) answers.push(await replay(owner, ours.as.firm, use));
  return answers;
}

async function secureRows(how: 'enable' | 'disable'): Promise<void> {
  for (const table of await firmTables(owner)) {
    await owner.query(`alter table ${table} ${how} row level security`);
  }
}
