create schema plan;
comment on schema plan is 'The living plan: goals, objectives and their wordings, and the decisions that adopted them.';

create table plan.goal (
  code text primary key,
  title jsonb not null,
  aim jsonb not null
);
comment on table plan.goal is 'The six goals of the Strategic Plan, A to F.';
comment on column plan.goal.title is 'Localised.';
comment on column plan.goal.aim is 'Localised.';

create table plan.objective (
  id uuid primary key references platform.record,
  code text not null constraint objective_code_once unique,
  goal text not null references plan.goal,
  facility text not null check (facility in ('core', 'global')),
  facility_number integer not null,
  title jsonb not null
);
comment on table plan.objective is 'What lasts while wordings change: records of the platform serve an objective, and the version is found by date.';
comment on column plan.objective.code is 'A1 to F3';
comment on column plan.objective.facility is 'Core Facilities are led by the Secretariat, Global Facilities by alliances.';
comment on column plan.objective.facility_number is 'Number of the facility within its kind, Roadmap 2022.';
comment on column plan.objective.title is 'Localised. The short name in use today.';

create table plan.edition (
  id uuid primary key references platform.record,
  code text not null constraint edition_code_once unique,
  document text not null,
  issued_on date not null,
  issued_precision text not null check (issued_precision in ('day', 'month', 'year')),
  title jsonb not null,
  note jsonb
);
comment on table plan.edition is 'A paper that words the objectives: the plan of 2020, the draft of 2021, the plan of 2022.';
comment on column plan.edition.issued_on is 'Last day of the month or year where the paper names no day.';
comment on column plan.edition.title is 'Localised.';
comment on column plan.edition.note is 'Localised. What is not known about the paper.';

create table plan.version (
  id uuid primary key references platform.record,
  objective_id uuid not null references plan.objective,
  edition_id uuid not null references plan.edition,
  title jsonb not null,
  aim jsonb,
  remarks jsonb,
  source_document text not null,
  source_place text not null,
  revision integer not null default 1,
  constraint version_once_an_edition unique (objective_id, edition_id)
);
comment on table plan.version is 'One objective as one edition words it.';
comment on column plan.version.title is 'Localised.';
comment on column plan.version.aim is 'Localised. Null where the paper, or our copy of it, says nothing.';
comment on column plan.version.remarks is 'Localised. What the study team or we have to say about this wording.';
comment on column plan.version.revision is 'Counts corrections, so that two editors do not overwrite one another.';
create index version_edition on plan.version (edition_id);

create table plan.clause (
  version_id uuid not null references plan.version,
  horizon text not null check (horizon in ('baseline', '2030', '2050')),
  text jsonb not null,
  primary key (version_id, horizon)
);
comment on table plan.clause is 'Baseline and targets in words. A missing clause is a missing row.';
comment on column plan.clause.text is 'Localised.';

create table plan.measure (
  version_id uuid not null,
  horizon text not null,
  position integer not null,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  low double precision,
  high double precision,
  unit text not null,
  "of" double precision,
  per text check (per in ('year')),
  by_on date,
  primary key (version_id, horizon, position),
  foreign key (version_id, horizon) references plan.clause,
  constraint measure_low_to_high check (low <= high)
);
comment on table plan.measure is 'The typed values read in a clause. A value that the paper does not give is null, never zero.';
comment on column plan.measure.position is 'Order within the clause, from 1.';
comment on column plan.measure.low is 'In the unit of the row; a share is 0 to 1.';
comment on column plan.measure.high is 'Equal to low where the paper gives one number.';
comment on column plan.measure.unit is 'What is counted, singular, in English: NDC, partner, EUR.';
comment on column plan.measure."of" is 'Denominator, where the paper names one.';
comment on column plan.measure.by_on is 'Last day on which a milestone is in time.';

create table plan.activity (
  id uuid primary key references platform.record,
  version_id uuid not null references plan.version,
  number integer not null,
  text jsonb not null,
  constraint activity_number_once unique (version_id, number)
);
comment on table plan.activity is 'What the paper proposes to do for an objective.';
comment on column plan.activity.text is 'Localised.';

create table plan.decision (
  id uuid primary key references platform.record,
  slug text not null constraint decision_slug_once unique,
  body text not null check (body in ('consortium', 'bureau', 'secretariat', 'stc')),
  meeting integer,
  document text,
  decided_on date not null,
  about text not null,
  subject_id uuid references platform.record,
  outcome text not null check (outcome in ('adopted', 'rejected', 'deferred')),
  replaces_id uuid references plan.decision,
  what jsonb not null,
  note jsonb,
  source_document text not null,
  source_place text not null
);
comment on table plan.decision is 'Register of decisions: which body, when, what exactly, with what outcome. Rows are not edited; a later decision replaces an earlier one.';
comment on column plan.decision.slug is 'Stable name in addresses.';
comment on column plan.decision.meeting is 'Number of the meeting of that body.';
comment on column plan.decision.document is 'Numbered document, as in Consortium 7-6.';
comment on column plan.decision.about is 'What sort of thing was decided on: plan, roadmap, budget, membership …';
comment on column plan.decision.subject_id is 'Exactly what: the edition or the version; null where the thing is not on the platform.';
comment on column plan.decision.what is 'Localised. The thing decided, in one line.';
comment on column plan.decision.note is 'Localised. What the source leaves open.';
create index decision_subject on plan.decision (subject_id);
create index decision_on on plan.decision (decided_on);
