-- Firms and all that is theirs. Every table of a firm has firm_id first in its key, and a policy
-- that shows a transaction the rows of the firm it entered, and no others.

create schema hourbank;

-- Enters a firm for the rest of the transaction. On its own, before any savepoint: only so does it
-- reach every machine of a cluster.
create function hourbank.enter_firm(firm uuid) returns void
  language plpgsql
  set search_path = ''
  as $$
begin
  perform pg_catalog.set_config('citus.propagate_set_commands', 'local', true);
  execute pg_catalog.format('set local app.firm_id = %L', firm);
end
$$;

-- The firm that was entered; null, which no row equals, when none was. Its names were looked up when
-- it was made, so it sets no search_path: the planner then writes it out in place of a call for
-- every row that is read or written, which was a third of the cost of writing one.
create function hourbank.entered_firm() returns uuid
  language sql
  stable
  return nullif(pg_catalog.current_setting('app.firm_id', true), '')::uuid;

create table hourbank.firm (
  firm_id uuid not null,
  name text not null,
  currency text not null,
  time_zone text not null,
  -- Counts every change of policies, work types and rates, so that they need not be read each time.
  settings_version bigint not null,
  created_at timestamptz not null,
  primary key (firm_id),
  constraint firm_name_short check (length(name) between 1 and 200),
  constraint firm_currency_code check (currency ~ '^[A-Z]{3}$')
);

create table hourbank.client (
  firm_id uuid not null,
  client_id uuid not null,
  name text not null,
  -- The name as it is looked up: no two clients of a firm may differ in case alone.
  name_key text not null,
  currency text not null,
  reference text not null,
  archived_on date,
  created_at timestamptz not null,
  -- The head of the client's journal: its length, and the hash of the last record (H3).
  journal_length bigint not null,
  journal_hash bytea not null,
  -- The place of the last sale (A6).
  last_sale integer not null,
  primary key (firm_id, client_id),
  constraint client_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint client_name_once unique (firm_id, name_key),
  constraint client_name_short check (length(name) between 1 and 200),
  constraint client_currency_code check (currency ~ '^[A-Z]{3}$')
)
-- Room for the next version of a row beside the last one: every booking moves the head on.
with (fillfactor = 70);

create table hourbank.contact (
  firm_id uuid not null,
  contact_id uuid not null,
  client_id uuid not null,
  name text not null,
  -- The name as it is looked up; two contacts of a client may share it.
  name_key text not null,
  mail text,
  phone text,
  roles text[] not null,
  created_at timestamptz not null,
  left_on date,
  primary key (firm_id, contact_id),
  constraint contact_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint contact_name_short check (length(name) between 1 and 200),
  constraint contact_roles_known check (roles <@ array['technical', 'billing', 'viewer'])
);
create index contact_by_client on hourbank.contact (firm_id, client_id, created_at, contact_id);
create index contact_by_name on hourbank.contact (firm_id, client_id, name_key);

-- A policy is never changed: a later version takes its place from a day on. No client means the
-- firm's default.
create table hourbank.policy_version (
  firm_id uuid not null,
  policy_version_id uuid not null,
  client_id uuid,
  version integer not null,
  valid_from date not null,
  settings jsonb not null,
  reason text not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (firm_id, policy_version_id),
  constraint policy_version_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint policy_version_once unique nulls not distinct (firm_id, client_id, version)
);

-- The terms of a work type from a day on; the first row of a name makes the work type.
create table hourbank.work_type_terms (
  firm_id uuid not null,
  work_type text not null,
  valid_from date not null,
  weight_numerator integer not null,
  weight_denominator integer not null,
  travel boolean not null,
  created_at timestamptz not null,
  primary key (firm_id, work_type, valid_from),
  constraint work_type_terms_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint work_type_terms_name_short check (length(work_type) between 1 and 200),
  constraint work_type_terms_weight_positive check (weight_numerator > 0 and weight_denominator > 0)
);

-- The standard rate from a day on; an empty work type stands for all without a rate of their own.
create table hourbank.rate (
  firm_id uuid not null,
  work_type text not null,
  currency text not null,
  valid_from date not null,
  rate_cents_per_hour bigint,
  flat_fee_cents bigint,
  created_at timestamptz not null,
  primary key (firm_id, work_type, currency, valid_from),
  constraint rate_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint rate_not_negative check (rate_cents_per_hour >= 0 and flat_fee_cents >= 0)
);

