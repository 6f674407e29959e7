create schema traits;
comment on schema traits is 'What a record can be, whatever it is: linked, translated, revised.';

create table traits.link (
  id uuid primary key,
  from_id uuid not null references platform.record,
  to_id uuid not null references platform.record,
  type text not null,
  since_on date not null,
  until_on date,
  source text,
  created_by uuid,
  created_at timestamptz not null,
  constraint link_type check (type in
    ('part_of', 'adopts', 'replaces', 'measures', 'supports', 'needs', 'overlaps', 'concerns', 'cites')),
  constraint link_to_itself check (from_id <> to_id),
  constraint link_days check (until_on >= since_on)
);
comment on table traits.link is 'Typed, dated edges between records of any kind; readable from either end, ended but never deleted.';
comment on column traits.link.type is 'What the first record is to the second; its words both ways stand in the text files.';
comment on column traits.link.since_on is 'First day on which the link holds.';
comment on column traits.link.until_on is 'First day on which it no longer holds; null while it does.';
comment on column traits.link.source is 'Where it is written: a document and place, or an address.';
create unique index link_standing on traits.link (from_id, to_id, type) where until_on is null;
create index link_from on traits.link (from_id, type);
create index link_to on traits.link (to_id, type);

create table traits.wording (
  record_id uuid not null references platform.record,
  field text not null,
  number integer not null,
  text text not null,
  worded_at timestamptz not null,
  worded_by uuid,
  primary key (record_id, field, number)
);
comment on table traits.wording is 'Every wording that a source text has had, so that a translator sees what has changed since.';
comment on column traits.wording.number is 'Counts from 1 for each record and field.';

create table traits.translation (
  record_id uuid not null references platform.record,
  field text not null,
  locale text not null,
  text text not null,
  state text not null,
  is_source boolean not null,
  based_on integer not null,
  version integer not null,
  changed_at timestamptz not null,
  changed_by uuid,
  published_at timestamptz,
  published_as text,
  published_version integer,
  published_based_on integer,
  primary key (record_id, field, locale),
  foreign key (record_id, field, based_on) references traits.wording,
  constraint translation_state check (state in ('draft', 'machine', 'checked', 'outdated')),
  constraint translation_published_as check (published_as in ('machine', 'checked')),
  constraint translation_published check
    (num_nulls(published_at, published_as, published_version, published_based_on) in (0, 4))
);
comment on table traits.translation is 'Working texts by language. What readers see is the column of the record itself; publishing copies one language there.';
comment on column traits.translation.field is 'Name of the column in the record''s own table.';
comment on column traits.translation.is_source is 'The language that the others translate.';
comment on column traits.translation.based_on is 'The source wording that this text renders; the source renders itself.';
comment on column traits.translation.version is 'Counts the saves, so that a save over somebody else''s is noticed.';
comment on column traits.translation.published_as is 'The state that the text was in when it was published.';
comment on column traits.translation.published_version is 'The version that readers see.';
comment on column traits.translation.published_based_on is 'The source wording that the published text renders.';
create unique index translation_source on traits.translation (record_id, field) where is_source;
create index translation_state on traits.translation (locale, state);

create table traits.revision (
  record_id uuid not null references platform.record,
  number integer not null,
  at timestamptz not null,
  by uuid,
  reason text,
  snapshot jsonb not null,
  primary key (record_id, number)
);
comment on table traits.revision is 'Records as they were after each change: for reading, comparing and restoring.';
comment on column traits.revision.number is 'Counts from 1 for each record.';
comment on column traits.revision.by is 'The person; null for the platform itself.';
comment on column traits.revision.reason is 'Why, in the words of the person.';
comment on column traits.revision.snapshot is 'The record in the shape of its day; parse it before use.';
