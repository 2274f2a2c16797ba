/** What a statement may not do (docs/growth.md 7, 9, 10, 15) is seen, and nothing else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStatement } from '../support/growth-rules.ts';

// Each row: a statement, and all that is said of it.
const STATEMENTS: readonly (readonly [statement: string, ...breaches: string[]])[] = [
  // What is as it should be.
  ['select hourbank.enter_firm($1)'],
  ['select 1'],
  ['select firm_id from hourbank.firm_directory order by firm_id'],
  ['select name from hourbank.client where firm_id = $1'],
  ['select name from hourbank.client where $1 = firm_id and (client_id = $2)'],
  ['select name from hourbank.client where (firm_id = $1::uuid and client_id = $2)'],
  ['select name from hourbank.client c where c.firm_id = $1 order by name limit 1'],
  ['select name from hourbank.client where firm_id = $1 and day between $2 and $3'],
  ['select name from hourbank.client where day between $2 and $3 and firm_id = $1'],
  [`select name from hourbank.client where firm_id = $1 and (name = $2 or name = 'or')`],
  [
    `select e.job, c.name
     from hourbank.entry e
     join hourbank.client c on c.firm_id = $1 and c.client_id = e.client_id
     where e.firm_id = $1`,
  ],
  [
    `select e.job, b.name
     from hourbank.entry e
     left join hourbank.block b on b.firm_id = $1 and b.block_id = e.block_id
     where e.firm_id = $1`,
  ],
  [
    `select e.client_id, sum(e.minutes)
     from hourbank.entry e
     join json_to_recordset($2::json) as asked (client uuid, firm_id text) on e.client_id = client
     where e.firm_id = $1
     group by e.client_id`,
  ],
  [
    `with left_over as (select minutes from hourbank.block where firm_id = $1)
     select sum(minutes) from left_over`,
  ],
  [
    `with recursive step as (
       select 1 as place union all select place + 1 from step where place < 9
     )
     select place from step`,
  ],
  [
    `select name from hourbank.client c
     where c.firm_id = $1
       and exists (select from hourbank.block b where b.firm_id = $1 and b.client_id = c.client_id)`,
  ],
  [
    `select c.name, last.day
     from hourbank.client c
     cross join lateral (
       select max(e.day) as day from hourbank.entry e where e.firm_id = $1 and e.client_id = c.client_id
     ) last
     where c.firm_id = $1`,
  ],
  [
    '(select a from hourbank.rate where firm_id = $1) union all select b from hourbank.tier where firm_id = $1',
  ],
  ['select a is distinct from b as differs from hourbank.rate where firm_id = $1'],
  ['select case when a and b or c then 1 else 2 end as one from hourbank.rate where firm_id = $1'],
  ['insert into hourbank.rate (firm_id, day) values ($1, $2), ($1, $3)'],
  [
    'insert into hourbank.rate (day, firm_id) values ($2, $1) on conflict (firm_id, day) do nothing',
  ],
  [
    `insert into hourbank.rate (firm_id, day)
     select $1::uuid, day from json_to_recordset($2::json) as added (day date)
     returning firm_id`,
  ],
  [
    `insert into hourbank.rate (firm_id, day)
     select $1, day from hourbank.tier where firm_id = $1
     on conflict (firm_id, day) do update set day = excluded.day`,
  ],
  ['insert into hourbank.firm_directory (firm_id) values ($1)'],
  ['update hourbank.rate set day = $2, fee = fee + 1 where firm_id = $1 and day = $3'],
  [
    `update hourbank.rate as r set day = changed.day
     from json_to_recordset($2::json) as changed (day date)
     where r.firm_id = $1 and r.day = changed.day`,
  ],
  ['delete from hourbank.rate where firm_id = $1 returning day'],
  [
    `delete from hourbank.rate r using hourbank.tier t
     where r.firm_id = $1 and t.firm_id = $1 and t.day = r.day`,
  ],
  ['select name from hourbank.client where firm_id = $1 and client_id = $2 for no key update'],
  [
    'select name from hourbank.client where firm_id = $1 and client_id = any($2) order by client_id for update',
  ],
  ['select name from hourbank.firm where firm_id = $1 for share'],

  // 7: the firm is entered by its own statement.
  [
    'select hourbank.enter_firm($1), name from hourbank.client where firm_id = $1',
    '7: enter_firm stands in another statement than its own',
  ],
  [
    `select hourbank.enqueue('send-mail', $1), $2::uuid`,
    '12: enqueue stands in another statement than its own',
  ],
  [
    `select set_config('app.firm_id', $1, true)`,
    '7: set_config stands in another statement than its own',
  ],
  ['select 1; select 2', '7: several statements in one'],
  [`set local app.firm_id = 'x'`, 'not understood: neither select, insert, update nor delete'],
  ['savepoint here', 'not understood: neither select, insert, update nor delete'],
  ['copy hourbank.rate from stdin', 'not understood: neither select, insert, update nor delete'],
  ['truncate hourbank.rate', 'not understood: neither select, insert, update nor delete'],

  // 9: what the server may not be asked.
  ['insert into hourbank.rate (firm_id, day) values ($1, now())', '9: now is asked of the server'],
  [
    'select name from hourbank.client where firm_id = $1 and day < current_date',
    '9: current_date is asked of the server',
  ],
  [
    `insert into hourbank.rate (firm_id, day) values ($1, $2)
     on conflict (firm_id) do update set day = now()`,
    '9: now is asked of the server',
  ],
  [
    'update hourbank.rate set id = gen_random_uuid() where firm_id = $1',
    '9: gen_random_uuid is volatile',
  ],
  [
    'update hourbank.rate set place = nextval($2) + pg_catalog.random() where firm_id = $1',
    '9: nextval is volatile',
    '9: random is volatile',
  ],
  [
    'insert into hourbank.rate (firm_id, day) values ($1, (select max(day) from hourbank.tier where firm_id = $1))',
    '9: a query within values',
  ],
  [
    `select a from (values ((select max(day) from hourbank.tier where firm_id = $1))) as t (a)`,
    '9: a query within values',
  ],
  [`merge into hourbank.rate using hourbank.tier on true when matched then do nothing`, '9: merge'],

  // 10: rows are copied with returning or on conflict.
  [
    'insert into hourbank.rate (firm_id, day) select $1, day from hourbank.tier where firm_id = $1',
    '10: insert … select without returning or on conflict',
  ],
  [
    `with copied as (
       insert into hourbank.rate (firm_id, day) select $1, day from json_to_recordset($2) as t (day date)
     )
     select 1`,
    '10: insert … select without returning or on conflict',
  ],

  // 15: locks start at the client's row.
  [
    'select name from hourbank.block where firm_id = $1 and block_id = $2 for update',
    `15: hourbank.block is locked, and not the client's row`,
  ],
  [
    `select b.name from hourbank.client c
     join hourbank.block b on b.firm_id = $1 and b.client_id = c.client_id
     where c.firm_id = $1 order by client_id for no key update`,
    `15: hourbank.client, hourbank.block is locked, and not the client's row`,
  ],
  [
    'select name from hourbank.client where firm_id = $1 and client_id = any($2) for update',
    '15: rows are locked in no order of client_id',
  ],
  [
    'select name from hourbank.client where firm_id = $1 order by name for share',
    '15: rows are locked in no order of client_id',
  ],
  [
    'select name from hourbank.client where client_id = $1 for update',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select series from hourbank.number_series where firm_id = $1 order by last_number for update',
    '15: rows are locked in no order of series',
  ],
  [
    'select version from hourbank.invoice_draft where firm_id = $1 and client_id = $2 for update',
    '15: rows are locked in no order of draft_id',
  ],
];

for (const [statement, ...breaches] of STATEMENTS) {
  const said = breaches.length === 0 ? 'nothing' : breaches.join('; ');
  test(`${said}: ${statement.replace(/\s+/g, ' ')}`, () => {
    assert.deepEqual(readStatement(statement).breaches, breaches);
  });
}

test('the places of the firm are told', () => {
  const statement = `
    with gone as (delete from hourbank.timer where firm_id = $3 returning member)
    insert into hourbank.rate (day, firm_id)
    select r.day, $1::uuid from hourbank.rate r where r.firm_id = $4
    on conflict do nothing`;
  assert.deepEqual(readStatement(statement), {
    ...{ breaches: [], firmPlaces: [1, 4, 3], locked: [] },
  });
});

test('the tables that are locked are told', () => {
  const numbers = 'select series from hourbank.number_series where firm_id = $1 order by series';
  assert.deepEqual(readStatement(numbers).locked, []);
  assert.deepEqual(readStatement(`${numbers} for update`).locked, ['hourbank.number_series']);
});