create table hourbank.product (
  firm_id uuid not null,
  product_id uuid not null,
  name text not null,
  name_key text not null,
  description text not null,
  work_types text[],
  withdrawn_on date,
  created_at timestamptz not null,
  primary key (firm_id, product_id),
  constraint product_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint product_name_once unique (firm_id, name_key),
  constraint product_name_short check (length(name) between 1 and 200)
);

create table hourbank.tier (
  firm_id uuid not null,
  product_id uuid not null,
  minutes integer not null,
  currency text not null,
  valid_from date not null,
  price_cents bigint not null,
  validity_months integer,
  created_at timestamptz not null,
  primary key (firm_id, product_id, minutes, currency, valid_from),
  constraint tier_product foreign key (firm_id, product_id)
    references hourbank.product (firm_id, product_id),
  constraint tier_minutes_positive check (minutes > 0),
  constraint tier_price_not_negative check (price_cents >= 0)
);

-- A block. What was sold is frozen (A2): the app may change only what is open, the last usable day
-- and what was taken, which the journal tells as well.
create table hourbank.block (
  firm_id uuid not null,
  block_id uuid not null,
  client_id uuid not null,
  name text not null,
  name_key text not null,
  origin text not null,
  sale integer not null,
  bought_on date not null,
  minutes integer not null,
  price_cents bigint not null,
  currency text not null,
  work_types text[],
  product_id uuid,
  -- The standard rate on the day of the sale, for showing the saving (A1).
  standard_rate_cents_per_hour bigint,
  note text not null,
  created_at timestamptz not null,
  expires_on date,
  open_minutes integer not null,
  paid_cents bigint not null,
  drawn_minutes integer not null,
  drawn_cents bigint not null,
  lapsed_minutes integer not null,
  lapsed_cents bigint not null,
  refunded_minutes integer not null,
  refunded_cents bigint not null,
  -- The last day on which minutes came back after the expiry (A9).
  returned_on date,
  -- Changes once or twice in a block's life: the indexes name it, and not the minutes, so that a draw
  -- changes nothing that is indexed and no index has to grow.
  has_minutes_left boolean not null
    generated always as (drawn_minutes + lapsed_minutes + refunded_minutes < minutes) stored,
  primary key (firm_id, block_id),
  constraint block_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint block_name_once unique (firm_id, client_id, name_key),
  constraint block_sale_once unique (firm_id, client_id, sale),
  constraint block_origin_known check (origin in ('sale', 'grant', 'opening')),
  constraint block_minutes_positive check (minutes > 0),
  constraint block_open_within check (open_minutes between 0 and minutes),
  constraint block_paid_within check (paid_cents between 0 and price_cents),
  constraint block_taken_not_negative
    check (drawn_minutes >= 0 and lapsed_minutes >= 0 and refunded_minutes >= 0),
  constraint block_never_below_zero
    check (drawn_minutes + lapsed_minutes + refunded_minutes <= minutes),
  constraint block_value_within
    check (drawn_cents + lapsed_cents + refunded_cents between 0 and price_cents)
)
-- Room for the next version of a row beside the last one.
with (fillfactor = 70);
create index block_with_minutes_left on hourbank.block (firm_id, client_id, sale)
  where has_minutes_left;
create index block_expiring on hourbank.block (firm_id, expires_on, block_id)
  where has_minutes_left and expires_on is not null;

