-- What the migrations come to, for reading: nothing runs this file. `npm run schema` writes it.

create schema hourbank;
grant usage on schema hourbank to hourbank_app;

CREATE OR REPLACE FUNCTION hourbank.enter_firm(firm uuid)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_catalog.set_config('citus.propagate_set_commands', 'local', true);
  execute pg_catalog.format('set local app.firm_id = %L', firm);
end
$function$;

CREATE OR REPLACE FUNCTION hourbank.entered_firm()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.firm_id'::text, true), ''::text))::uuid;

create table hourbank.audit (
  firm_id uuid not null,
  audit_id uuid not null,
  recorded_at timestamp with time zone not null,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  operation text not null,
  client_id uuid,
  subject text not null,
  summary jsonb not null,
  constraint audit_pkey PRIMARY KEY (firm_id, audit_id),
  constraint audit_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id)
);
CREATE INDEX audit_by_client ON hourbank.audit USING btree (firm_id, client_id, recorded_at DESC, audit_id DESC);
CREATE INDEX audit_newest ON hourbank.audit USING btree (firm_id, recorded_at DESC, audit_id DESC);
alter table hourbank.audit enable row level security;
alter table hourbank.audit force row level security;
create policy of_the_firm on hourbank.audit as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.audit to hourbank_app;

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
  standard_rate_cents_per_hour bigint,
  note text not null,
  created_at timestamp with time zone not null,
  expires_on date,
  open_minutes integer not null,
  paid_cents bigint not null,
  drawn_minutes integer not null,
  drawn_cents bigint not null,
  lapsed_minutes integer not null,
  lapsed_cents bigint not null,
  refunded_minutes integer not null,
  refunded_cents bigint not null,
  returned_on date,
  has_minutes_left boolean not null generated always as ((((drawn_minutes + lapsed_minutes) + refunded_minutes) < minutes)),
  constraint block_pkey PRIMARY KEY (firm_id, block_id),
  constraint block_name_once UNIQUE (firm_id, client_id, name_key),
  constraint block_sale_once UNIQUE (firm_id, client_id, sale),
  constraint block_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint block_minutes_positive CHECK ((minutes > 0)),
  constraint block_never_below_zero CHECK ((((drawn_minutes + lapsed_minutes) + refunded_minutes) <= minutes)),
  constraint block_open_within CHECK (((open_minutes >= 0) AND (open_minutes <= minutes))),
  constraint block_origin_known CHECK ((origin = ANY (ARRAY['sale'::text, 'grant'::text, 'opening'::text]))),
  constraint block_paid_within CHECK (((paid_cents >= 0) AND (paid_cents <= price_cents))),
  constraint block_taken_not_negative CHECK (((drawn_minutes >= 0) AND (lapsed_minutes >= 0) AND (refunded_minutes >= 0))),
  constraint block_value_within CHECK (((((drawn_cents + lapsed_cents) + refunded_cents) >= 0) AND (((drawn_cents + lapsed_cents) + refunded_cents) <= price_cents)))
);
CREATE INDEX block_expiring ON hourbank.block USING btree (firm_id, expires_on, block_id) WHERE (has_minutes_left AND (expires_on IS NOT NULL));
CREATE INDEX block_with_minutes_left ON hourbank.block USING btree (firm_id, client_id, sale) WHERE has_minutes_left;
alter table hourbank.block enable row level security;
alter table hourbank.block force row level security;
create policy of_the_firm on hourbank.block as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (drawn_cents, drawn_minutes, expires_on, lapsed_cents, lapsed_minutes, open_minutes, paid_cents, refunded_cents, refunded_minutes, returned_on) on hourbank.block to hourbank_app;

