-- What the migrations come to, for reading: nothing runs this file. `npm run schema` writes it.

create schema hourbank;
grant usage on schema hourbank to hourbank_app;

CREATE OR REPLACE FUNCTION hourbank.enqueue(task text, payload json)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if pg_catalog.to_regclass('graphile_worker._private_jobs') is not null then
    execute 'select from graphile_worker.add_job($1, $2)' using task, payload;
  end if;
end
$function$;

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
  invoice_id uuid,
  usable_when text not null,
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
  constraint block_usable_when_known CHECK ((usable_when = ANY (ARRAY['paid'::text, 'issued'::text, 'proportional'::text]))),
  constraint block_value_within CHECK (((((drawn_cents + lapsed_cents) + refunded_cents) >= 0) AND (((drawn_cents + lapsed_cents) + refunded_cents) <= price_cents)))
);
CREATE INDEX block_by_invoice ON hourbank.block USING btree (firm_id, invoice_id) WHERE (invoice_id IS NOT NULL);
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
  balance_cents bigint not null,
  constraint client_pkey PRIMARY KEY (firm_id, client_id),
  constraint client_name_once UNIQUE (firm_id, name_key),
  constraint client_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint client_currency_code CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint client_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table hourbank.client enable row level security;
alter table hourbank.client force row level security;
create policy of_the_firm on hourbank.client as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (archived_on, balance_cents, journal_hash, journal_length, last_sale, name, name_key, reference) on hourbank.client to hourbank_app;

create table hourbank.client_billing (
  firm_id uuid not null,
  client_id uuid not null,
  legal_name text,
  address text not null,
  tax_id text not null,
  tax_treatment text not null,
  tax_note text,
  payment_terms_days integer,
  mails text[] not null,
  changed_at timestamp with time zone not null,
  constraint client_billing_pkey PRIMARY KEY (firm_id, client_id),
  constraint client_billing_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint client_billing_legal_name_short CHECK (((length(legal_name) >= 1) AND (length(legal_name) <= 200))),
  constraint client_billing_no_note_when_taxed CHECK (((tax_treatment <> 'taxed'::text) OR (tax_note IS NULL))),
  constraint client_billing_terms_within CHECK (((payment_terms_days >= 0) AND (payment_terms_days <= 365))),
  constraint client_billing_treatment_known CHECK ((tax_treatment = ANY (ARRAY['taxed'::text, 'exempt'::text, 'reverse-charge'::text])))
);
alter table hourbank.client_billing enable row level security;
alter table hourbank.client_billing force row level security;
create policy of_the_firm on hourbank.client_billing as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (address, changed_at, legal_name, mails, payment_terms_days, tax_id, tax_note, tax_treatment) on hourbank.client_billing to hourbank_app;

