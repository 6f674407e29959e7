create table platform.change (
  seq bigint generated always as identity primary key,
  xact xid8 not null default pg_current_xact_id(),
  at timestamptz not null default now(),
  tables text[] not null,
  records uuid[]
);
comment on table platform.change is 'What each transaction wrote, for a day: pages that are kept or open are renewed by it. Written by the database handle itself.';
comment on column platform.change.xact is 'The writing transaction; a reader asks which of them it has not seen yet, so one that commits late is not missed.';
comment on column platform.change.tables is 'The tables written to, as schema.name.';
comment on column platform.change.records is 'The ids that the statements named; null where one named none, or where there are too many.';
create index change_xact on platform.change (xact);