create table hourbank.client (
  firm_id uuid not null,
  client_id uuid not null,
  name text not null,
  name_key text not null,
  currency text not null,
  reference text not null,
  archived_on date,
  created_at timestamp with time zone not null,
  journal_length bigint not null,
  journal_hash bytea not null,
  last_sale integer not null,
  constraint client_pkey PRIMARY KEY (firm_id, client_id),
  constraint client_name_once UNIQUE (firm_id, name_key),
  constraint client_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint client_currency_code CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint client_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table hourbank.client enable row level security;
alter table hourbank.client force row level security;
create policy of_the_firm on hourbank.client as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (archived_on, journal_hash, journal_length, last_sale, name, name_key, reference) on hourbank.client to hourbank_app;

create table hourbank.contact (
  firm_id uuid not null,
  contact_id uuid not null,
  client_id uuid not null,
  name text not null,
  name_key text not null,
  mail text,
  phone text,
  roles text[] not null,
  created_at timestamp with time zone not null,
  left_on date,
  constraint contact_pkey PRIMARY KEY (firm_id, contact_id),
  constraint contact_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint contact_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint contact_roles_known CHECK ((roles <@ ARRAY['technical'::text, 'billing'::text, 'viewer'::text]))
);
CREATE INDEX contact_by_client ON hourbank.contact USING btree (firm_id, client_id, created_at, contact_id);
CREATE INDEX contact_by_name ON hourbank.contact USING btree (firm_id, client_id, name_key);
alter table hourbank.contact enable row level security;
alter table hourbank.contact force row level security;
create policy of_the_firm on hourbank.contact as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (left_on, mail, name, name_key, phone, roles) on hourbank.contact to hourbank_app;

create table hourbank.entry (
  firm_id uuid not null,
  entry_id uuid not null,
  client_id uuid not null,
  source text not null,
  source_id text not null,
  technician text not null,
  member text,
  job text not null,
  work_type text not null,
  description text not null,
  worked_on date not null,
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  worked_minutes integer not null,
  state text not null,
  version integer not null,
  corrects uuid,
  created_at timestamp with time zone not null,
  coverage text,
  billed_minutes integer,
  drawn_minutes integer,
  overage_minutes integer,
  overage_cents bigint,
  separate_minutes integer,
  separate_cents bigint,
  waits_for uuid[],
  decision jsonb,
  posted_at timestamp with time zone,
  posted_by text,
  posted_as bigint,
  reversed_as bigint,
  constraint entry_pkey PRIMARY KEY (firm_id, entry_id),
  constraint entry_source_once UNIQUE (firm_id, source, source_id),
  constraint entry_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint entry_minutes_not_negative CHECK ((worked_minutes >= 0)),
  constraint entry_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'waiting'::text, 'posted'::text, 'reversed'::text])))
);
CREATE INDEX entry_newest ON hourbank.entry USING btree (firm_id, client_id, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_newest_of_client_and_technician ON hourbank.entry USING btree (firm_id, client_id, technician, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_newest_of_firm ON hourbank.entry USING btree (firm_id, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_newest_of_technician ON hourbank.entry USING btree (firm_id, technician, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_of_job_day ON hourbank.entry USING btree (firm_id, client_id, job, worked_on);
CREATE INDEX entry_to_decide ON hourbank.entry USING btree (firm_id, client_id, state) WHERE (state = ANY (ARRAY['draft'::text, 'waiting'::text]));
alter table hourbank.entry enable row level security;
alter table hourbank.entry force row level security;
create policy of_the_firm on hourbank.entry as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant delete, insert, select, update (billed_minutes, coverage, decision, description, drawn_minutes, ended_at, job, overage_cents, overage_minutes, posted_as, posted_at, posted_by, reversed_as, separate_cents, separate_minutes, started_at, state, technician, version, waits_for, work_type, worked_minutes, worked_on) on hourbank.entry to hourbank_app;

create table hourbank.firm (
  firm_id uuid not null,
  name text not null,
  currency text not null,
  time_zone text not null,
  settings_version bigint not null,
  created_at timestamp with time zone not null,
  constraint firm_pkey PRIMARY KEY (firm_id),
  constraint firm_currency_code CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint firm_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table hourbank.firm enable row level security;
alter table hourbank.firm force row level security;
create policy of_the_firm on hourbank.firm as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (currency, name, settings_version, time_zone) on hourbank.firm to hourbank_app;

create table hourbank.firm_directory (
  firm_id uuid not null,
  constraint firm_directory_pkey PRIMARY KEY (firm_id)
);
grant insert, select on hourbank.firm_directory to hourbank_app;

create table hourbank.idempotency (
  firm_id uuid not null,
  key text not null,
  operation text not null,
  input_hash bytea not null,
  outcome json not null,
  created_at timestamp with time zone not null,
  constraint idempotency_pkey PRIMARY KEY (firm_id, key),
  constraint idempotency_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint idempotency_key_short CHECK (((length(key) >= 1) AND (length(key) <= 200)))
);
CREATE INDEX idempotency_by_age ON hourbank.idempotency USING btree (firm_id, created_at);
alter table hourbank.idempotency enable row level security;
alter table hourbank.idempotency force row level security;
create policy of_the_firm on hourbank.idempotency as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant delete, insert, select on hourbank.idempotency to hourbank_app;

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
  started_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  started_by text not null,
  constraint import_pkey PRIMARY KEY (firm_id, import_id),
  constraint import_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint import_state_known CHECK ((state = ANY (ARRAY['running'::text, 'done'::text])))
);
CREATE INDEX import_newest ON hourbank.import USING btree (firm_id, started_at DESC, import_id DESC);
alter table hourbank.import enable row level security;
alter table hourbank.import force row level security;
create policy of_the_firm on hourbank.import as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (changed_at, report, rows_booked, rows_known, rows_read, rows_refused, state) on hourbank.import to hourbank_app;

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
  recorded_at timestamp with time zone not null,
  recorded_on date not null,
  recorded_by text not null,
  hash bytea not null,
  constraint journal_pkey PRIMARY KEY (firm_id, client_id, sequence),
  constraint journal_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id)
);
CREATE INDEX journal_as_recorded ON hourbank.journal USING btree (firm_id, client_id, recorded_on, sequence);
CREATE INDEX journal_of_blocks ON hourbank.journal USING btree (firm_id, client_id, sequence) WHERE (kind = ANY (ARRAY['sale'::text, 'grant'::text, 'opening'::text, 'payment'::text, 'refund'::text, 'extension'::text]));
alter table hourbank.journal enable row level security;
alter table hourbank.journal force row level security;
create policy of_the_firm on hourbank.journal as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.journal to hourbank_app;

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
  constraint movement_pkey PRIMARY KEY (firm_id, client_id, sequence, place),
  constraint movement_block FOREIGN KEY (firm_id, block_id) REFERENCES hourbank.block(firm_id, block_id),
  constraint movement_left_not_negative CHECK (((left_minutes >= 0) AND (left_cents >= 0)))
);
CREATE INDEX movement_by_block ON hourbank.movement USING btree (firm_id, block_id, sequence, place);
CREATE INDEX movement_by_day ON hourbank.movement USING btree (firm_id, client_id, moved_on);
CREATE INDEX movement_by_entry ON hourbank.movement USING btree (firm_id, entry_id) WHERE (entry_id IS NOT NULL);
alter table hourbank.movement enable row level security;
alter table hourbank.movement force row level security;
create policy of_the_firm on hourbank.movement as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.movement to hourbank_app;

create table hourbank.policy_version (
  firm_id uuid not null,
  policy_version_id uuid not null,
  client_id uuid,
  version integer not null,
  valid_from date not null,
  settings jsonb not null,
  reason text not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint policy_version_pkey PRIMARY KEY (firm_id, policy_version_id),
  constraint policy_version_once UNIQUE NULLS NOT DISTINCT (firm_id, client_id, version),
  constraint policy_version_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id)
);
alter table hourbank.policy_version enable row level security;
alter table hourbank.policy_version force row level security;
create policy of_the_firm on hourbank.policy_version as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.policy_version to hourbank_app;

