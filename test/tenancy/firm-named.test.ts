/** Every table of firms is named with its firm (docs/growth.md 8): what forgets it is seen. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStatement } from '../support/growth-rules.ts';

// Each row: a statement, and all that is said of it.
const STATEMENTS: readonly (readonly [statement: string, ...breaches: string[]])[] = [
  // 8: every table of firms, each by itself.
  ['select name from hourbank.client', '8: nothing says client.firm_id = $n'],
  ['select name from hourbank.client where client_id = $1', '8: nothing says client.firm_id = $n'],
  [
    'select name from hourbank.client where firm_id = client_id',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select name from hourbank.client where not firm_id = $1',
    '8: nothing says client.firm_id = $n',
  ],
  ['select name from hourbank.client where firm_id <> $1', '8: nothing says client.firm_id = $n'],
  ['select name from hourbank.client where firm_id in ($1)', '8: nothing says client.firm_id = $n'],
  [
    'select name from hourbank.client where firm_id = $1 or true',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select name from hourbank.client where (firm_id = $1 or $2) and name = $3',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select name from hourbank.client where case when a and firm_id = $1 and b then c else d end',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select name from hourbank.client where (select true from hourbank.rate where firm_id = $1)',
    '8: nothing says client.firm_id = $n',
  ],
  [
    `select name from hourbank.client where name = 'firm_id = $1'`,
    '8: nothing says client.firm_id = $n',
  ],
  [
    `select name from hourbank.client -- where firm_id = $1
     where name = $1`,
    '8: nothing says client.firm_id = $n',
  ],
  [
    `select e.job from hourbank.entry e
     join hourbank.client c on c.client_id = e.client_id
     where e.firm_id = $1`,
    '8: nothing says c.firm_id = $n',
  ],
  [
    `select e.job from hourbank.entry e
     join hourbank.client c on c.firm_id = e.firm_id and c.client_id = e.client_id
     where e.firm_id = $1`,
    '8: nothing says c.firm_id = $n',
  ],
  [
    `select job from hourbank.entry join hourbank.client using (firm_id, client_id)
     where firm_id = $1`,
    '8: nothing says entry.firm_id = $n',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select e.job from hourbank.entry e, hourbank.client c where e.firm_id = $1',
    '8: nothing says c.firm_id = $n',
  ],
  [
    'select e.job from (hourbank.entry e join hourbank.client c on true) where e.firm_id = $1',
    '8: nothing says c.firm_id = $n',
  ],
  [
    `select e.job from hourbank.entry e
     left join hourbank.client c on e.firm_id = $1 and c.firm_id = $1`,
    '8: nothing says e.firm_id = $n',
  ],
  [
    `select e.job from hourbank.entry e
     right join hourbank.client c on e.firm_id = $1 and c.firm_id = $1`,
    '8: nothing says c.firm_id = $n',
  ],
  [
    `select e.job from hourbank.entry e
     full outer join hourbank.client c on e.firm_id = $1 and c.firm_id = $1`,
    '8: nothing says e.firm_id = $n',
    '8: nothing says c.firm_id = $n',
  ],
  [
    `select name from hourbank.client
     where firm_id = $1 and client_id in (select client_id from hourbank.block where open)`,
    '8: nothing says block.firm_id = $n',
  ],
  [
    `select (select count(*) from hourbank.block b) as blocks from hourbank.client where firm_id = $1`,
    '8: nothing says b.firm_id = $n',
  ],
  [
    `select name from hourbank.client
     where firm_id = $1 order by (select count(*) from hourbank.block)`,
    '8: nothing says block.firm_id = $n',
  ],
  [
    `select c.name from hourbank.client c
     join lateral (select from hourbank.entry where client_id = c.client_id) e on true
     where c.firm_id = $1`,
    '8: nothing says entry.firm_id = $n',
  ],
  [
    `with all_of_it as materialized (select name from hourbank.client), more (n) as (select 1)
     select name from all_of_it where firm_id = $1`,
    '8: nothing says client.firm_id = $n',
  ],
  [
    `with gone as (delete from hourbank.timer returning member)
     insert into hourbank.rate (firm_id, day) select $1, day from gone returning day`,
    '8: nothing says timer.firm_id = $n',
  ],
  [
    `select a from hourbank.rate where firm_id = $1
     union select a from hourbank.tier
     except all select a from hourbank.timer where firm_id = $1`,
    '8: nothing says tier.firm_id = $n',
  ],
  [
    'select a from unnest(array(select name from hourbank.client)) as a',
    '8: nothing says client.firm_id = $n',
  ],
  [
    'select coalesce(a, (select name from hourbank.client)) from hourbank.rate where firm_id = $1',
    '8: nothing says client.firm_id = $n',
  ],
  ['update hourbank.rate set day = $1', '8: nothing says rate.firm_id = $n'],
  [
    `update hourbank.rate r set day = t.day from hourbank.tier t
     where r.firm_id = $1 and r.day = t.day`,
    '8: nothing says t.firm_id = $n',
  ],
  [
    'update hourbank.rate set day = (select max(day) from hourbank.tier) where firm_id = $1',
    '8: nothing says tier.firm_id = $n',
  ],
  ['update hourbank.rate set firm_id = $2 where firm_id = $1', '8: it sets firm_id'],
  ['update hourbank.rate set (day, firm_id) = ($3, $2) where firm_id = $1', '8: it sets firm_id'],
  ['delete from hourbank.rate', '8: nothing says rate.firm_id = $n'],
  [
    'delete from hourbank.rate r using hourbank.tier t where r.firm_id = $1 and t.day = r.day',
    '8: nothing says t.firm_id = $n',
  ],
  ['insert into hourbank.rate (day) values ($1)', '8: hourbank.rate gets rows without firm_id'],
  [
    `insert into hourbank.rate (firm_id) values ('x')`,
    `8: firm_id of hourbank.rate is 'x', no parameter`,
  ],
  [
    'insert into hourbank.rate (firm_id, day) values ($1, $2), (default, $3)',
    '8: firm_id of hourbank.rate is default, no parameter',
  ],
  [
    `insert into hourbank.rate (firm_id, day)
     select firm_id, day from hourbank.tier where firm_id = $1 returning day`,
    '8: firm_id of hourbank.rate is firm_id, no parameter',
  ],
  [
    'insert into hourbank.rate values ($1, $2)',
    'not understood: insert into which columns of which table?',
  ],
  [
    `insert into hourbank.rate (firm_id) select $1 union select $2 returning firm_id`,
    'not understood: insert a union',
  ],
  ['select name from client where firm_id = $1', '13: client is not qualified'],
  [
    'select "name" from hourbank.client',
    'not understood: not understood: "name" from hourbank.client',
  ],
  ['select (1', 'not understood: a bracket is not closed: select (1'],
  ['select 1)', 'not understood: a bracket too many: select 1)'],
];

for (const [statement, ...breaches] of STATEMENTS) {
  const said = breaches.length === 0 ? 'nothing' : breaches.join('; ');
  test(`${said}: ${statement.replace(/\s+/g, ' ')}`, () => {
    assert.deepEqual(readStatement(statement).breaches, breaches);
  });
}
