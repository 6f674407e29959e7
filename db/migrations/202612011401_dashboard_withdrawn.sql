alter table dashboard.observation add column withdrawn_at timestamptz;
comment on column dashboard.observation.withdrawn_at is 'When the import that brought it was undone. From then on it counts nowhere and corrects nothing.';
alter table dashboard.observation drop constraint observation_corrected_once;
create unique index observation_corrected_once on dashboard.observation (corrects_id) where withdrawn_at is null;