create table hourbank.product (
  firm_id uuid not null,
  product_id uuid not null,
  name text not null,
  name_key text not null,
  description text not null,
  work_types text[],
  withdrawn_on date,
  created_at timestamp with time zone not null,
  constraint product_pkey PRIMARY KEY (firm_id, product_id),
  constraint product_name_once UNIQUE (firm_id, name_key),
  constraint product_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint product_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table hourbank.product enable row level security;
alter table hourbank.product force row level security;
create policy of_the_firm on hourbank.product as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (description, name, name_key, withdrawn_on, work_types) on hourbank.product to hourbank_app;

create table hourbank.rate (
  firm_id uuid not null,
  work_type text not null,
  currency text not null,
  valid_from date not null,
  rate_cents_per_hour bigint,
  flat_fee_cents bigint,
  created_at timestamp with time zone not null,
  constraint rate_pkey PRIMARY KEY (firm_id, work_type, currency, valid_from),
  constraint rate_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint rate_not_negative CHECK (((rate_cents_per_hour >= 0) AND (flat_fee_cents >= 0)))
);
alter table hourbank.rate enable row level security;
alter table hourbank.rate force row level security;
create policy of_the_firm on hourbank.rate as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (created_at, flat_fee_cents, rate_cents_per_hour) on hourbank.rate to hourbank_app;

create table hourbank.tier (
  firm_id uuid not null,
  product_id uuid not null,
  minutes integer not null,
  currency text not null,
  valid_from date not null,
  price_cents bigint not null,
  validity_months integer,
  created_at timestamp with time zone not null,
  constraint tier_pkey PRIMARY KEY (firm_id, product_id, minutes, currency, valid_from),
  constraint tier_product FOREIGN KEY (firm_id, product_id) REFERENCES hourbank.product(firm_id, product_id),
  constraint tier_minutes_positive CHECK ((minutes > 0)),
  constraint tier_price_not_negative CHECK ((price_cents >= 0))
);
alter table hourbank.tier enable row level security;
alter table hourbank.tier force row level security;
create policy of_the_firm on hourbank.tier as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (created_at, price_cents, validity_months) on hourbank.tier to hourbank_app;

create table hourbank.timer (
  firm_id uuid not null,
  member text not null,
  client_id uuid not null,
  job text not null,
  work_type text not null,
  description text not null,
  started_at timestamp with time zone not null,
  constraint timer_pkey PRIMARY KEY (firm_id, member),
  constraint timer_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id)
);
alter table hourbank.timer enable row level security;
alter table hourbank.timer force row level security;
create policy of_the_firm on hourbank.timer as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant delete, insert, select, update (client_id, description, job, started_at, work_type) on hourbank.timer to hourbank_app;

