create schema dashboard;
comment on schema dashboard is 'Indicators, their definitions, and what was observed.';

create table dashboard.indicator (
  id uuid primary key references platform.record,
  code text not null constraint indicator_code_once unique,
  objective_id uuid not null references plan.objective,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  direction text not null check (direction in ('up', 'down')),
  source_type text not null check (source_type in ('counted', 'reported')),
  period text not null check (period in ('year', 'event')),
  owner text not null,
  related text[] not null default '{}',
  title jsonb not null,
  unit jsonb not null,
  definition jsonb not null,
  method jsonb not null,
  source_title text not null,
  source_place text not null,
  source_url text,
  version integer not null default 1,
  baseline_on date,
  baseline_low double precision,
  baseline_high double precision,
  baseline_of double precision,
  baseline_note jsonb
);
comment on table dashboard.indicator is 'What is measured for an objective, and exactly how.';
comment on column dashboard.indicator.code is 'Objective and number, as in A1.1';
comment on column dashboard.indicator.related is 'Codes of other indicators to read beside this one.';
comment on column dashboard.indicator.title is 'Localised.';
comment on column dashboard.indicator.unit is 'Localised.';
comment on column dashboard.indicator.definition is 'Localised.';
comment on column dashboard.indicator.method is 'Localised.';
comment on column dashboard.indicator.version is 'Of the definition; a change breaks the series.';
comment on column dashboard.indicator.baseline_low is 'In the unit of the indicator; null where the plan gives no start.';
comment on column dashboard.indicator.baseline_high is 'Equal to low where one number is given.';
comment on column dashboard.indicator.baseline_of is 'Denominator at the baseline.';
comment on column dashboard.indicator.baseline_note is 'Localised.';
create index indicator_objective on dashboard.indicator (objective_id);

create table dashboard.target (
  indicator_id uuid not null references dashboard.indicator,
  due_on date not null,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  low double precision,
  high double precision,
  "of" double precision,
  note jsonb,
  primary key (indicator_id, due_on)
);
comment on table dashboard.target is 'Where an indicator should be, and by when.';
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
  unit text not null,
  status text not null check (status in ('A', 'B', 'D', 'E', 'F', 'I', 'P', 'O', 'M')),
  part_by text,
  part_code text,
  part_title jsonb,
  source_title text not null,
  source_place text,
  source_url text,
  reading_rule jsonb,
  corrects_id uuid constraint observation_corrected_once unique references dashboard.observation,
  reported_by uuid,
  reported_at timestamptz not null,
  checked_by uuid,
  checked_at timestamptz,
  constraint observation_value_or_reason check (coalesce(value, low, high) is not null or status in ('O', 'M')),
  constraint observation_within_bounds check (low <= value and value <= high)
);
comment on table dashboard.observation is 'One figure for one day from one source. Never edited: a correction is a new row that names the one it corrects.';
comment on column dashboard.observation.on_day is 'The day that the figure speaks of.';
comment on column dashboard.observation.value is 'In the unit of the row; null where the source gives bounds only, or with status O (missing) or M (cannot exist).';
comment on column dashboard.observation.low is 'Lower bound, where known.';
comment on column dashboard.observation.high is 'Upper bound, where known.';
comment on column dashboard.observation.reporters is 'How many units were read or answered.';
comment on column dashboard.observation."of" is 'How many units there are.';
comment on column dashboard.observation.unit is 'What is counted, singular, in English.';
comment on column dashboard.observation.status is 'SDMX observation status: A normal, B break, D definition differs, E estimated, F forecast, I imputed, P provisional, O missing, M cannot exist.';
comment on column dashboard.observation.part_by is 'What a part is cut by: college, land …; null for the whole.';
comment on column dashboard.observation.part_code is 'Which part.';
comment on column dashboard.observation.part_title is 'Localised.';
comment on column dashboard.observation.reading_rule is 'Localised. How the source was read.';
create index observation_indicator on dashboard.observation (indicator_id, on_day);
