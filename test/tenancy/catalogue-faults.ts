/** What a catalogue may not say, seeded in a migrated database that keeps the rules of growth. */

/** Who is made for a fault is gone with its transaction. */
const SOMEBODY = 'hourbank_test_somebody';

const GUARDED = `alter table hourbank.note enable row level security;
  alter table hourbank.note force row level security;
  create policy of_the_firm on hourbank.note using (firm_id = hourbank.entered_firm())
    with check (firm_id = hourbank.entered_firm());`;

/** A table as it should be, to be spoilt. */
export function note(columns: string): string {
  return `create table hourbank.note (${columns}); ${GUARDED}`;
}

export const NOTE = 'firm_id uuid not null, note_id uuid not null, primary key (firm_id, note_id)';

/** Each row: a fault, in SQL, and every breach that is named for it. */
export const FAULTS: readonly (readonly [fault: string, ...breaches: string[]])[] = [
  [note('firm_id uuid not null, note_id uuid not null'), '1: hourbank.note has no primary key'],
  [
    'alter table sign_in.rate_limit drop constraint rate_limit_pkey',
    '1: sign_in.rate_limit has no primary key',
  ],
  [
    note('firm_id text not null, primary key (firm_id)').replaceAll(
      '(firm_id = ',
      '(firm_id::uuid = ',
    ),
    '1: hourbank.note has no column firm_id uuid not null',
    'rows: hourbank.note has no policy of the firm',
  ],
  [
    note('firm_id uuid not null, note_id uuid not null, primary key (note_id, firm_id)'),
    '1: the primary key of hourbank.note does not begin with firm_id',
  ],
  [
    note('firm_id uuid not null, note_id uuid not null, primary key (note_id)'),
    '1: the primary key of hourbank.note does not begin with firm_id',
    '2: the unique index hourbank.note_pkey of hourbank.note leaves firm_id out',
  ],
  [
    'create view hourbank.names as select name from hourbank.client',
    '1: hourbank.names is no table: firms have tables only',
  ],
  [
    'create materialized view hourbank.names as select name from hourbank.client',
    '1: hourbank.names is no table: firms have tables only',
  ],
  [
    'alter table hourbank.timer set unlogged',
    '1: hourbank.timer does not survive a crash: it is unlogged',
  ],
  [
    'create table public.everybody (id uuid primary key)',
    '1: public.everybody is neither a table of firms nor declared global',
  ],
  [
    'create unique index block_name_everywhere on hourbank.block (name_key)',
    '2: the unique index hourbank.block_name_everywhere of hourbank.block leaves firm_id out',
  ],
  [
    'create unique index block_name_everywhere on hourbank.block (name_key) include (firm_id)',
    '2: the unique index hourbank.block_name_everywhere of hourbank.block leaves firm_id out',
  ],
  [
    'alter table hourbank.client add constraint client_reference_once unique (reference)',
    '2: the unique index hourbank.client_reference_once of hourbank.client leaves firm_id out',
  ],
  [
    `alter table hourbank.rate add constraint rate_apart
      exclude using gist (daterange(valid_from, valid_from) with &&)`,
    '2: the unique index hourbank.rate_apart of hourbank.rate leaves firm_id out',
  ],
  [
    note(`${NOTE}, of_firm uuid not null, client_id uuid not null,
      constraint note_client foreign key (of_firm, client_id)
        references hourbank.client (firm_id, client_id)`),
    '2: the foreign key note_client of hourbank.note does not lead from firm_id to firm_id',
  ],
  [
    `alter table hourbank.tier drop constraint tier_product,
      add constraint tier_product foreign key (firm_id, product_id)
        references hourbank.product (firm_id, product_id) on delete set null`,
    '3: the foreign key tier_product of hourbank.tier does something else than nothing or on delete cascade',
  ],
  [
    `alter table hourbank.tier drop constraint tier_product,
      add constraint tier_product foreign key (firm_id, product_id)
        references hourbank.product (firm_id, product_id) on delete restrict`,
    '3: the foreign key tier_product of hourbank.tier does something else than nothing or on delete cascade',
  ],
  [
    `alter table hourbank.tier drop constraint tier_product,
      add constraint tier_product foreign key (firm_id, product_id)
        references hourbank.product (firm_id, product_id) on update cascade`,
    '3: the foreign key tier_product of hourbank.tier does something else than nothing or on delete cascade',
  ],
  [
    `alter table hourbank.firm_directory add constraint firm_directory_firm
      foreign key (firm_id) references hourbank.firm (firm_id)`,
    '3: the foreign key firm_directory_firm leads from the global hourbank.firm_directory into hourbank.firm',
  ],
  [
    'drop table hourbank.firm_directory',
    '4: hourbank.firm_directory is declared global and not there',
  ],
  ['drop schema sign_in cascade', '4: the schema sign_in is declared global and has no table'],
  [
    `create function hourbank.stop() returns trigger language plpgsql set search_path = ''
        as 'begin return null; end';
      create trigger stop before delete on hourbank.journal
        for each row execute function hourbank.stop()`,
    '5: hourbank.journal has the trigger stop',
  ],
  [
    'create rule keep as on delete to hourbank.journal do instead nothing',
    '5: hourbank.journal has the rule keep',
  ],
  [
    `create table hourbank.note (primary key (firm_id, block_id)) inherits (hourbank.block);
      ${GUARDED}`,
    '5: hourbank.note inherits from hourbank.block',
  ],
  [
    `create table hourbank.note (${NOTE}) partition by hash (firm_id); ${GUARDED}`,
    '5: hourbank.note is partitioned',
  ],
  [
    note(`${NOTE}, place integer generated always as identity`),
    '14: hourbank_app has no usage on the sequence hourbank.note_place_seq',
    '6: the identity column place of hourbank.note is no bigint',
  ],
  [
    `${note(`${NOTE}, place bigserial`)} grant usage on hourbank.note_place_seq to hourbank_app`,
    '6: the column place of hourbank.note takes its number from a sequence',
  ],
  [
    note('firm_id uuid not null, id uuid default gen_random_uuid(), primary key (firm_id, id)'),
    '6: the database makes up the key column id of hourbank.note',
  ],
  [
    note('firm_id uuid not null, at timestamptz, primary key (firm_id, at)'),
    '6: the key column at of hourbank.note is of the type timestamp with time zone',
  ],
  [
    'alter table hourbank.timer add check (length(job) < 300)',
    '13: the constraint timer_job_check of hourbank.timer was given no name',
  ],
  [
    'alter table hourbank.timer add foreign key (firm_id) references hourbank.firm (firm_id)',
    '13: the constraint timer_firm_id_fkey of hourbank.timer was given no name',
  ],
  [
    'alter table hourbank.timer add unique (firm_id, job)',
    '13: the constraint timer_firm_id_job_key of hourbank.timer was given no name',
  ],
  [
    'alter table hourbank.timer add constraint timer_job_short check (length(job) < 300) not valid',
    '13: the constraint timer_job_short of hourbank.timer does not hold for the rows before it',
  ],
  [
    `create function hourbank.one() returns integer language sql as 'select 1'`,
    `13: the function hourbank.one() does not say search_path = ''`,
  ],
  [
    'alter table hourbank.block disable row level security',
    'rows: hourbank.block has no row-level security',
  ],
  [
    'alter table hourbank.block no force row level security',
    'rows: hourbank.block does not force row-level security on its owner',
  ],
  ['drop policy of_the_firm on hourbank.block', 'rows: hourbank.block has no policy of the firm'],
  [
    'alter policy of_the_firm on hourbank.block with check (true)',
    'rows: hourbank.block has no policy of the firm',
  ],
  [
    'alter policy of_the_firm on hourbank.block using (true)',
    'rows: hourbank.block has no policy of the firm',
  ],
  [
    `drop policy of_the_firm on hourbank.block;
      create policy of_the_firm on hourbank.block using (firm_id = hourbank.entered_firm())`,
    'rows: hourbank.block has no policy of the firm',
  ],
  [
    `drop policy of_the_firm on hourbank.block;
      create policy of_the_firm on hourbank.block for select
        using (firm_id = hourbank.entered_firm())`,
    'rows: hourbank.block has no policy of the firm',
  ],
  [
    'create policy all_of_it on hourbank.block using (true)',
    'rows: hourbank.block has 2 policies, of which each but one shows or hides more',
  ],
  [
    `create function hourbank.peek() returns bigint language sql security definer
        set search_path = '' as 'select count(*) from hourbank.block'`,
    'rows: the function hourbank.peek() runs with the rights of its owner',
  ],
  ['alter role hourbank_app superuser', '14: hourbank_app is a superuser'],
  ['alter role hourbank_app bypassrls', '14: hourbank_app sees past row-level security'],
  ['alter role hourbank_app createdb', '14: hourbank_app may create databases'],
  ['alter role hourbank_app createrole', '14: hourbank_app may create roles'],
  ['alter role hourbank_app replication', '14: hourbank_app may replicate'],
  [
    `create role ${SOMEBODY}; grant ${SOMEBODY} to hourbank_app`,
    `14: hourbank_app is a member of ${SOMEBODY}`,
  ],
  ['alter table hourbank.timer owner to hourbank_app', '14: hourbank_app owns hourbank.timer'],
  [
    'alter function hourbank.enter_firm(uuid) owner to hourbank_app',
    '14: hourbank_app owns the function hourbank.enter_firm(uuid)',
  ],
  [
    'grant create on schema hourbank to hourbank_app',
    '14: hourbank_app may create in the schema hourbank',
  ],
  [
    `do $$ begin
      execute format('grant create on database %I to hourbank_app', current_database());
    end $$`,
    '14: hourbank_app may create schemas',
  ],
  ['grant create on schema public to public', '14: hourbank_app may create in the schema public'],
  [
    'create sequence hourbank.count',
    '14: hourbank_app has no usage on the sequence hourbank.count',
  ],
  [
    `create role ${SOMEBODY}; grant select on hourbank.client to ${SOMEBODY}`,
    `14: SELECT on hourbank.client is granted to ${SOMEBODY}`,
  ],
  [
    'grant select (name) on hourbank.client to public',
    '14: SELECT on hourbank.client is granted to everybody',
  ],
  [
    'grant select on hourbank.client to hourbank_app with grant option',
    '14: hourbank_app may pass on its SELECT on hourbank.client',
  ],
  [
    'grant truncate on hourbank.client to hourbank_app',
    '5: hourbank_app has truncate on hourbank.client',
  ],
  [
    'grant references on hourbank.client to hourbank_app',
    '5: hourbank_app has references on hourbank.client',
  ],
  [
    'grant trigger on hourbank.client to hourbank_app',
    '5: hourbank_app has trigger on hourbank.client',
  ],
  [
    'grant delete on hourbank.journal to hourbank_app',
    '5: hourbank_app may delete from hourbank.journal',
    '5: hourbank_app may delete hourbank.journal, which is append-only',
  ],
  [
    'grant update (facts) on hourbank.journal to hourbank_app',
    '5: hourbank_app may update hourbank.journal, which is append-only',
  ],
  [
    'grant update (minutes) on hourbank.movement to hourbank_app',
    '5: hourbank_app may update hourbank.movement, which is append-only',
  ],
  [
    'grant update (summary) on hourbank.audit to hourbank_app',
    '5: hourbank_app may update hourbank.audit, which is append-only',
  ],
  [
    'revoke all on hourbank.journal from hourbank_app',
    '5: hourbank.journal is declared append-only and not there',
  ],
  [
    'grant delete on hourbank.client to hourbank_app',
    '5: hourbank_app may delete from hourbank.client',
  ],
  [
    'grant update (price_cents) on hourbank.block to hourbank_app',
    '5: hourbank_app may update price_cents of a block, which was frozen when it was sold',
  ],
  [
    'revoke update (paid_cents) on hourbank.block from hourbank_app',
    '5: paid_cents is said to change of a block, and may not',
  ],
  [
    'grant update on hourbank.timer to hourbank_app',
    '5: hourbank_app may update firm_id of hourbank.timer, which is of its key',
    '5: hourbank_app may update member of hourbank.timer, which is of its key',
  ],
];
