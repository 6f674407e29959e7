create schema dashboard;
comment on schema dashboard is 'Indicators, their definitions, and what was observed.';

create table dashboard.indicator (
  id uuid primary key references platform.record,
  code text not null constraint indicator_code_once unique,
  objective_id uuid not null references plan.objective,
  owner text not null check (owner in ('STC', 'Secretariat')),
  related text[] not null default '{}',
  version integer not null default 1
);
comment on table dashboard.indicator is 'What is measured for an objective. How is in its definition.';
comment on column dashboard.indicator.code is 'Objective and number, as in A1.1';
comment on column dashboard.indicator.owner is 'The body that owes the figures.';
comment on column dashboard.indicator.related is 'Codes of other indicators to read beside this one.';
comment on column dashboard.indicator.version is 'The definition in use.';
create index indicator_objective on dashboard.indicator (objective_id);

create table dashboard.definition (
  id uuid primary key references platform.record,
  indicator_id uuid not null references dashboard.indicator,
  version integer not null,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  direction text not null check (direction in ('up', 'down')),
  source_type text not null check (source_type in ('counted', 'reported')),
  period text not null check (period in ('year', 'event')),
  compounds boolean not null default false,
  title jsonb not null,
  unit jsonb not null,
  definition jsonb not null,
  method jsonb not null,
  denominator jsonb,
  reporting_units jsonb,
  source_title text not null,
  source_place text not null,
  source_url text,
  baseline_on date,
  baseline_low double precision,
  baseline_high double precision,
  baseline_of double precision,
  baseline_note jsonb,
  reason jsonb,
  proposed_by uuid,
  proposed_at timestamptz not null,
  signed_by uuid,
  signed_at timestamptz,
  constraint definition_version_once unique (indicator_id, version)
);
comment on table dashboard.definition is 'Exactly how an indicator is measured, version by version. Never edited but in its wording: a change of method is a new version, and it breaks the series.';
comment on column dashboard.definition.version is 'From 1. Above the version of the indicator: proposed, not in use.';
comment on column dashboard.definition.compounds is 'Whether the series is expected to grow by a rate; only then a growth rate is shown beside the linear pace.';
comment on column dashboard.definition.title is 'Localised.';
comment on column dashboard.definition.unit is 'Localised.';
comment on column dashboard.definition.definition is 'Localised.';
comment on column dashboard.definition.method is 'Localised.';
comment on column dashboard.definition.denominator is 'Localised. Where the denominator comes from.';
comment on column dashboard.definition.reporting_units is 'Localised. Who reports, each for itself.';
comment on column dashboard.definition.baseline_low is 'In the unit of the indicator; null where the plan gives no start.';
comment on column dashboard.definition.baseline_high is 'Equal to low where one number is given.';
comment on column dashboard.definition.baseline_of is 'Denominator at the baseline.';
comment on column dashboard.definition.baseline_note is 'Localised.';
comment on column dashboard.definition.reason is 'Localised. Why this version replaces the one before.';
comment on column dashboard.definition.proposed_by is 'Null for the starter content.';
comment on column dashboard.definition.signed_by is 'Who answered for the method on behalf of the Scientific and Technical Committee.';

create table dashboard.target (
  definition_id uuid not null references dashboard.definition,
  due_on date not null,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  low double precision,
  high double precision,
  "of" double precision,
  note jsonb,
  primary key (definition_id, due_on)
);
comment on table dashboard.target is 'Where an indicator should be, and by when, under one definition.';
comment on column dashboard.target.low is 'In the unit of the indicator; null where the plan states no figure.';
comment on column dashboard.target.high is 'Upper end of a range, for display.';
comment on column dashboard.target."of" is 'Denominator, where the target names one.';
comment on column dashboard.target.note is 'Localised.';

