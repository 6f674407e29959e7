create schema identity;
comment on schema identity is 'Who people are, what they may do, and since when.';

create table identity.person (
  id uuid primary key,
  name text not null,
  mail text not null,
  mail_verified boolean not null,
  image text,
  locale text not null check (locale in ('en', 'fr', 'es')),
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp,
  erased_at timestamptz,
  constraint person_mail_once unique (mail)
);
comment on table identity.person is 'People with an account. After an erasure the row stays without name or address, because the log and the records point to its id.';
comment on column identity.person.mail is 'Mail address in lower case; after an erasure an address that leads nowhere.';
comment on column identity.person.mail_verified is 'Whether the person has shown that letters to the address arrive.';
comment on column identity.person.image is 'Wanted by the sign-in library; not used.';
comment on column identity.person.locale is 'The language of letters to this person.';

create table identity.session (
  id uuid primary key,
  expires_at timestamptz not null,
  token text not null unique,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  person_id uuid not null references identity.person (id) on delete cascade
);
comment on table identity.session is 'Browsers that are signed in.';
comment on column identity.session.token is 'What the signed cookie holds.';
comment on column identity.session.ip_address is 'Wanted by the sign-in library; never filled.';
comment on column identity.session.user_agent is 'What the browser calls itself, so that a person knows which device a session is.';
create index session_person_id_idx on identity.session (person_id);

create table identity.credential (
  id uuid primary key,
  account_id text not null,
  provider_id text not null,
  person_id uuid not null references identity.person (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null
);
comment on table identity.credential is 'The ways in which a person signs in: a password today, other providers later.';
comment on column identity.credential.account_id is 'The person''s id at the provider; for a password the person''s own.';
comment on column identity.credential.provider_id is '`credential` for a password';
comment on column identity.credential.access_token is 'For other providers; not used.';
comment on column identity.credential.refresh_token is 'For other providers; not used.';
comment on column identity.credential.id_token is 'For other providers; not used.';
comment on column identity.credential.scope is 'For other providers; not used.';
comment on column identity.credential.password is 'Salted scrypt hash.';
create index credential_person_id_idx on identity.credential (person_id);

create table identity.verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default current_timestamp,
  updated_at timestamptz not null default current_timestamp
);
comment on table identity.verification is 'Open password resets, each for one hour and one use.';
comment on column identity.verification.identifier is 'What is asked for, with a hash of the secret in the letter.';
comment on column identity.verification.value is 'The person''s id.';
create index verification_identifier_idx on identity.verification (identifier);

create table identity.role_grant (
  id uuid primary key,
  person_id uuid not null references identity.person (id),
  role text not null check (role in ('secretariat', 'bureau', 'stc', 'member', 'partner', 'friend', 'dpo', 'administrator')),
  organisation_id uuid references platform.record (id),
  since_on date not null,
  until_on date,
  granted_at timestamptz not null,
  granted_by uuid references identity.person (id),
  reason text,
  ended_at timestamptz,
  ended_by uuid references identity.person (id),
  end_reason text,
  follows_id uuid unique references identity.role_grant (id),
  constraint role_grant_days check (until_on >= since_on)
);
comment on table identity.role_grant is 'Who holds which role from when to when, who said so and why. Rows are ended, never deleted.';
comment on column identity.role_grant.role is 'stc: Scientific and Technical Committee; dpo: data-protection officer';
comment on column identity.role_grant.organisation_id is 'The organisation for which the person acts, where the role belongs to one.';
comment on column identity.role_grant.since_on is 'First day, UTC, on which the role is held.';
comment on column identity.role_grant.until_on is 'First day, UTC, on which the role is no longer held; null means until further notice.';
comment on column identity.role_grant.granted_by is 'Null for the platform itself, which makes the first account.';
comment on column identity.role_grant.reason is 'Why, in the words of who granted it; emptied when the person is erased.';
comment on column identity.role_grant.ended_at is 'When the end was decided; null where the grant had its end from the start or has none.';
comment on column identity.role_grant.follows_id is 'The grant that was handed over to make this one.';
create index role_grant_person on identity.role_grant (person_id);
create index role_grant_role on identity.role_grant (role);

create table identity.token (
  id uuid primary key,
  person_id uuid not null references identity.person (id) on delete cascade,
  name text not null,
  sha256 text not null unique,
  scopes text[] not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_on date,
  revoked_at timestamptz,
  revoked_by uuid references identity.person (id)
);
comment on table identity.token is 'Keys with which a person''s programs use the open API.';
comment on column identity.token.name is 'What the person calls it.';
comment on column identity.token.sha256 is 'Hash of the token, which is shown once and not kept.';
comment on column identity.token.scopes is 'What it may do; never more than its owner may.';
comment on column identity.token.last_used_on is 'A day is enough to find the ones that nobody uses.';
create index token_person on identity.token (person_id);

create table identity.first_link (
  sha256 text primary key,
  expires_at timestamptz not null
);
comment on table identity.first_link is 'Open one-time links that create the first Secretariat account; emptied by its use.';
comment on column identity.first_link.sha256 is 'Hash of the token, which stands on the server''s terminal only.';
