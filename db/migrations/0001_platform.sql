comment on schema platform is 'What every slice stands on: records, events, mail, files, limits.';

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create table platform.record (
  id uuid primary key,
  kind text not null,
  created_at timestamptz not null default now()
);
comment on table platform.record is 'One row for each thing that can be linked to; slices point here by foreign key, so no link can be an orphan.';
comment on column platform.record.kind is 'slice.noun, as in plan.objective';

create table platform.event (
  seq bigint generated always as identity primary key,
  at timestamptz not null,
  actor uuid,
  verb text not null,
  kind text not null,
  subject uuid not null,
  touches uuid[] not null default '{}',
  data jsonb not null default '{}',
  xact xid8 not null default pg_current_xact_id()
);
comment on table platform.event is 'What happened, once and for all: one row for each verb, written in its own transaction. Append-only.';
comment on column platform.event.seq is 'Order of the log. Readers stop below the oldest transaction still running.';
comment on column platform.event.actor is 'The person who did it; null for the platform itself. No foreign key: after an erasure the id leads nowhere and the log stays whole.';
comment on column platform.event.verb is 'slice.verb in the past tense, as in plan.version_adopted';
comment on column platform.event.kind is 'Kind of the subject, slice.noun';
comment on column platform.event.touches is 'Other records concerned, objectives above all.';
comment on column platform.event.data is 'Ids and figures only: never a name, a mail address or free text.';
comment on column platform.event.xact is 'The writing transaction; lets several nodes read the log without gaps.';
create index event_subject on platform.event (subject, seq);
create index event_touches on platform.event using gin (touches);
create index event_verb on platform.event (verb, seq);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the event log is append-only' using errcode = 'restrict_violation', constraint = 'event_append_only';
end $$;
create trigger event_append_only before update or delete on platform.event
  for each row execute function platform.refuse_change();

create table platform.reader (
  name text primary key,
  seq bigint not null default 0,
  moved_at timestamptz not null default now()
);
comment on table platform.reader is 'How far each reader of the event log has come.';

create table platform.mail (
  id uuid primary key,
  created_at timestamptz not null,
  recipient text not null,
  locale text not null,
  subject text not null,
  body text not null,
  taken_at timestamptz,
  sent_at timestamptz,
  failed_at timestamptz,
  problem text
);
comment on table platform.mail is 'Letters to people. Without an SMTP server they stay here, on the outbox page.';
comment on column platform.mail.body is 'Plain text, written in the recipient''s language.';
comment on column platform.mail.taken_at is 'When a node last set out to send it; after ten minutes without an end another may try.';
comment on column platform.mail.problem is 'What the mail server said when it refused.';
create index mail_created on platform.mail (created_at desc);

create table platform.file (
  id uuid primary key,
  sha256 text not null,
  name text not null,
  media_type text not null,
  bytes bigint not null,
  created_at timestamptz not null,
  created_by uuid
);
comment on table platform.file is 'Files that people gave us; the content lies in the storage under its hash.';
comment on column platform.file.bytes is 'Size in bytes.';
create index file_sha256 on platform.file (sha256);

create unlogged table platform.rate (
  key text primary key,
  hits integer not null,
  until timestamptz not null
);
comment on table platform.rate is 'Counters of the rate limits, shared by all nodes; losing them in a crash is harmless.';
comment on column platform.rate.key is 'What is limited and for whom; addresses stand here only as a keyed hash.';

create table platform.secret (
  name text primary key,
  value text not null,
  made_at timestamptz not null default now()
);
comment on table platform.secret is 'Keys that this installation made for itself and shares among its nodes. Never in a backup or an export.';
comment on column platform.secret.value is 'Random, base64url.';
