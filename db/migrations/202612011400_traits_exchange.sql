create table traits.exchange (
  id uuid primary key,
  kind text not null check (length(kind) <= 80),
  file_name text check (length(file_name) <= 200),
  lines integer not null,
  taken_at timestamptz not null,
  taken_by uuid,
  undone_at timestamptz,
  undone_by uuid
);
comment on table traits.exchange is 'Files of records that were taken in, each as a whole, and perhaps undone as a whole.';
comment on column traits.exchange.kind is 'The kind of record, as in platform.record.';
comment on column traits.exchange.file_name is 'Null where the lines were typed.';
comment on column traits.exchange.lines is 'How many lines the file had, taken or not.';
create index exchange_taken on traits.exchange (kind, taken_at desc, id);

create table traits.exchange_record (
  exchange_id uuid not null references traits.exchange,
  record_id uuid not null references platform.record,
  primary key (exchange_id, record_id)
);
comment on table traits.exchange_record is 'The records that a file brought.';
create index exchange_record_record on traits.exchange_record (record_id);