create table hourbank.entry (
  firm_id uuid not null,
  entry_id uuid not null,
  client_id uuid not null,
  -- Where it comes from and what it is called there: what an import knows it by again.
  source text not null,
  source_id text not null,
  technician text not null,
  -- The member who logged it; null for what an import brought.
  member text,
  job text not null,
  work_type text not null,
  description text not null,
  worked_on date not null,
  started_at timestamptz,
  ended_at timestamptz,
  worked_minutes integer not null,
  state text not null,
  version integer not null,
  corrects uuid,
  created_at timestamptz not null,
  -- What posting did; null while it is a draft.
  coverage text,
  billed_minutes integer,
  drawn_minutes integer,
  overage_minutes integer,
  overage_cents bigint,
  separate_minutes integer,
  separate_cents bigint,
  waits_for uuid[],
  decision jsonb,
  posted_at timestamptz,
  posted_by text,
  -- Its place in the client's journal, and that of its reversal.
  posted_as bigint,
  reversed_as bigint,
  primary key (firm_id, entry_id),
  constraint entry_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint entry_source_once unique (firm_id, source, source_id),
  constraint entry_state_known check (state in ('draft', 'waiting', 'posted', 'reversed')),
  constraint entry_minutes_not_negative check (worked_minutes >= 0)
);
-- Lists, the newest day first: of everybody, of a client, of a technician and of both, each by state.
-- In every state at once, a list is read as one of each state and put together.
create index entry_newest_of_firm on hourbank.entry (firm_id, state, worked_on desc, entry_id desc);
create index entry_newest on hourbank.entry
  (firm_id, client_id, state, worked_on desc, entry_id desc);
create index entry_newest_of_technician on hourbank.entry
  (firm_id, technician, state, worked_on desc, entry_id desc);
create index entry_newest_of_client_and_technician on hourbank.entry
  (firm_id, client_id, technician, state, worked_on desc, entry_id desc);
-- What is still to be decided, and nothing else: few, however much was posted.
create index entry_to_decide on hourbank.entry (firm_id, client_id, state)
  where state in ('draft', 'waiting');
create index entry_of_job_day on hourbank.entry (firm_id, client_id, job, worked_on);

-- One running timer a person.
create table hourbank.timer (
  firm_id uuid not null,
  member text not null,
  client_id uuid not null,
  job text not null,
  work_type text not null,
  description text not null,
  started_at timestamptz not null,
  primary key (firm_id, member),
  constraint timer_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id)
);

-- The journal (H1), a hash chain for each client (H3). Append-only: no right to change it is given.
create table hourbank.journal (
  firm_id uuid not null,
  client_id uuid not null,
  sequence bigint not null,
  booked_on date not null,
  kind text not null,
  subject text not null,
  money jsonb not null,
  minutes jsonb not null,
  facts jsonb not null,
  recorded_at timestamptz not null,
  -- The day of recorded_at in the firm's time zone, as that was then: statements go by it.
  recorded_on date not null,
  recorded_by text not null,
  hash bytea not null,
  primary key (firm_id, client_id, sequence),
  constraint journal_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id)
);
-- What decides when a block may be drawn: how it stood before any entry (entry.why).
create index journal_of_blocks on hourbank.journal (firm_id, client_id, sequence)
  where kind in ('sale', 'grant', 'opening', 'payment', 'refund', 'extension');
-- Statements: the records of the days on which they were recorded.
create index journal_as_recorded on hourbank.journal (firm_id, client_id, recorded_on, sequence);

-- What each record of the journal moved in each block, with what was left after it. Append-only.
create table hourbank.movement (
  firm_id uuid not null,
  client_id uuid not null,
  sequence bigint not null,
  place integer not null,
  block_id uuid not null,
  kind text not null,
  moved_on date not null,
  entry_id uuid,
  minutes integer not null,
  value_cents bigint not null,
  left_minutes integer not null,
  left_cents bigint not null,
  primary key (firm_id, client_id, sequence, place),
  constraint movement_block foreign key (firm_id, block_id)
    references hourbank.block (firm_id, block_id),
  constraint movement_left_not_negative check (left_minutes >= 0 and left_cents >= 0)
);
create index movement_by_block on hourbank.movement (firm_id, block_id, sequence, place);
create index movement_by_day on hourbank.movement (firm_id, client_id, moved_on);
create index movement_by_entry on hourbank.movement (firm_id, entry_id) where entry_id is not null;

-- What a key took effect as, so that a repeat gets the same answer (B11).
create table hourbank.idempotency (
  firm_id uuid not null,
  key text not null,
  operation text not null,
  input_hash bytea not null,
  -- To the letter: a repeat gets the same answer.
  outcome json not null,
  created_at timestamptz not null,
  primary key (firm_id, key),
  constraint idempotency_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint idempotency_key_short check (length(key) between 1 and 200)
);
create index idempotency_by_age on hourbank.idempotency (firm_id, created_at);

