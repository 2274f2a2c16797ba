/**
 * The shape of a migrated database held to the rules of growth (docs/growth.md 1 to 6, 13): tables,
 * keys, constraints, row-level security. Each question is one select that names what breaks its rule.
 */
import { FIRM_SCHEMA, GLOBAL_SCHEMAS, GLOBAL_TABLES } from './firm-tables.ts';

const quoted = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(', ');

/** All relations that are not the server's own, and their columns. */
export const RELATIONS = `
  with rel as (
    select c.oid, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,
      c.relowner, c.relacl, c.relname, n.nspname || '.' || c.relname as name,
      n.nspname || '.' || c.relname in (${quoted(GLOBAL_TABLES)})
        or n.nspname in (${quoted(GLOBAL_SCHEMAS)}) as is_global,
      n.nspname = '${FIRM_SCHEMA}'
        and n.nspname || '.' || c.relname not in (${quoted(GLOBAL_TABLES)}) as is_firm
    from pg_catalog.pg_class c
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname !~ '^pg_'
      and n.nspname <> 'information_schema'
  ),
  tab as (select * from rel where relkind in ('r', 'p')),
  col as (
    select a.*, t.name as table_name, t.is_firm, t.is_global,
      a.attnum = any(coalesce(p.conkey, '{}')) as in_key
    from pg_catalog.pg_attribute a
    join tab t on t.oid = a.attrelid
    left join pg_catalog.pg_constraint p on p.conrelid = t.oid and p.contype = 'p'
    where a.attnum > 0
      and not a.attisdropped
  )`;

/** What a policy must say, in `using` and in `with check`. */
const OF_THE_FIRM = '(firm_id = hourbank.entered_firm())';

/** The types of what a key of a firm's table may be made of (docs/growth.md 6). */
const KEY_TYPES = ['uuid', 'text', 'bigint', 'integer', 'date'];

const ONE: readonly string[] = [
  `select format('1: %s has no primary key', t.name)
   from tab t
   where not exists (
     select from pg_catalog.pg_constraint p where p.conrelid = t.oid and p.contype = 'p'
   )`,
  `select format('1: %s has no column firm_id uuid not null', t.name)
   from tab t
   where t.is_firm
     and not exists (
       select from col c
       where c.attrelid = t.oid
         and c.attname = 'firm_id'
         and c.atttypid = 'uuid'::regtype
         and c.attnotnull
     )`,
  `select format('1: the primary key of %s does not begin with firm_id', t.name)
   from tab t
   join pg_catalog.pg_constraint p on p.conrelid = t.oid and p.contype = 'p'
   join col c on c.attrelid = t.oid and c.attnum = p.conkey[1]
   where t.is_firm
     and c.attname <> 'firm_id'`,
  `select format('1: %s is no table: firms have tables only', r.name)
   from rel r
   where r.relkind in ('v', 'm', 'f')`,
  `select format('1: %s does not survive a crash: it is unlogged', t.name)
   from tab t
   where t.relpersistence <> 'p'`,
  `select format('1: %s is neither a table of firms nor declared global', t.name)
   from tab t
   where not t.is_firm
     and not t.is_global`,
];

const TWO: readonly string[] = [
  `select format('2: the unique index %s of %s leaves firm_id out', i.indexrelid::regclass, t.name)
   from pg_catalog.pg_index i
   join tab t on t.oid = i.indrelid
   where t.is_firm
     and (i.indisunique or i.indisexclusion)
     and not exists (
       select from col c
       where c.attrelid = t.oid
         and c.attname = 'firm_id'
         and c.attnum = any((i.indkey::int2[])[0:i.indnkeyatts - 1])
     )`,
  `select format('2: the foreign key %s of %s does not lead from firm_id to firm_id', f.conname,
     t.name)
   from pg_catalog.pg_constraint f
   join tab t on t.oid = f.conrelid
   join tab o on o.oid = f.confrelid
   where f.contype = 'f'
     and t.is_firm
     and o.is_firm
     and not exists (
       select from unnest(f.conkey, f.confkey) as pair (own, other)
       join col a on a.attrelid = t.oid and a.attnum = pair.own and a.attname = 'firm_id'
       join col b on b.attrelid = o.oid and b.attnum = pair.other and b.attname = 'firm_id'
     )`,
];

const THREE: readonly string[] = [
  `select format('3: the foreign key %s of %s does something else than nothing or on delete cascade',
     f.conname, t.name)
   from pg_catalog.pg_constraint f
   join tab t on t.oid = f.conrelid
   where f.contype = 'f'
     and (f.confdeltype not in ('a', 'c') or f.confupdtype <> 'a')`,
  `select format('3: the foreign key %s leads from the global %s into %s', f.conname, t.name, o.name)
   from pg_catalog.pg_constraint f
   join tab t on t.oid = f.conrelid
   join tab o on o.oid = f.confrelid
   where f.contype = 'f'
     and t.is_global
     and o.is_firm`,
];

