/** Statements that are kept from tests and asked again: what a server does not do is told. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Client } from 'pg';
import { atEnd } from '../support/at-end.ts';
import { freshDatabase } from '../support/database.ts';
import { ENTER_FIRM } from '../support/growth-rules.ts';
import { askAgain, keepStatements, readKept } from '../support/kept-statements.ts';

const FIRM = '0198c0de-0000-7000-8000-00000000abcd';
const READ = 'select name from hourbank.client where firm_id = $1';
const WAIT = 'select pg_sleep(60)';
const TIMER = `insert into hourbank.timer (firm_id, member, started_at, client_id, work_type, job,
    description)
  values ($1, 'm', '2026-03-01T12:00:00Z', $2, 'remote', '', '')`;

test('each statement of a firm is kept, with values it was asked with, and not often', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hourbank-kept-'));
  atEnd(async () => rmSync(folder, { recursive: true, force: true }));
  const named = `${READ} and name = $2`;
  const names = Array.from({ length: 50 }, (_, place) => `Client ${place}`);
  for (const name of names) {
    const keeper = keepStatements(folder);
    const ran = [
      ['begin'],
      [ENTER_FIRM, FIRM],
      [READ, FIRM],
      [named, FIRM, name],
      [WAIT],
      ['commit'],
    ];
    for (const [text = '', ...values] of ran) keeper.onStatement({ transaction: 1, text, values });
    keeper.onStatement({ transaction: 0, text: 'select 1', values: [] });
    keeper.write();
  }
  const kept = Map.groupBy(readKept(folder), ({ text }) => text);
  assert.deepEqual([...kept.keys()].sort(), [ENTER_FIRM, READ, named].sort());
  assert.deepEqual(kept.get(READ), [{ text: READ, values: [FIRM], firm: FIRM }]);
  const asked = kept.get(named)?.map(({ values }) => String(values[1])) ?? [];
  assert.equal(new Set(asked).size, asked.length);
  assert.ok(asked.length > 1 && asked.length < 10, `${asked}`);
  assert.ok(asked.every((name) => names.includes(name)));
});

test('asked again, what the server does not do is told, and what rows are missing for is not', async () => {
  const fresh = await freshDatabase();
  const owner = new Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  atEnd(async () => {
    await owner.end();
    await fresh.drop();
  });
  const flawed = [
    ['select no_such_function($1)', '42883'],
    ['select no_such_column from hourbank.client where firm_id = $1', '42703'],
    ['delete from hourbank.journal where firm_id = $1', '42501'],
    ['select name from where firm_id = $1', '42601'],
    [
      'select 1 / (firm_id <> $1)::integer from hourbank.firm_directory where firm_id = $1',
      '22012',
    ],
  ] as const;
  const asked = (text: string) => ({ text, values: [FIRM], firm: FIRM });
  await owner.query('insert into hourbank.firm_directory (firm_id) values ($1)', [FIRM]);
  const missing = { text: TIMER, values: [FIRM, FIRM], firm: FIRM };
  const told = await askAgain(owner, [
    asked(READ),
    missing,
    ...flawed.map(([text]) => asked(text)),
  ]);
  assert.deepEqual(
    told.map((flaw) => flaw.slice(0, 5)),
    flawed.map(([, code]) => code),
  );
});
