create schema observatory;
comment on schema observatory is 'What is computed about soils: runs of studies over grids. Their data and results lie in the storage, not here.';

create table observatory.run (
  id uuid primary key references platform.record,
  title text not null,
  model text not null,
  study text not null,
  ordered_at timestamptz not null,
  ordered_by uuid,
  turn integer not null default 1,
  prepared_at timestamptz,
  program text,
  inputs text,
  grid jsonb,
  tile_size integer,
  tile_bytes bigint,
  tiles integer,
  cells bigint,
  estimated_seconds double precision,
  tiles_kept integer not null default 0,
  cells_kept bigint not null default 0,
  computed_at timestamptz,
  paused_at timestamptz,
  failed_at timestamptz,
  failure jsonb,
  completed_at timestamptz,
  tally jsonb,
  files jsonb,
  published_at timestamptz,
  published_by uuid,
  withdrawn_at timestamptz,
  constraint run_prepared_whole check (num_nulls(prepared_at, program, inputs, grid, tile_size, tile_bytes, tiles, cells) in (0, 8)),
  constraint run_failed_with_reason check ((failed_at is null) = (failure is null)),
  constraint run_kept_within check (tiles_kept between 0 and coalesce(tiles, 0)),
  constraint run_complete_with_files check ((completed_at is null) = (files is null)),
  constraint run_published_when_complete check (published_at is null or completed_at is not null)
);
comment on table observatory.run is 'One run of a study over its grid, by any number of processes. Its state follows from which of its moments have come.';
comment on column observatory.run.study is 'The whole study, as its file said it and with what was filled in. JSON as text, for the order of scenarios is that of the outputs.';
comment on column observatory.run.turn is 'Counts how often it was set going; work that was handed out in an earlier turn is void.';
comment on column observatory.run.program is 'Program, Node and engine that all tiles must come from.';
comment on column observatory.run.inputs is 'JSON as text. Checksums of the data, as they were when the run was prepared, and what tells quickly that they were written to.';
comment on column observatory.run.grid is 'The cells of the study: size, outer edges and reference system.';
comment on column observatory.run.tile_bytes is 'What the inputs of one tile take of the memory; how many threads fit follows from it.';
comment on column observatory.run.estimated_seconds is 'From a sample, on the threads of the process that prepared it.';
comment on column observatory.run.cells_kept is 'Cells of the tiles that are kept.';
comment on column observatory.run.computed_at is 'When the last tile was kept.';
comment on column observatory.run.failure is 'Text key and data of the refusal that stopped it, or what is amiss with the study.';
comment on column observatory.run.tally is 'How many cells came to what.';
comment on column observatory.run.files is 'Name, checksum and bytes of what came out.';
comment on column observatory.run.published_at is 'From then on anyone may read it.';
create index run_person on observatory.run (ordered_by) where ordered_by is not null;

create table observatory.tile (
  run_id uuid not null references observatory.run,
  number integer not null,
  checksum bigint not null,
  cells integer not null,
  kept_at timestamptz not null,
  primary key (run_id, number)
);
comment on table observatory.tile is 'Tiles of runs under way that are in the storage for good; the rows go when the result is complete.';
comment on column observatory.tile.checksum is 'CRC-32 of the stored tile.';
create index tile_kept on observatory.tile (run_id, kept_at);