create table hourbank.work_type_terms (
  firm_id uuid not null,
  work_type text not null,
  valid_from date not null,
  weight_numerator integer not null,
  weight_denominator integer not null,
  travel boolean not null,
  created_at timestamp with time zone not null,
  constraint work_type_terms_pkey PRIMARY KEY (firm_id, work_type, valid_from),
  constraint work_type_terms_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint work_type_terms_name_short CHECK (((length(work_type) >= 1) AND (length(work_type) <= 200))),
  constraint work_type_terms_weight_positive CHECK (((weight_numerator > 0) AND (weight_denominator > 0)))
);
alter table hourbank.work_type_terms enable row level security;
alter table hourbank.work_type_terms force row level security;
create policy of_the_firm on hourbank.work_type_terms as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (created_at, travel, weight_denominator, weight_numerator) on hourbank.work_type_terms to hourbank_app;

create table public.hourbank_migration (
  name text not null,
  hash text not null,
  ran_at timestamp with time zone not null,
  constraint hourbank_migration_pkey PRIMARY KEY (name)
);

create schema sign_in;
grant usage on schema sign_in to hourbank_app;

create table sign_in.account (
  id text not null,
  user_id text not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_once UNIQUE (provider_id, account_id),
  constraint account_of_user FOREIGN KEY (user_id) REFERENCES sign_in."user"(id) ON DELETE CASCADE
);
CREATE INDEX account_by_user ON sign_in.account USING btree (user_id);
grant delete, insert, select, update on sign_in.account to hourbank_app;

create table sign_in.api_key (
  id text not null,
  config_id text not null,
  reference_id text not null,
  name text,
  prefix text,
  start text,
  key text not null,
  enabled boolean,
  permissions text,
  metadata text,
  expires_at timestamp with time zone,
  last_request timestamp with time zone,
  request_count integer,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  remaining integer,
  refill_amount integer,
  refill_interval integer,
  last_refill_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint api_key_pkey PRIMARY KEY (id),
  constraint api_key_once UNIQUE (key),
  constraint api_key_name_short CHECK ((length(name) <= 200))
);
CREATE INDEX api_key_by_expiry ON sign_in.api_key USING btree (expires_at);
CREATE INDEX api_key_by_member ON sign_in.api_key USING btree (reference_id);
grant delete, insert, select, update on sign_in.api_key to hourbank_app;

