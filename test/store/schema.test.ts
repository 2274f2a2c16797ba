/** What the migrations come to is kept as text, so that a change of them shows what it changes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { Client } from 'pg';
import { atEnd } from '../support/at-end.ts';
import { freshDatabase } from '../support/database.ts';
import { SCHEMA_FILE, schemaText } from '../support/schema-text.ts';

let owner: Client;
let plain: string;

before(async () => {
  const fresh = await freshDatabase();
  owner = new Client({ connectionString: fresh.ownerUrl });
  await owner.connect();
  plain = await schemaText(owner);
  atEnd(async () => {
    await owner.end();
    await fresh.drop();
  });
});

test('the schema is as it is kept', async () => {
  const kept = readFileSync(SCHEMA_FILE, 'utf8');
  const message = 'the migrations come to something else: npm run schema, and look at what changed';
  assert.equal(plain, kept, message);
});

// Each row: what is changed in a database, and what the text says then.
const CHANGES: readonly (readonly [change: string, says: RegExp])[] = [
  ['alter table hourbank.timer add column note text', /^ {2}note text,$/m],
  ['alter table hourbank.timer alter column job drop not null', /^ {2}job text,$/m],
  [`alter table hourbank.timer alter column job set default 'none'`, /job text not null default '/],
  [
    `alter table hourbank.timer add column place bigint generated always as identity`,
    /^ {2}place bigint not null generated always as identity,$/m,
  ],
  [
    `alter table hourbank.timer add column size integer generated always as (length(job)) stored`,
    /^ {2}size integer generated always as \(length\(job\)\),$/m,
  ],
  [
    'alter table hourbank.timer add constraint timer_job_short check (length(job) < 9)',
    /^ {2}constraint timer_job_short CHECK \(\(length\(job\) < 9\)\)$/m,
  ],
  ['create index timer_by_job on hourbank.timer (firm_id, job)', /^CREATE INDEX timer_by_job /m],
  [
    'create view hourbank.jobs as select job from hourbank.timer',
    /^-- hourbank.jobs is of the kind v$/m,
  ],
  ['create schema other', /^create schema other;$/m],
  [
    `create function hourbank.one() returns integer language sql as 'select 1'`,
    /^CREATE OR REPLACE FUNCTION hourbank.one\(\)$/m,
  ],
  [
    'create policy all_of_it on hourbank.timer for select to hourbank_app using (true)',
    /^create policy all_of_it on hourbank.timer as permissive for select to hourbank_app using true;$/m,
  ],
  [
    'grant update (summary) on hourbank.audit to hourbank_app',
    /^grant insert, select, update \(summary\) on hourbank.audit to hourbank_app;$/m,
  ],
  ['grant select on hourbank.audit to public', /^grant select on hourbank.audit to public;$/m],
  [
    `create function hourbank.stop() returns trigger language plpgsql as 'begin end';
      create trigger stop before delete on hourbank.audit execute function hourbank.stop()`,
    /^CREATE TRIGGER stop BEFORE DELETE ON hourbank.audit /m,
  ],
];

for (const [change, says] of CHANGES) {
  test(`the text tells: ${change.slice(0, 80)}`, async () => {
    assert.doesNotMatch(plain, says);
    assert.match(await asText(() => owner.query(change)), says);
  });
}

/** The text after a change, which is taken back. */
async function asText(change: () => Promise<unknown>): Promise<string> {
  await owner.query('begin');
  try {
    await change();
    return await schemaText(owner);
  } finally {
    await owner.query('rollback');
  }
}
