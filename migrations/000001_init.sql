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

-- Puts a job in the queue, which takes effect when the transaction does. Before the first start there
-- is no queue, and nothing depends on a job alone. On its own, as what enters a firm.
create function hourbank.enqueue(task text, payload json) returns void
  language plpgsql
  set search_path = ''
  as $$
begin
  if pg_catalog.to_regclass('graphile_worker._private_jobs') is not null then
    execute 'select from graphile_worker.add_job($1, $2)' using task, payload;
  end if;
end
$$;

create table hourbank.firm (
  firm_id uuid not null,
  name text not null,
  currency text not null,
  time_zone text not null,
  -- Counts every change of policies, work types, rates, and of the name, numbers and taxes that
  -- invoices have, so that they need not be read each time.
  settings_version bigint not null,
  -- The last day of the books that are closed: nothing is booked on it or before.
  closed_through date,
  -- Made up, to look around in: it is nobody's business.
  is_demo boolean not null,
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
  -- The client's money that is here (G4); below zero after a payment went back that was used.
  balance_cents bigint not null,
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
  -- The mail as it is looked up when somebody signs in with it; contacts may share it.
  mail_key text,
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
create index contact_by_mail on hourbank.contact (firm_id, mail_key) where mail_key is not null;

-- A link that lets a contact into the portal. What it is opened by is signed, and not kept.
create table hourbank.contact_link (
  firm_id uuid not null,
  link_id uuid not null,
  contact_id uuid not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (firm_id, link_id),
  constraint contact_link_contact foreign key (firm_id, contact_id)
    references hourbank.contact (firm_id, contact_id)
);
create index contact_link_by_contact on hourbank.contact_link (firm_id, contact_id);

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

-- A rate of tax from a day on (G5); the first row of a name makes the rate.
create table hourbank.tax_rate (
  firm_id uuid not null,
  name text not null,
  valid_from date not null,
  -- 19 % is 19000.
  rate_thousandths_percent integer not null,
  -- As it is printed, with {rate} where the percentage stands.
  label text not null,
  created_at timestamptz not null,
  primary key (firm_id, name, valid_from),
  constraint tax_rate_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint tax_rate_name_short check (length(name) between 1 and 100),
  constraint tax_rate_label_short check (length(label) between 1 and 100),
  constraint tax_rate_within check (rate_thousandths_percent between 0 and 100000)
);

-- What invoices say of a firm, and how they are numbered. A firm without a row has the defaults.
create table hourbank.firm_billing (
  firm_id uuid not null,
  -- Null: the name of the firm.
  legal_name text,
  address text not null,
  tax_id text not null,
  logo bytea,
  logo_media_type text,
  payment_details text not null,
  footer text not null,
  payment_terms_days integer not null,
  -- The day of the month on which the work of the month before is invoiced; null: when it is asked for.
  monthly_invoices_day integer,
  invoice_prefix text not null,
  credit_note_prefix text not null,
  prices_include_tax boolean not null,
  -- The name of the rate that lines have by default; null: no tax.
  tax_rate text,
  paper text not null,
  changed_at timestamptz not null,
  primary key (firm_id),
  constraint firm_billing_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint firm_billing_legal_name_short check (length(legal_name) between 1 and 200),
  constraint firm_billing_logo_whole check ((logo is null) = (logo_media_type is null)),
  constraint firm_billing_logo_known check (logo_media_type in ('image/png', 'image/jpeg')),
  constraint firm_billing_logo_small check (octet_length(logo) <= 262144),
  constraint firm_billing_terms_within check (payment_terms_days between 0 and 365),
  constraint firm_billing_prefixes_differ check (invoice_prefix <> credit_note_prefix),
  constraint firm_billing_paper_known check (paper in ('A4', 'letter')),
  constraint firm_billing_monthly_day check (monthly_invoices_day between 1 and 28)
);

-- What invoices say of a client. A client without a row has the defaults.
create table hourbank.client_billing (
  firm_id uuid not null,
  client_id uuid not null,
  -- Null: the name of the client.
  legal_name text,
  address text not null,
  tax_id text not null,
  tax_treatment text not null,
  -- Why no tax is charged; null: the usual words.
  tax_note text,
  -- Null: the firm's.
  payment_terms_days integer,
  -- Where invoices go; none: to the contacts for billing.
  mails text[] not null,
  changed_at timestamptz not null,
  primary key (firm_id, client_id),
  constraint client_billing_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint client_billing_legal_name_short check (length(legal_name) between 1 and 200),
  constraint client_billing_treatment_known
    check (tax_treatment in ('taxed', 'exempt', 'reverse-charge')),
  constraint client_billing_no_note_when_taxed check (tax_treatment <> 'taxed' or tax_note is null),
  constraint client_billing_terms_within check (payment_terms_days between 0 and 365)
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
  -- The invoice it was sold on; null when it was granted, brought along, or sold elsewhere.
  invoice_id uuid,
  -- When it opens, as agreed when it was sold (A4).
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
  constraint block_usable_when_known check (usable_when in ('paid', 'issued', 'proportional')),
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
create index block_by_invoice on hourbank.block (firm_id, invoice_id)
  where invoice_id is not null;
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
-- That of a client also tells what was drawn, so that the burn of all clients is added up from it.
create index entry_newest on hourbank.entry
  (firm_id, client_id, state, worked_on desc, entry_id desc)
  include (drawn_minutes, overage_minutes);
create index entry_newest_of_technician on hourbank.entry
  (firm_id, technician, state, worked_on desc, entry_id desc);
create index entry_newest_of_client_and_technician on hourbank.entry
  (firm_id, client_id, technician, state, worked_on desc, entry_id desc);
-- What is still to be decided, and nothing else: few, however much was posted.
create index entry_to_decide on hourbank.entry (firm_id, client_id, state)
  where state in ('draft', 'waiting');
-- Work that is owed for, and for which no rate was known when it was posted: none, in a firm with rates.
create index entry_without_rate on hourbank.entry (firm_id, client_id, worked_on)
  where state = 'posted'
    and (overage_minutes > 0 and overage_cents is null
      or separate_minutes > 0 and separate_cents is null);
create index entry_of_job_day on hourbank.entry (firm_id, client_id, job, worked_on);
-- What took the place of a corrected entry: few, however much was posted.
create index entry_in_place_of on hourbank.entry (firm_id, corrects)
  where corrects is not null;

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
  where kind in (
    'sale', 'grant', 'opening', 'payment', 'payment-reversal', 'settlement', 'credit-note',
    'refund', 'extension'
  );
-- Statements: the records of the days on which they were recorded.
create index journal_as_recorded on hourbank.journal (firm_id, client_id, recorded_on, sequence);
-- Reports and exports: the records of all clients that were booked on the days of a period.
create index journal_as_booked on hourbank.journal (firm_id, booked_on, client_id, sequence);

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

-- The last number given in each series of documents (G1): the row is locked from the number to the
-- commit, so that no number is given twice and none is left out.
create table hourbank.number_series (
  firm_id uuid not null,
  series text not null,
  last_number integer not null,
  primary key (firm_id, series),
  constraint number_series_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint number_series_counts check (last_number > 0)
);

-- An invoice or a credit note as it was issued (G1): the app may change only what has become of it.
create table hourbank.invoice (
  firm_id uuid not null,
  invoice_id uuid not null,
  client_id uuid not null,
  kind text not null,
  series text not null,
  number integer not null,
  -- As it is printed, and as it is looked up in what people write.
  label text not null,
  currency text not null,
  issued_on date not null,
  due_on date,
  net_cents bigint not null,
  tax_cents bigint not null,
  gross_cents bigint not null,
  -- The invoice that it takes back from; null for an invoice.
  credits uuid,
  reason text not null,
  lines jsonb not null,
  -- All that is printed on it; the journal keeps its hash.
  contents jsonb not null,
  issued_at timestamptz not null,
  issued_by text not null,
  -- What came in for it and did not go back, and what credit notes took off.
  paid_cents bigint not null,
  credited_cents bigint not null,
  is_open boolean not null
    generated always as (kind = 'invoice' and paid_cents + credited_cents < gross_cents) stored,
  primary key (firm_id, invoice_id),
  constraint invoice_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint invoice_credits foreign key (firm_id, credits)
    references hourbank.invoice (firm_id, invoice_id),
  constraint invoice_number_once unique (firm_id, series, number),
  constraint invoice_label_once unique (firm_id, label),
  constraint invoice_kind_known check (kind in ('invoice', 'credit-note')),
  constraint invoice_adds_up check (net_cents + tax_cents = gross_cents),
  -- More may be credited than it came to, where a line of it took back from an earlier one.
  constraint invoice_paid_not_negative check (paid_cents >= 0 and credited_cents >= 0)
);
create index invoice_newest on hourbank.invoice (firm_id, issued_on desc, invoice_id desc);
create index invoice_newest_of_client on hourbank.invoice
  (firm_id, client_id, issued_on desc, invoice_id desc);
create index invoice_open on hourbank.invoice (firm_id, due_on, invoice_id) where is_open;
create index invoice_credit_notes on hourbank.invoice (firm_id, credits) where credits is not null;

-- A draft of an invoice: what it is to be made of, worked out anew each time it is looked at.
create table hourbank.invoice_draft (
  firm_id uuid not null,
  draft_id uuid not null,
  client_id uuid not null,
  wanted jsonb not null,
  version integer not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (firm_id, draft_id),
  constraint invoice_draft_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id)
);
create index invoice_draft_newest on hourbank.invoice_draft (firm_id, created_at desc, draft_id desc);

-- Money that came in (G4).
create table hourbank.payment (
  firm_id uuid not null,
  payment_id uuid not null,
  client_id uuid not null,
  invoice_id uuid,
  method text not null,
  amount_cents bigint not null,
  received_on date not null,
  reference text not null,
  -- The provider's own id of it.
  provider_payment text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  reversed_cents bigint not null,
  primary key (firm_id, payment_id),
  constraint payment_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint payment_invoice foreign key (firm_id, invoice_id)
    references hourbank.invoice (firm_id, invoice_id),
  constraint payment_provider_once unique (firm_id, provider_payment),
  constraint payment_method_known check (method in ('bank', 'cash', 'stripe', 'other')),
  constraint payment_positive check (amount_cents > 0),
  constraint payment_reversed_within check (reversed_cents between 0 and amount_cents)
);
create index payment_newest on hourbank.payment (firm_id, recorded_at desc, payment_id desc);
create index payment_newest_of_client on hourbank.payment
  (firm_id, client_id, recorded_at desc, payment_id desc);
create index payment_by_invoice on hourbank.payment (firm_id, invoice_id)
  where invoice_id is not null;
create index payment_by_reference on hourbank.payment (firm_id, reference) where reference <> '';

-- How each record changed what is open of an invoice. Append-only.
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
  primary key (firm_id, client_id, sequence),
  constraint settlement_invoice foreign key (firm_id, invoice_id)
    references hourbank.invoice (firm_id, invoice_id)
);
create index settlement_by_invoice on hourbank.settlement (firm_id, invoice_id, sequence);
-- What was open on an earlier day: what was settled after it.
create index settlement_by_day on hourbank.settlement (firm_id, settled_on, invoice_id);

