/**
 * The rights of the app's role held to the rules of growth (docs/growth.md 5 and 14): it owns nothing, it
 * sees past no policy, and what is append-only is so because no right to change it was given.
 */

/** Tables to which rows are added and of which nothing is ever changed. */
export const APPEND_ONLY: readonly string[] = [
  'hourbank.journal',
  'hourbank.movement',
  'hourbank.audit',
  'hourbank.policy_version',
  'hourbank.settlement',
  'hourbank.provider_fact',
];

/** What was sold is frozen (A2): of a block these columns may change, and no others. */
export const BLOCK_MAY_CHANGE: readonly string[] = [
  'expires_on',
  'open_minutes',
  'paid_cents',
  'drawn_minutes',
  'drawn_cents',
  'lapsed_minutes',
  'lapsed_cents',
  'refunded_minutes',
  'refunded_cents',
  'returned_on',
];

/** The tables of which rows may be deleted: what was never posted, and what has served its time. */
export const MAY_DELETE: readonly string[] = [
  'hourbank.entry',
  'hourbank.timer',
  'hourbank.invoice_draft',
  'hourbank.idempotency',
];

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** What was granted on tables, sequences and columns, to whom; 0 is everybody. For after RELATIONS. */
export const RIGHTS = `
  granted as (
    select r.name, r.is_firm, r.relkind, r.relowner, null::int2 as attnum, null::name as attname,
      g.grantee, g.privilege_type, g.is_grantable
    from rel r,
      aclexplode(coalesce(r.relacl, acldefault(case r.relkind when 'S' then 's' else 'r' end::"char",
        r.relowner))) as g
    where r.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select c.table_name, c.is_firm, 'r', t.relowner, c.attnum, c.attname, g.grantee,
      g.privilege_type, g.is_grantable
    from col c
    join tab t on t.oid = c.attrelid,
      aclexplode(c.attacl) as g
  ),
  app as (select oid, rolsuper from pg_catalog.pg_roles where rolname = 'hourbank_app'),
  given as (
    select g.* from granted g join app on app.oid = g.grantee where g.grantee <> g.relowner
  )`;

const ROLE: readonly string[] = [
  `select format('14: hourbank_app %s', held.what)
   from pg_catalog.pg_roles r,
     lateral (values
       (r.rolsuper, 'is a superuser'),
       (r.rolbypassrls, 'sees past row-level security'),
       (r.rolcreatedb, 'may create databases'),
       (r.rolcreaterole, 'may create roles'),
       (r.rolreplication, 'may replicate')
     ) as held (is_so, what)
   where r.rolname = 'hourbank_app'
     and held.is_so`,
  `select format('14: hourbank_app is a member of %s', m.roleid::regrole)
   from pg_catalog.pg_auth_members m
   join app on app.oid = m.member`,
  `select format('14: hourbank_app owns %s', r.name)
   from rel r
   join app on app.oid = r.relowner
   where r.relkind <> 'i'`,
  `select format('14: hourbank_app owns the function %s', p.oid::regprocedure)
   from pg_catalog.pg_proc p
   join app on app.oid = p.proowner`,
  `select format('14: hourbank_app may create in the schema %s', n.nspname)
   from pg_catalog.pg_namespace n, app
   where not app.rolsuper
     and n.nspname !~ '^pg_(toast|temp)'
     and has_schema_privilege(app.oid, n.oid, 'create')`,
  `select '14: hourbank_app may create schemas'
   from pg_catalog.pg_database d, app
   where not app.rolsuper
     and d.datname = current_database()
     and has_database_privilege(app.oid, d.oid, 'create')`,
  `select format('14: hourbank_app has no usage on the sequence %s', r.name)
   from rel r, app
   where r.relkind = 'S'
     and not has_sequence_privilege(app.oid, r.oid, 'usage')`,
];

const GIVEN: readonly string[] = [
  `select distinct format('14: %s on %s is granted to %s', g.privilege_type, g.name,
     case g.grantee when 0 then 'everybody' else g.grantee::regrole::text end)
   from granted g, app
   where g.grantee <> g.relowner
     and g.grantee <> app.oid`,
  `select distinct format('14: hourbank_app may pass on its %s on %s', g.privilege_type, g.name)
   from given g
   where g.is_grantable`,
  `select distinct format('5: hourbank_app has %s on %s', lower(g.privilege_type), g.name)
   from given g
   where g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE', 'USAGE')`,
  `select distinct format('5: hourbank_app may %s %s, which is append-only',
     lower(g.privilege_type), g.name)
   from given g
   where g.name in (${quoted(APPEND_ONLY)})
     and g.privilege_type in ('UPDATE', 'DELETE')`,
  `select format('5: %s is declared append-only and not there', declared)
   from unnest(array[${quoted(APPEND_ONLY)}]) as declared
   where not exists (select from given g where g.name = declared)`,
  `select distinct format('5: hourbank_app may delete from %s', g.name)
   from given g
   where g.is_firm
     and g.privilege_type = 'DELETE'
     and g.name not in (${quoted(MAY_DELETE)})`,
  `select format('5: hourbank_app may update %s of a block, which was frozen when it was sold',
     c.attname)
   from given g
   join col c on c.table_name = g.name and c.attnum = coalesce(g.attnum, c.attnum)
   where g.name = 'hourbank.block'
     and g.privilege_type = 'UPDATE'
     and c.attname not in (${quoted(BLOCK_MAY_CHANGE)})`,
  `select format('5: %s is said to change of a block, and may not', declared)
   from unnest(array[${quoted(BLOCK_MAY_CHANGE)}]) as declared
   where not exists (
     select from given g where g.name = 'hourbank.block' and g.attname = declared
   )`,
  `select format('5: hourbank_app may update %s of %s, which is of its key', c.attname, g.name)
   from given g
   join col c on c.table_name = g.name and c.attnum = coalesce(g.attnum, c.attnum)
   where g.is_firm
     and g.privilege_type = 'UPDATE'
     and (c.in_key or c.attname = 'firm_id')`,
];

/** The questions about rights. */
export const RIGHTS_QUESTIONS: readonly string[] = [...ROLE, ...GIVEN];