const FOUR: readonly string[] = [
  `select format('4: %s is declared global and not there', declared)
   from unnest(array[${quoted(GLOBAL_TABLES)}]) as declared
   where not exists (select from tab t where t.name = declared)`,
  `select format('4: the schema %s is declared global and has no table', declared)
   from unnest(array[${quoted(GLOBAL_SCHEMAS)}]) as declared
   where not exists (select from tab t where t.name like declared || '.%')`,
];

const FIVE: readonly string[] = [
  `select format('5: %s has the trigger %s', t.name, g.tgname)
   from pg_catalog.pg_trigger g
   join tab t on t.oid = g.tgrelid
   where not g.tgisinternal`,
  `select format('5: %s has the rule %s', t.name, w.rulename)
   from pg_catalog.pg_rewrite w
   join tab t on t.oid = w.ev_class`,
  `select format('5: %s inherits from %s', t.name, i.inhparent::regclass)
   from pg_catalog.pg_inherits i
   join tab t on t.oid = i.inhrelid`,
  `select format('5: %s is partitioned', t.name)
   from tab t
   where t.relkind = 'p'`,
];

const SIX: readonly string[] = [
  `select format('6: the identity column %s of %s is no bigint', c.attname, c.table_name)
   from col c
   where c.attidentity <> ''
     and c.atttypid <> 'bigint'::regtype`,
  `select format('6: the database makes up the key column %s of %s', c.attname, c.table_name)
   from col c
   where c.in_key
     and c.attidentity = ''
     and c.atthasdef`,
  `select format('6: the column %s of %s takes its number from a sequence', c.attname, c.table_name)
   from col c
   join pg_catalog.pg_attrdef d on d.adrelid = c.attrelid and d.adnum = c.attnum
   where not c.in_key
     and pg_catalog.pg_get_expr(d.adbin, d.adrelid) ~ 'nextval'`,
  `select format('6: the key column %s of %s is of the type %s', c.attname, c.table_name,
     pg_catalog.format_type(c.atttypid, null))
   from col c
   where c.is_firm
     and c.in_key
     and pg_catalog.format_type(c.atttypid, null) not in (${quoted(KEY_TYPES)})`,
];

const THIRTEEN: readonly string[] = [
  `select format('13: the constraint %s of %s was given no name', k.conname, t.name)
   from pg_catalog.pg_constraint k
   join tab t on t.oid = k.conrelid
   where k.contype in ('c', 'f', 'u', 'x')
     and k.conname ~ ('^' || t.relname || '_(.*_)?(check|fkey|key|excl)[0-9]*$')`,
  `select format('13: the constraint %s of %s does not hold for the rows before it', k.conname,
     t.name)
   from pg_catalog.pg_constraint k
   join tab t on t.oid = k.conrelid
   where not k.convalidated`,
  `select format('13: the function %s does not say search_path = ''''', p.oid::regprocedure)
   from pg_catalog.pg_proc p
   join pg_catalog.pg_namespace n on n.oid = p.pronamespace
   where n.nspname !~ '^pg_'
     and n.nspname <> 'information_schema'
     and p.prosqlbody is null -- Names in one were looked up when it was made.
     and not coalesce(p.proconfig, '{}') @> array['search_path=""']`,
];

const ROW_SECURITY: readonly string[] = [
  `select format('rows: %s has no row-level security', t.name)
   from tab t
   where t.is_firm
     and not t.relrowsecurity`,
  `select format('rows: %s does not force row-level security on its owner', t.name)
   from tab t
   where t.is_firm
     and not t.relforcerowsecurity`,
  `select format('rows: %s has no policy of the firm', t.name)
   from tab t
   where t.is_firm
     and not exists (
       select from pg_catalog.pg_policy p
       where p.polrelid = t.oid
         and p.polcmd = '*'
         and p.polpermissive
         and p.polroles = '{0}'
         and pg_catalog.pg_get_expr(p.polqual, p.polrelid) = '${OF_THE_FIRM}'
         and pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) = '${OF_THE_FIRM}'
     )`,
  `select format('rows: %s has %s policies, of which each but one shows or hides more', t.name,
     count(*))
   from tab t
   join pg_catalog.pg_policy p on p.polrelid = t.oid
   where t.is_firm
   group by t.name
   having count(*) > 1`,
  `select format('rows: the function %s runs with the rights of its owner', p.oid::regprocedure)
   from pg_catalog.pg_proc p
   join pg_catalog.pg_namespace n on n.oid = p.pronamespace
   where n.nspname !~ '^pg_'
     and n.nspname <> 'information_schema'
     and p.prosecdef`,
];

/** The questions about the shape, in the order of the rules. */
export const SHAPE_QUESTIONS: readonly string[] = [
  ...ONE,
  ...TWO,
  ...THREE,
  ...FOUR,
  ...FIVE,
  ...SIX,
  ...THIRTEEN,
  ...ROW_SECURITY,
];