-- What a payment provider told, once each (G4). Append-only.
create table hourbank.provider_fact (
  firm_id uuid not null,
  fact_id text not null,
  provider_payment text not null,
  client_id uuid not null,
  invoice_id uuid not null,
  fact jsonb not null,
  received_at timestamptz not null,
  primary key (firm_id, fact_id),
  constraint provider_fact_invoice foreign key (firm_id, invoice_id)
    references hourbank.invoice (firm_id, invoice_id)
);
create index provider_fact_by_payment on hourbank.provider_fact (firm_id, provider_payment);
create index provider_fact_by_invoice on hourbank.provider_fact (firm_id, invoice_id);

-- Work that was earned and is on no invoice yet, and what is to be taken back of invoiced work.
create table hourbank.unbilled (
  firm_id uuid not null,
  client_id uuid not null,
  sequence bigint not null,
  kind text not null,
  entry_id uuid not null,
  booked_on date not null,
  minutes integer not null,
  value_cents bigint not null,
  -- The document it stands on; null while it is on none, or when it was invoiced elsewhere.
  document_id uuid,
  is_billed boolean not null,
  primary key (firm_id, client_id, sequence, kind),
  constraint unbilled_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint unbilled_kind_known check (kind in ('overage', 'travel'))
);
create index unbilled_work on hourbank.unbilled (firm_id, client_id, booked_on)
  where not is_billed;