create table dashboard.observation (
  id uuid primary key references platform.record,
  indicator_id uuid not null references dashboard.indicator,
  indicator_version integer not null default 1,
  on_day date not null,
  value double precision,
  low double precision,
  high double precision,
  reporters double precision,
  "of" double precision,
  state text check (state in ('planned', 'started', 'done', 'accepted')),
  judges integer,
  kappa double precision,
  unit text not null,
  status text not null check (status in ('A', 'B', 'D', 'E', 'F', 'I', 'P', 'O', 'M')),
  part_by text,
  part_code text,
  part_title jsonb,
  source_title text not null,
  source_place text,
  source_url text,
  reading_rule jsonb,
  counter text,
  corrects_id uuid constraint observation_corrected_once unique references dashboard.observation,
  reported_by uuid,
  reported_at timestamptz not null,
  checked_by uuid,
  checked_at timestamptz,
  constraint observation_value_or_reason check (coalesce(value, low, high) is not null or status in ('O', 'M')),
  constraint observation_within_bounds check (low <= value and value <= high),
  constraint observation_part_whole check (num_nulls(part_by, part_code) in (0, 2))
);
comment on table dashboard.observation is 'One figure for one day from one source. Never edited: a correction is a new row that names the one it corrects.';
comment on column dashboard.observation.indicator_version is 'The definition by which it was read.';
comment on column dashboard.observation.on_day is 'The day that the figure speaks of.';
comment on column dashboard.observation.value is 'In the unit of the row; null where the source gives bounds only, or with status O (missing) or M (cannot exist).';
comment on column dashboard.observation.low is 'Lower bound, where known.';
comment on column dashboard.observation.high is 'Upper bound, where known.';
comment on column dashboard.observation.reporters is 'How many units were read or answered.';
comment on column dashboard.observation."of" is 'How many units there are.';
comment on column dashboard.observation.state is 'How far a milestone is; its value is then 1 once it is done, else 0.';
comment on column dashboard.observation.judges is 'How many people judged a level of maturity.';
comment on column dashboard.observation.kappa is 'How far the judges agreed beyond chance; 1 is fully.';
comment on column dashboard.observation.unit is 'What is counted, singular, in English.';
comment on column dashboard.observation.status is 'SDMX observation status: A normal, B break, D definition differs, E estimated, F forecast, I imputed, P provisional, O missing, M cannot exist.';
comment on column dashboard.observation.part_by is 'What a part is cut by: college, land …; null for the whole.';
comment on column dashboard.observation.part_code is 'Which part.';
comment on column dashboard.observation.part_title is 'Localised.';
comment on column dashboard.observation.reading_rule is 'Localised. How the source was read.';
comment on column dashboard.observation.counter is 'The records that the platform itself counted for this figure; null where a person reported it.';
create index observation_indicator on dashboard.observation (indicator_id, on_day, id);
create index observation_whole on dashboard.observation (indicator_id, indicator_version, on_day) where part_code is null;
create index observation_marked on dashboard.observation (indicator_id, on_day) where status in ('B', 'D', 'O', 'M');
create index observation_part on dashboard.observation (part_by, part_code, indicator_id, on_day) where part_code is not null;
create index observation_reported on dashboard.observation (reported_at, id);
create index observation_unchecked on dashboard.observation (reported_at, id) where checked_at is null;

create table dashboard.reminder (
  indicator_id uuid not null references dashboard.indicator,
  period text not null,
  person_id uuid not null,
  overdue boolean not null,
  sent_at timestamptz not null,
  primary key (indicator_id, period, person_id, overdue)
);
comment on table dashboard.reminder is 'Who was reminded of which figure: once before it is due and once after, never again for the same period.';
comment on column dashboard.reminder.period is 'What the figure is owed for: a year, or the due day of a milestone.';

create table dashboard.silence (
  person_id uuid primary key,
  since_at timestamptz not null
);
comment on table dashboard.silence is 'People who want no reminders by mail.';

create table dashboard.site (
  id uuid primary key,
  origin text not null constraint site_origin_once unique,
  added_by uuid,
  added_at timestamptz not null
);
comment on table dashboard.site is 'Sites that may show figures of the dashboard in a frame of their own pages.';
comment on column dashboard.site.origin is 'Scheme, host and port, as in https://www.example.org';