create table sign_in.invitation (
  id text not null,
  organization_id text not null,
  email text not null,
  role text not null,
  status text not null,
  inviter_id text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_by_user FOREIGN KEY (inviter_id) REFERENCES sign_in."user"(id),
  constraint invitation_of_organization FOREIGN KEY (organization_id) REFERENCES sign_in.organization(id),
  constraint invitation_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'billing'::text, 'technician'::text, 'accountant'::text]))),
  constraint invitation_status_known CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'rejected'::text, 'canceled'::text])))
);
CREATE INDEX invitation_by_organization ON sign_in.invitation USING btree (organization_id, status);
grant delete, insert, select, update on sign_in.invitation to hourbank_app;

create table sign_in.member (
  id text not null,
  organization_id text not null,
  user_id text not null,
  role text not null,
  created_at timestamp with time zone not null,
  left_at timestamp with time zone,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_once UNIQUE (organization_id, user_id),
  constraint member_of_organization FOREIGN KEY (organization_id) REFERENCES sign_in.organization(id),
  constraint member_of_user FOREIGN KEY (user_id) REFERENCES sign_in."user"(id),
  constraint member_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'billing'::text, 'technician'::text, 'accountant'::text])))
);
CREATE INDEX member_by_user ON sign_in.member USING btree (user_id);
grant delete, insert, select, update on sign_in.member to hourbank_app;

create table sign_in.organization (
  id text not null,
  name text not null,
  slug text not null,
  logo text,
  metadata text,
  created_at timestamp with time zone not null,
  constraint organization_pkey PRIMARY KEY (id),
  constraint organization_slug_once UNIQUE (slug),
  constraint organization_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
grant delete, insert, select, update on sign_in.organization to hourbank_app;

create table sign_in.passkey (
  id text not null,
  user_id text not null,
  name text,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_once UNIQUE (credential_id),
  constraint passkey_of_user FOREIGN KEY (user_id) REFERENCES sign_in."user"(id) ON DELETE CASCADE,
  constraint passkey_name_short CHECK ((length(name) <= 200))
);
CREATE INDEX passkey_by_user ON sign_in.passkey USING btree (user_id);
grant delete, insert, select, update on sign_in.passkey to hourbank_app;

create table sign_in.rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint rate_limit_pkey PRIMARY KEY (id),
  constraint rate_limit_key_once UNIQUE (key)
);
grant delete, insert, select, update on sign_in.rate_limit to hourbank_app;

create table sign_in.session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  active_organization_id text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_once UNIQUE (token),
  constraint session_of_user FOREIGN KEY (user_id) REFERENCES sign_in."user"(id) ON DELETE CASCADE
);
CREATE INDEX session_by_user ON sign_in.session USING btree (user_id);
grant delete, insert, select, update on sign_in.session to hourbank_app;

create table sign_in.set_up (
  one boolean not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  constraint set_up_pkey PRIMARY KEY (one),
  constraint set_up_one CHECK (one)
);
grant delete, insert, select, update on sign_in.set_up to hourbank_app;

create table sign_in.two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  constraint two_factor_pkey PRIMARY KEY (id),
  constraint two_factor_once UNIQUE (user_id),
  constraint two_factor_of_user FOREIGN KEY (user_id) REFERENCES sign_in."user"(id) ON DELETE CASCADE
);
grant delete, insert, select, update on sign_in.two_factor to hourbank_app;

create table sign_in."user" (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  two_factor_enabled boolean not null default false,
  constraint user_pkey PRIMARY KEY (id),
  constraint user_email_once UNIQUE (email),
  constraint user_email_plain CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254)))),
  constraint user_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
grant delete, insert, select, update on sign_in."user" to hourbank_app;

create table sign_in.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint verification_pkey PRIMARY KEY (id)
);
CREATE INDEX verification_by_expiry ON sign_in.verification USING btree (expires_at);
CREATE INDEX verification_by_identifier ON sign_in.verification USING btree (identifier, created_at);
grant delete, insert, select, update on sign_in.verification to hourbank_app;