create index unbilled_by_entry on hourbank.unbilled (firm_id, entry_id);

-- A link that opens an invoice without signing in (G3). What it is opened by is signed, and not kept.
create table hourbank.invoice_link (
  firm_id uuid not null,
  link_id uuid not null,
  invoice_id uuid not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  primary key (firm_id, link_id),
  constraint invoice_link_invoice foreign key (firm_id, invoice_id)
    references hourbank.invoice (firm_id, invoice_id)
);
create index invoice_link_by_invoice on hourbank.invoice_link (firm_id, invoice_id);

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

-- Mails, each kept in the transaction of what it is about and sent after that (I4). What is said in it
-- never changes; whom it has reached, and what keeps it from others, does.
create table hourbank.mail (
  firm_id uuid not null,
  mail_id uuid not null,
  client_id uuid,
  -- What it is about, such as the id of an invoice.
  about text not null,
  recipients text[] not null,
  subject text not null,
  body_text text not null,
  body_html text,
  -- Which document goes with it; it is drawn when the mail is sent.
  attachment jsonb,
  created_at timestamptz not null,
  -- It is not tried before, but by a job of its own.
  due_at timestamptz not null,
  attempts integer not null,
  last_problem text,
  -- Recipients whose mail server took it, and those for whom it was refused for good, with why.
  reached text[] not null,
  refused jsonb not null,
  sent_at timestamptz,
  given_up_at timestamptz,
  state text not null generated always as (
    case
      when sent_at is not null then 'sent'
      when given_up_at is not null then 'given-up'
      else 'waiting'
    end
  ) stored,
  primary key (firm_id, mail_id),
  constraint mail_firm foreign key (firm_id) references hourbank.firm (firm_id),
  constraint mail_client foreign key (firm_id, client_id)
    references hourbank.client (firm_id, client_id),
  constraint mail_to_somebody check (cardinality(recipients) between 1 and 100),
  constraint mail_attempts_not_negative check (attempts >= 0),
  constraint mail_settled_once check (sent_at is null or given_up_at is null)
);
-- Those that wait, the one due first: few, however many were sent.
create index mail_waiting on hourbank.mail (firm_id, due_at, mail_id)
  where sent_at is null and given_up_at is null;