create table hourbank.contact (
  firm_id uuid not null,
  contact_id uuid not null,
  client_id uuid not null,
  name text not null,
  name_key text not null,
  mail text,
  mail_key text,
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
CREATE INDEX contact_by_mail ON hourbank.contact USING btree (firm_id, mail_key) WHERE (mail_key IS NOT NULL);
CREATE INDEX contact_by_name ON hourbank.contact USING btree (firm_id, client_id, name_key);
alter table hourbank.contact enable row level security;
alter table hourbank.contact force row level security;
create policy of_the_firm on hourbank.contact as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (left_on, mail, mail_key, name, name_key, phone, roles) on hourbank.contact to hourbank_app;

create table hourbank.contact_directory (
  mail_hash bytea not null,
  firm_id uuid not null,
  constraint contact_directory_pkey PRIMARY KEY (mail_hash, firm_id)
);
grant insert, select on hourbank.contact_directory to hourbank_app;

create table hourbank.contact_link (
  firm_id uuid not null,
  link_id uuid not null,
  contact_id uuid not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint contact_link_pkey PRIMARY KEY (firm_id, link_id),
  constraint contact_link_contact FOREIGN KEY (firm_id, contact_id) REFERENCES hourbank.contact(firm_id, contact_id)
);
CREATE INDEX contact_link_by_contact ON hourbank.contact_link USING btree (firm_id, contact_id);
alter table hourbank.contact_link enable row level security;
alter table hourbank.contact_link force row level security;
create policy of_the_firm on hourbank.contact_link as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (revoked_at) on hourbank.contact_link to hourbank_app;

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
CREATE INDEX entry_in_place_of ON hourbank.entry USING btree (firm_id, corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX entry_newest ON hourbank.entry USING btree (firm_id, client_id, state, worked_on DESC, entry_id DESC) INCLUDE (drawn_minutes, overage_minutes);
CREATE INDEX entry_newest_of_client_and_technician ON hourbank.entry USING btree (firm_id, client_id, technician, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_newest_of_firm ON hourbank.entry USING btree (firm_id, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_newest_of_technician ON hourbank.entry USING btree (firm_id, technician, state, worked_on DESC, entry_id DESC);
CREATE INDEX entry_of_job_day ON hourbank.entry USING btree (firm_id, client_id, job, worked_on);
CREATE INDEX entry_to_decide ON hourbank.entry USING btree (firm_id, client_id, state) WHERE (state = ANY (ARRAY['draft'::text, 'waiting'::text]));
CREATE INDEX entry_without_rate ON hourbank.entry USING btree (firm_id, client_id, worked_on) WHERE ((state = 'posted'::text) AND (((overage_minutes > 0) AND (overage_cents IS NULL)) OR ((separate_minutes > 0) AND (separate_cents IS NULL))));
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
  closed_through date,
  is_demo boolean not null,
  created_at timestamp with time zone not null,
  constraint firm_pkey PRIMARY KEY (firm_id),
  constraint firm_currency_code CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint firm_name_short CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
alter table hourbank.firm enable row level security;
alter table hourbank.firm force row level security;
create policy of_the_firm on hourbank.firm as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (closed_through, currency, name, settings_version, time_zone) on hourbank.firm to hourbank_app;

create table hourbank.firm_billing (
  firm_id uuid not null,
  legal_name text,
  address text not null,
  tax_id text not null,
  logo bytea,
  logo_media_type text,
  payment_details text not null,
  footer text not null,
  payment_terms_days integer not null,
  monthly_invoices_day integer,
  invoice_prefix text not null,
  credit_note_prefix text not null,
  prices_include_tax boolean not null,
  tax_rate text,
  paper text not null,
  changed_at timestamp with time zone not null,
  constraint firm_billing_pkey PRIMARY KEY (firm_id),
  constraint firm_billing_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint firm_billing_legal_name_short CHECK (((length(legal_name) >= 1) AND (length(legal_name) <= 200))),
  constraint firm_billing_logo_known CHECK ((logo_media_type = ANY (ARRAY['image/png'::text, 'image/jpeg'::text]))),
  constraint firm_billing_logo_small CHECK ((octet_length(logo) <= 262144)),
  constraint firm_billing_logo_whole CHECK (((logo IS NULL) = (logo_media_type IS NULL))),
  constraint firm_billing_monthly_day CHECK (((monthly_invoices_day >= 1) AND (monthly_invoices_day <= 28))),
  constraint firm_billing_paper_known CHECK ((paper = ANY (ARRAY['A4'::text, 'letter'::text]))),
  constraint firm_billing_prefixes_differ CHECK ((invoice_prefix <> credit_note_prefix)),
  constraint firm_billing_terms_within CHECK (((payment_terms_days >= 0) AND (payment_terms_days <= 365)))
);
alter table hourbank.firm_billing enable row level security;
alter table hourbank.firm_billing force row level security;
create policy of_the_firm on hourbank.firm_billing as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (address, changed_at, credit_note_prefix, footer, invoice_prefix, legal_name, logo, logo_media_type, monthly_invoices_day, paper, payment_details, payment_terms_days, prices_include_tax, tax_id, tax_rate) on hourbank.firm_billing to hourbank_app;

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

create table hourbank.invoice (
  firm_id uuid not null,
  invoice_id uuid not null,
  client_id uuid not null,
  kind text not null,
  series text not null,
  number integer not null,
  label text not null,
  currency text not null,
  issued_on date not null,
  due_on date,
  net_cents bigint not null,
  tax_cents bigint not null,
  gross_cents bigint not null,
  credits uuid,
  reason text not null,
  lines jsonb not null,
  contents jsonb not null,
  issued_at timestamp with time zone not null,
  issued_by text not null,
  paid_cents bigint not null,
  credited_cents bigint not null,
  is_open boolean not null generated always as (((kind = 'invoice'::text) AND ((paid_cents + credited_cents) < gross_cents))),
  constraint invoice_pkey PRIMARY KEY (firm_id, invoice_id),
  constraint invoice_label_once UNIQUE (firm_id, label),
  constraint invoice_number_once UNIQUE (firm_id, series, number),
  constraint invoice_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint invoice_credits FOREIGN KEY (firm_id, credits) REFERENCES hourbank.invoice(firm_id, invoice_id),
  constraint invoice_adds_up CHECK (((net_cents + tax_cents) = gross_cents)),
  constraint invoice_kind_known CHECK ((kind = ANY (ARRAY['invoice'::text, 'credit-note'::text]))),
  constraint invoice_paid_not_negative CHECK (((paid_cents >= 0) AND (credited_cents >= 0)))
);
CREATE INDEX invoice_credit_notes ON hourbank.invoice USING btree (firm_id, credits) WHERE (credits IS NOT NULL);
CREATE INDEX invoice_newest ON hourbank.invoice USING btree (firm_id, issued_on DESC, invoice_id DESC);
CREATE INDEX invoice_newest_of_client ON hourbank.invoice USING btree (firm_id, client_id, issued_on DESC, invoice_id DESC);
CREATE INDEX invoice_open ON hourbank.invoice USING btree (firm_id, due_on, invoice_id) WHERE is_open;
alter table hourbank.invoice enable row level security;
alter table hourbank.invoice force row level security;
create policy of_the_firm on hourbank.invoice as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (credited_cents, paid_cents) on hourbank.invoice to hourbank_app;

create table hourbank.invoice_draft (
  firm_id uuid not null,
  draft_id uuid not null,
  client_id uuid not null,
  wanted jsonb not null,
  version integer not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  constraint invoice_draft_pkey PRIMARY KEY (firm_id, draft_id),
  constraint invoice_draft_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id)
);
CREATE INDEX invoice_draft_newest ON hourbank.invoice_draft USING btree (firm_id, created_at DESC, draft_id DESC);
alter table hourbank.invoice_draft enable row level security;
alter table hourbank.invoice_draft force row level security;
create policy of_the_firm on hourbank.invoice_draft as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant delete, insert, select, update (version, wanted) on hourbank.invoice_draft to hourbank_app;

create table hourbank.invoice_link (
  firm_id uuid not null,
  link_id uuid not null,
  invoice_id uuid not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint invoice_link_pkey PRIMARY KEY (firm_id, link_id),
  constraint invoice_link_invoice FOREIGN KEY (firm_id, invoice_id) REFERENCES hourbank.invoice(firm_id, invoice_id)
);
CREATE INDEX invoice_link_by_invoice ON hourbank.invoice_link USING btree (firm_id, invoice_id);
alter table hourbank.invoice_link enable row level security;
alter table hourbank.invoice_link force row level security;
create policy of_the_firm on hourbank.invoice_link as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (revoked_at) on hourbank.invoice_link to hourbank_app;

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
CREATE INDEX journal_as_booked ON hourbank.journal USING btree (firm_id, booked_on, client_id, sequence);
CREATE INDEX journal_as_recorded ON hourbank.journal USING btree (firm_id, client_id, recorded_on, sequence);
CREATE INDEX journal_of_blocks ON hourbank.journal USING btree (firm_id, client_id, sequence) WHERE (kind = ANY (ARRAY['sale'::text, 'grant'::text, 'opening'::text, 'payment'::text, 'payment-reversal'::text, 'settlement'::text, 'credit-note'::text, 'refund'::text, 'extension'::text]));
alter table hourbank.journal enable row level security;
alter table hourbank.journal force row level security;
create policy of_the_firm on hourbank.journal as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.journal to hourbank_app;

create table hourbank.mail (
  firm_id uuid not null,
  mail_id uuid not null,
  client_id uuid,
  about text not null,
  recipients text[] not null,
  subject text not null,
  body_text text not null,
  body_html text,
  attachment jsonb,
  created_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  attempts integer not null,
  last_problem text,
  reached text[] not null,
  refused jsonb not null,
  sent_at timestamp with time zone,
  given_up_at timestamp with time zone,
  state text not null generated always as (
CASE
    WHEN (sent_at IS NOT NULL) THEN 'sent'::text
    WHEN (given_up_at IS NOT NULL) THEN 'given-up'::text
    ELSE 'waiting'::text
END),
  constraint mail_pkey PRIMARY KEY (firm_id, mail_id),
  constraint mail_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint mail_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint mail_attempts_not_negative CHECK ((attempts >= 0)),
  constraint mail_settled_once CHECK (((sent_at IS NULL) OR (given_up_at IS NULL))),
  constraint mail_to_somebody CHECK (((cardinality(recipients) >= 1) AND (cardinality(recipients) <= 100)))
);
CREATE INDEX mail_newest ON hourbank.mail USING btree (firm_id, created_at DESC, mail_id DESC);
CREATE INDEX mail_newest_in_state ON hourbank.mail USING btree (firm_id, state, created_at DESC, mail_id DESC);
CREATE INDEX mail_waiting ON hourbank.mail USING btree (firm_id, due_at, mail_id) WHERE ((sent_at IS NULL) AND (given_up_at IS NULL));
alter table hourbank.mail enable row level security;
alter table hourbank.mail force row level security;
create policy of_the_firm on hourbank.mail as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (attempts, due_at, given_up_at, last_problem, reached, refused, sent_at) on hourbank.mail to hourbank_app;

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

create table hourbank.number_series (
  firm_id uuid not null,
  series text not null,
  last_number integer not null,
  constraint number_series_pkey PRIMARY KEY (firm_id, series),
  constraint number_series_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint number_series_counts CHECK ((last_number > 0))
);
alter table hourbank.number_series enable row level security;
alter table hourbank.number_series force row level security;
create policy of_the_firm on hourbank.number_series as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (last_number) on hourbank.number_series to hourbank_app;

create table hourbank.payment (
  firm_id uuid not null,
  payment_id uuid not null,
  client_id uuid not null,
  invoice_id uuid,
  method text not null,
  amount_cents bigint not null,
  received_on date not null,
  reference text not null,
  provider_payment text,
  recorded_at timestamp with time zone not null,
  recorded_by text not null,
  reversed_cents bigint not null,
  constraint payment_pkey PRIMARY KEY (firm_id, payment_id),
  constraint payment_provider_once UNIQUE (firm_id, provider_payment),
  constraint payment_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint payment_invoice FOREIGN KEY (firm_id, invoice_id) REFERENCES hourbank.invoice(firm_id, invoice_id),
  constraint payment_method_known CHECK ((method = ANY (ARRAY['bank'::text, 'cash'::text, 'stripe'::text, 'other'::text]))),
  constraint payment_positive CHECK ((amount_cents > 0)),
  constraint payment_reversed_within CHECK (((reversed_cents >= 0) AND (reversed_cents <= amount_cents)))
);
CREATE INDEX payment_by_invoice ON hourbank.payment USING btree (firm_id, invoice_id) WHERE (invoice_id IS NOT NULL);
CREATE INDEX payment_by_reference ON hourbank.payment USING btree (firm_id, reference) WHERE (reference <> ''::text);
CREATE INDEX payment_newest ON hourbank.payment USING btree (firm_id, recorded_at DESC, payment_id DESC);
CREATE INDEX payment_newest_of_client ON hourbank.payment USING btree (firm_id, client_id, recorded_at DESC, payment_id DESC);
alter table hourbank.payment enable row level security;
alter table hourbank.payment force row level security;
create policy of_the_firm on hourbank.payment as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (reversed_cents) on hourbank.payment to hourbank_app;

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

create table hourbank.provider_fact (
  firm_id uuid not null,
  fact_id text not null,
  provider_payment text not null,
  client_id uuid not null,
  invoice_id uuid not null,
  fact jsonb not null,
  received_at timestamp with time zone not null,
  constraint provider_fact_pkey PRIMARY KEY (firm_id, fact_id),
  constraint provider_fact_invoice FOREIGN KEY (firm_id, invoice_id) REFERENCES hourbank.invoice(firm_id, invoice_id)
);
CREATE INDEX provider_fact_by_invoice ON hourbank.provider_fact USING btree (firm_id, invoice_id);
CREATE INDEX provider_fact_by_payment ON hourbank.provider_fact USING btree (firm_id, provider_payment);
alter table hourbank.provider_fact enable row level security;
alter table hourbank.provider_fact force row level security;
create policy of_the_firm on hourbank.provider_fact as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.provider_fact to hourbank_app;

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

create table hourbank.settlement (
  firm_id uuid not null,
  client_id uuid not null,
  sequence bigint not null,
  invoice_id uuid not null,
  settled_on date not null,
  kind text not null,
  paid_cents bigint not null,
  credited_cents bigint not null,
  payment_id uuid,
  constraint settlement_pkey PRIMARY KEY (firm_id, client_id, sequence),
  constraint settlement_invoice FOREIGN KEY (firm_id, invoice_id) REFERENCES hourbank.invoice(firm_id, invoice_id)
);
CREATE INDEX settlement_by_day ON hourbank.settlement USING btree (firm_id, settled_on, invoice_id);
CREATE INDEX settlement_by_invoice ON hourbank.settlement USING btree (firm_id, invoice_id, sequence);
alter table hourbank.settlement enable row level security;
alter table hourbank.settlement force row level security;
create policy of_the_firm on hourbank.settlement as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select on hourbank.settlement to hourbank_app;

create table hourbank.tax_rate (
  firm_id uuid not null,
  name text not null,
  valid_from date not null,
  rate_thousandths_percent integer not null,
  label text not null,
  created_at timestamp with time zone not null,
  constraint tax_rate_pkey PRIMARY KEY (firm_id, name, valid_from),
  constraint tax_rate_firm FOREIGN KEY (firm_id) REFERENCES hourbank.firm(firm_id),
  constraint tax_rate_label_short CHECK (((length(label) >= 1) AND (length(label) <= 100))),
  constraint tax_rate_name_short CHECK (((length(name) >= 1) AND (length(name) <= 100))),
  constraint tax_rate_within CHECK (((rate_thousandths_percent >= 0) AND (rate_thousandths_percent <= 100000)))
);
alter table hourbank.tax_rate enable row level security;
alter table hourbank.tax_rate force row level security;
create policy of_the_firm on hourbank.tax_rate as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (created_at, label, rate_thousandths_percent) on hourbank.tax_rate to hourbank_app;

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

create table hourbank.unbilled (
  firm_id uuid not null,
  client_id uuid not null,
  sequence bigint not null,
  kind text not null,
  entry_id uuid not null,
  booked_on date not null,
  minutes integer not null,
  value_cents bigint not null,
  document_id uuid,
  is_billed boolean not null,
  constraint unbilled_pkey PRIMARY KEY (firm_id, client_id, sequence, kind),
  constraint unbilled_client FOREIGN KEY (firm_id, client_id) REFERENCES hourbank.client(firm_id, client_id),
  constraint unbilled_kind_known CHECK ((kind = ANY (ARRAY['overage'::text, 'travel'::text])))
);
CREATE INDEX unbilled_by_entry ON hourbank.unbilled USING btree (firm_id, entry_id);
CREATE INDEX unbilled_work ON hourbank.unbilled USING btree (firm_id, client_id, booked_on) WHERE (NOT is_billed);
alter table hourbank.unbilled enable row level security;
alter table hourbank.unbilled force row level security;
create policy of_the_firm on hourbank.unbilled as permissive for all to public using (firm_id = hourbank.entered_firm()) with check (firm_id = hourbank.entered_firm());
grant insert, select, update (document_id, is_billed) on hourbank.unbilled to hourbank_app;

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

create table sign_in.portal_account (
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
  constraint portal_account_pkey PRIMARY KEY (id),
  constraint portal_account_once UNIQUE (provider_id, account_id),
  constraint portal_account_of_user FOREIGN KEY (user_id) REFERENCES sign_in.portal_user(id) ON DELETE CASCADE
);
CREATE INDEX portal_account_by_user ON sign_in.portal_account USING btree (user_id);
grant delete, insert, select, update on sign_in.portal_account to hourbank_app;

create table sign_in.portal_rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  constraint portal_rate_limit_pkey PRIMARY KEY (id),
  constraint portal_rate_limit_key_once UNIQUE (key)
);
grant delete, insert, select, update on sign_in.portal_rate_limit to hourbank_app;

create table sign_in.portal_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint portal_session_pkey PRIMARY KEY (id),
  constraint portal_session_token_once UNIQUE (token),
  constraint portal_session_of_user FOREIGN KEY (user_id) REFERENCES sign_in.portal_user(id) ON DELETE CASCADE
);
CREATE INDEX portal_session_by_expiry ON sign_in.portal_session USING btree (expires_at);
CREATE INDEX portal_session_by_user ON sign_in.portal_session USING btree (user_id);
grant delete, insert, select, update on sign_in.portal_session to hourbank_app;

create table sign_in.portal_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint portal_user_pkey PRIMARY KEY (id),
  constraint portal_user_email_once UNIQUE (email),
  constraint portal_user_email_plain CHECK (((email = lower(email)) AND ((length(email) >= 3) AND (length(email) <= 254))))
);
grant delete, insert, select, update on sign_in.portal_user to hourbank_app;

create table sign_in.portal_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint portal_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX portal_verification_by_expiry ON sign_in.portal_verification USING btree (expires_at);
CREATE INDEX portal_verification_by_identifier ON sign_in.portal_verification USING btree (identifier, created_at);
grant delete, insert, select, update on sign_in.portal_verification to hourbank_app;

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
