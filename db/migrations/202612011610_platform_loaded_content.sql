create table platform.loaded_content (
  only_one boolean primary key default true check (only_one),
  fingerprint text not null,
  loaded_at timestamptz not null);
comment on table platform.loaded_content is 'Which starter content was last brought in, so that a start need not compare it with what is there.';
comment on column platform.loaded_content.fingerprint is 'Hash of the files of the content, the version of the program and the slices.';