create index mail_newest on hourbank.mail (firm_id, created_at desc, mail_id desc);
create index mail_newest_in_state on hourbank.mail
  (firm_id, state, created_at desc, mail_id desc);

-- The firms there are, for the routines that visit each: the one list across firms.
create table hourbank.firm_directory (
  firm_id uuid not null,
  primary key (firm_id)
);

-- At which firms there was ever a contact of a mail, by its hash: where to look when somebody signs
-- in with it. Who is a contact now is said by the firm's own rows.
create table hourbank.contact_directory (
  mail_hash bytea not null,
  firm_id uuid not null,
  primary key (mail_hash, firm_id)
);

do $$
declare
  name text;
begin
  foreach name in array array[
    'firm', 'client', 'contact', 'contact_link', 'policy_version', 'work_type_terms', 'rate', 'tax_rate',
    'firm_billing', 'client_billing', 'product', 'tier',
    'number_series', 'invoice', 'invoice_draft', 'payment', 'settlement', 'provider_fact',
    'unbilled', 'invoice_link', 'block', 'entry', 'timer', 'journal', 'movement', 'idempotency',
    'audit', 'import', 'mail'
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
grant execute
  on function hourbank.enter_firm(uuid), hourbank.entered_firm(), hourbank.enqueue(text, json)
  to hourbank_app;
grant select, insert on
  hourbank.firm, hourbank.client, hourbank.contact, hourbank.policy_version,
  hourbank.work_type_terms, hourbank.rate, hourbank.tax_rate, hourbank.firm_billing,
  hourbank.client_billing, hourbank.product, hourbank.tier, hourbank.block,
  hourbank.number_series, hourbank.invoice, hourbank.invoice_draft, hourbank.payment,
  hourbank.settlement, hourbank.provider_fact, hourbank.unbilled, hourbank.invoice_link,
  hourbank.entry, hourbank.timer, hourbank.journal, hourbank.movement, hourbank.idempotency,
  hourbank.audit, hourbank.import, hourbank.firm_directory, hourbank.mail, hourbank.contact_link,
  hourbank.contact_directory
  to hourbank_app;
grant update (name, currency, time_zone, settings_version, closed_through)
  on hourbank.firm to hourbank_app;
grant update (name, name_key, reference, archived_on, journal_length, journal_hash, last_sale,
    balance_cents)
  on hourbank.client to hourbank_app;
grant update (name, name_key, mail, mail_key, phone, roles, left_on)
  on hourbank.contact to hourbank_app;
grant update (revoked_at) on hourbank.contact_link to hourbank_app;
grant update (name, name_key, description, work_types, withdrawn_on)
  on hourbank.product to hourbank_app;
grant update (expires_on, open_minutes, paid_cents, drawn_minutes, drawn_cents, lapsed_minutes,
    lapsed_cents, refunded_minutes, refunded_cents, returned_on)
  on hourbank.block to hourbank_app;
grant update (weight_numerator, weight_denominator, travel, created_at)
  on hourbank.work_type_terms to hourbank_app;
grant update (rate_cents_per_hour, flat_fee_cents, created_at) on hourbank.rate to hourbank_app;
grant update (rate_thousandths_percent, label, created_at) on hourbank.tax_rate to hourbank_app;
grant update (legal_name, address, tax_id, logo, logo_media_type, payment_details, footer,
    payment_terms_days, monthly_invoices_day, invoice_prefix, credit_note_prefix,
    prices_include_tax, tax_rate, paper, changed_at)
  on hourbank.firm_billing to hourbank_app;
grant update (legal_name, address, tax_id, tax_treatment, tax_note, payment_terms_days, mails,
    changed_at)
  on hourbank.client_billing to hourbank_app;
grant update (price_cents, validity_months, created_at) on hourbank.tier to hourbank_app;
grant update (technician, job, work_type, description, worked_on, started_at, ended_at,
    worked_minutes, state, version, coverage, billed_minutes, drawn_minutes, overage_minutes,
    overage_cents, separate_minutes, separate_cents, waits_for, decision, posted_at, posted_by,
    posted_as, reversed_as)
  on hourbank.entry to hourbank_app;
grant update (client_id, job, work_type, description, started_at) on hourbank.timer to hourbank_app;
grant update (last_number) on hourbank.number_series to hourbank_app;
grant update (paid_cents, credited_cents) on hourbank.invoice to hourbank_app;
grant update (wanted, version) on hourbank.invoice_draft to hourbank_app;
grant update (reversed_cents) on hourbank.payment to hourbank_app;
grant update (document_id, is_billed) on hourbank.unbilled to hourbank_app;
grant update (revoked_at) on hourbank.invoice_link to hourbank_app;
grant delete on hourbank.entry, hourbank.timer, hourbank.invoice_draft to hourbank_app;
grant update (state, rows_read, rows_booked, rows_known, rows_refused, report, changed_at)
  on hourbank.import to hourbank_app;
grant update (due_at, attempts, last_problem, reached, refused, sent_at, given_up_at)
  on hourbank.mail to hourbank_app;
grant delete on hourbank.idempotency to hourbank_app;