-- Who did what. Append-only.
create table hourbank.audit (
  firm_id uuid not null,
  audit_id uuid not null,
  recorded_at timestamptz not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  operation text not null,
  client_id uuid,
  subject text not null,
  summary jsonb not null,
  primary key (firm_id, audit_id),
  constraint audit_firm foreign key (firm_id) references hourbank.firm (firm_id)
);
create index audit_newest on hourbank.audit (firm_id, recorded_at desc, audit_id desc);
create index audit_by_client on hourbank.audit (firm_id, client_id, recorded_at desc, audit_id desc);

create table hourbank.import (
  firm_id uuid not null,
  import_id uuid not null,
  kind text not null,
  file_name text not null,
  state text not null,
  rows_read integer not null,
  rows_booked integer not null,
  rows_known integer not null,
  rows_refused integer not null,
  report jsonb not null,
  started_at timestamptz not null,
  changed_at timestamptz not null,
  started_by text not null,
  primary key (firm_id, import_id),
  constraint import_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint import_state_known check (state in ('running', 'done'))
);
create index import_newest on hourbank.import (firm_id, started_at desc, import_id desc);

-- The firms there are, for the routines that visit each: the one list across firms.
create table hourbank.firm_directory (
  firm_id uuid not null,
  primary key (firm_id)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'firm', 'client', 'contact', 'policy_version', 'work_type_terms', 'rate', 'product', 'tier',
    'block', 'entry', 'timer', 'journal', 'movement', 'idempotency', 'audit', 'import'
  ] loop
    execute pg_catalog.format('alter table hourbank.%I enable row level security', name);
    execute pg_catalog.format('alter table hourbank.%I force row level security', name);
    execute pg_catalog.format(
      'create policy of_the_firm on hourbank.%I using (firm_id = hourbank.entered_firm()) '
      'with check (firm_id = hourbank.entered_firm())',
      name
    );
  end loop;
end
$$;

grant usage on schema hourbank to hourbank_app;
grant execute on function hourbank.enter_firm(uuid), hourbank.entered_firm() to hourbank_app;
grant select, insert on
  hourbank.firm, hourbank.client, hourbank.contact, hourbank.policy_version,
  hourbank.work_type_terms, hourbank.rate, hourbank.product, hourbank.tier, hourbank.block,
  hourbank.entry, hourbank.timer, hourbank.journal, hourbank.movement, hourbank.idempotency,
  hourbank.audit, hourbank.import, hourbank.firm_directory
  to hourbank_app;
grant update (name, currency, time_zone, settings_version) on hourbank.firm to hourbank_app;
grant update (name, name_key, reference, archived_on, journal_length, journal_hash, last_sale)
  on hourbank.client to hourbank_app;
grant update (name, name_key, mail, phone, roles, left_on) on hourbank.contact to hourbank_app;
grant update (name, name_key, description, work_types, withdrawn_on)
  on hourbank.product to hourbank_app;
grant update (expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes,
    lapsed_cents, refunded_minutes, refunded_cents, returned_on)
  on hourbank.block to hourbank_app;
grant update (weight_numerator, weight_denominator, travel, created_at)
  on hourbank.work_type_terms to hourbank_app;
grant update (rate_cents_per_hour, flat_fee_cents, created_at) on hourbank.rate to hourbank_app;
grant update (price_cents, validity_months, created_at) on hourbank.tier to hourbank_app;
grant update (technician, job, work_type, description, worked_on, started_at, ended_at,
    worked_minutes, state, version, coverage, billed_minutes, drawn_minutes, overage_minutes,
    overage_cents, separate_minutes, separate_cents, waits_for, decision, posted_at, posted_by,
    posted_as, reversed_as)
  on hourbank.entry to hourbank_app;
grant update (client_id, job, work_type, description, started_at) on hourbank.timer to hourbank_app;
grant delete on hourbank.entry, hourbank.timer to hourbank_app;
grant update (state, rows_read, rows_booked, rows_known, rows_refused, report, changed_at)
  on hourbank.import to hourbank_app;
grant delete on hourbank.idempotency to hourbank_app;
