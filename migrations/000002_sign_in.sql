-- Who may sign in, and who belongs to which firm. A person may belong to several firms and is found
-- by mail, a session by its token, a key by its hash: these tables are global, none of a firm. The
-- tables and columns are those that better-auth 1.7 asks for; src/adapters/sign-in/tables.ts names
-- them. What is ours beyond that: left_at, set_up, the checks, and most of the unique constraints.

create schema sign_in;

create table sign_in."user" (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  two_factor_enabled boolean not null default false,
  primary key (id),
  constraint user_email_once unique (email),
  constraint user_email_plain check (email = lower(email) and length(email) between 3 and 254),
  constraint user_name_short check (length(name) between 1 and 200)
);

create table sign_in.session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  active_organization_id text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id),
  constraint session_token_once unique (token),
  constraint session_of_user foreign key (user_id) references sign_in."user" (id) on delete cascade
);
create index session_by_user on sign_in.session (user_id);

-- How a user proves who they are: here always by password, of which the hash is kept.
create table sign_in.account (
  id text not null,
  user_id text not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id),
  constraint account_once unique (provider_id, account_id),
  constraint account_of_user foreign key (user_id) references sign_in."user" (id) on delete cascade
);
create index account_by_user on sign_in.account (user_id);

-- What waits to be answered: the second step of a sign-in, the challenge of a passkey.
create table sign_in.verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id)
);
create index verification_by_identifier on sign_in.verification (identifier, created_at);
create index verification_by_expiry on sign_in.verification (expires_at);

create table sign_in.two_factor (
  id text not null,
  user_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz,
  primary key (id),
  constraint two_factor_once unique (user_id),
  constraint two_factor_of_user
    foreign key (user_id) references sign_in."user" (id) on delete cascade
);

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
  created_at timestamptz,
  primary key (id),
  constraint passkey_credential_once unique (credential_id),
  constraint passkey_name_short check (length(name) <= 200),
  constraint passkey_of_user foreign key (user_id) references sign_in."user" (id) on delete cascade
);
create index passkey_by_user on sign_in.passkey (user_id);

-- A firm as sign-in knows it; id is its firm_id. The firm's own settings are elsewhere.
create table sign_in.organization (
  id text not null,
  name text not null,
  slug text not null,
  logo text,
  metadata text,
  created_at timestamptz not null,
  primary key (id),
  constraint organization_slug_once unique (slug),
  constraint organization_name_short check (length(name) between 1 and 200)
);

-- One who leaves is kept, so that what they once did still has their name.
create table sign_in.member (
  id text not null,
  organization_id text not null,
  user_id text not null,
  role text not null,
  created_at timestamptz not null,
  left_at timestamptz,
  primary key (id),
  constraint member_once unique (organization_id, user_id),
  constraint member_role_known check (role in ('owner', 'billing', 'technician', 'accountant')),
  constraint member_of_organization
    foreign key (organization_id) references sign_in.organization (id),
  constraint member_of_user foreign key (user_id) references sign_in."user" (id)
);
create index member_by_user on sign_in.member (user_id);

-- The id is the secret in the link that is handed over.
create table sign_in.invitation (
  id text not null,
  organization_id text not null,
  email text not null,
  role text not null,
  status text not null,
  inviter_id text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  primary key (id),
  constraint invitation_role_known check (role in ('owner', 'billing', 'technician', 'accountant')),
  constraint invitation_status_known
    check (status in ('pending', 'accepted', 'rejected', 'canceled')),
  constraint invitation_of_organization
    foreign key (organization_id) references sign_in.organization (id),
  constraint invitation_by_user foreign key (inviter_id) references sign_in."user" (id)
);
create index invitation_by_organization on sign_in.invitation (organization_id, status);

-- A key belongs to a member (reference_id); of the key itself only the hash is kept.
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
  expires_at timestamptz,
  last_request timestamptz,
  request_count integer,
  rate_limit_enabled boolean,
  rate_limit_time_window integer,
  rate_limit_max integer,
  remaining integer,
  refill_amount integer,
  refill_interval integer,
  last_refill_at timestamptz,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id),
  constraint api_key_once unique (key),
  constraint api_key_name_short check (length(name) <= 200)
);
create index api_key_by_member on sign_in.api_key (reference_id);
create index api_key_by_expiry on sign_in.api_key (expires_at);

-- How often an address called an endpoint of late; last_request is in milliseconds since 1970.
create table sign_in.rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  primary key (id),
  constraint rate_limit_key_once unique (key)
);

-- The link by which the first firm is set up: at most one, of which only the hash is kept.
create table sign_in.set_up (
  one boolean not null,
  token_hash bytea not null,
  created_at timestamptz not null,
  primary key (one),
  constraint set_up_one check (one)
);

-- The contacts of clients, who sign in to the portal by a link in a mail: apart from all the above,
-- so that neither can be taken for the other. A user here is a mail that was proven, and no more.
create table sign_in.portal_user (
  id text not null,
  name text not null,
  email text not null,
  email_verified boolean not null,
  image text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id),
  constraint portal_user_email_once unique (email),
  constraint portal_user_email_plain
    check (email = lower(email) and length(email) between 3 and 254)
);

create table sign_in.portal_session (
  id text not null,
  user_id text not null,
  token text not null,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id),
  constraint portal_session_token_once unique (token),
  constraint portal_session_of_user
    foreign key (user_id) references sign_in.portal_user (id) on delete cascade
);
create index portal_session_by_user on sign_in.portal_session (user_id);
create index portal_session_by_expiry on sign_in.portal_session (expires_at);

-- Asked for by better-auth; it stays empty, for there is no password and no other provider.
create table sign_in.portal_account (
  id text not null,
  user_id text not null,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id),
  constraint portal_account_once unique (provider_id, account_id),
  constraint portal_account_of_user
    foreign key (user_id) references sign_in.portal_user (id) on delete cascade
);
create index portal_account_by_user on sign_in.portal_account (user_id);

-- The links that were asked for: of what opens one only the hash is kept, and it is used up at once.
create table sign_in.portal_verification (
  id text not null,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (id)
);
create index portal_verification_by_identifier
  on sign_in.portal_verification (identifier, created_at);
create index portal_verification_by_expiry on sign_in.portal_verification (expires_at);

-- How often an address asked of late.
create table sign_in.portal_rate_limit (
  id text not null,
  key text not null,
  count integer not null,
  last_request bigint not null,
  primary key (id),
  constraint portal_rate_limit_key_once unique (key)
);

grant usage on schema sign_in to hourbank_app;
grant select, insert, update, delete on all tables in schema sign_in to hourbank_app;
