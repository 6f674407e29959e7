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

create table plan.facility (
  id uuid primary key references platform.record,
  kind text not null check (kind in ('core', 'global')),
  number integer not null,
  title jsonb not null,
  also_named text[] not null,
  note jsonb,
  source_document text not null,
  source_place text not null,
  constraint facility_once unique (kind, number)
);
comment on table plan.facility is 'Under which roof objectives are worked on: Core Facilities are led by the Secretariat, Global Facilities by alliances.';
comment on column plan.facility.number is 'Within its kind, Roadmap 2022.';
comment on column plan.facility.title is 'Localised.';
comment on column plan.facility.also_named is 'Codes of objectives that the source names here although their home is another facility.';
comment on column plan.facility.note is 'Localised. Where the source contradicts itself.';

create table plan.alliance (
  number integer primary key,
  facility_id uuid not null references plan.facility
);
comment on table plan.alliance is 'Who shall lead a Global Facility or a part of it; one to ten, Roadmap 2022.';

create table plan.objective (
  id uuid primary key references platform.record,
  code text not null constraint objective_code_once unique,
  goal text not null references plan.goal,
  facility text not null,
  facility_number integer not null,
  alliance integer references plan.alliance,
  title jsonb not null,
  foreign key (facility, facility_number) references plan.facility (kind, number),
  constraint objective_facility check (facility in ('core', 'global'))
);
comment on table plan.objective is 'What lasts while wordings change: records of the platform serve an objective, and the version is found by date.';
comment on column plan.objective.code is 'A1 to F3';
comment on column plan.objective.alliance is 'The alliance that shall lead the work; null under a Core Facility.';
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
  baseline jsonb,
  target_2030 jsonb,
  target_2050 jsonb,
  remarks jsonb,
  source_document text not null,
  source_place text not null,
  revision integer not null default 1,
  withdrawn_at timestamptz,
  constraint version_once_an_edition unique (objective_id, edition_id)
);
comment on table plan.version is 'One objective as one edition words it. Where the paper, or our copy of it, says nothing, there is null.';
comment on column plan.version.title is 'Localised.';
comment on column plan.version.aim is 'Localised.';
comment on column plan.version.baseline is 'Localised. Where things stood; its values are in plan.measure.';
comment on column plan.version.target_2030 is 'Localised.';
comment on column plan.version.target_2050 is 'Localised.';
comment on column plan.version.remarks is 'Localised. What the study team or we have to say about this wording.';
comment on column plan.version.revision is 'Counts changes, so that two editors do not overwrite one another.';
comment on column plan.version.withdrawn_at is 'When the import that made it was undone; readers do not see it, and importing again brings it back.';
create index version_edition on plan.version (edition_id);

create table plan.measure (
  version_id uuid not null references plan.version,
  horizon text not null check (horizon in ('baseline', '2030', '2050')),
  position integer not null,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  low double precision,
  high double precision,
  unit text not null,
  "of" double precision,
  per text check (per in ('year')),
  by_on date,
  primary key (version_id, horizon, position),
  constraint measure_low_to_high check (low <= high)
);
comment on table plan.measure is 'The typed values read in a baseline or a target. A value that the paper does not give is null, never zero.';
comment on column plan.measure.position is 'Order within the sentence, from 1.';
comment on column plan.measure.low is 'In the unit of the row; a share is 0 to 1.';
comment on column plan.measure.high is 'Equal to low where the paper gives one number; null for at least.';
comment on column plan.measure.unit is 'What is counted, singular, in English: NDC, partner, EUR.';
comment on column plan.measure."of" is 'Denominator, where the paper names one.';
comment on column plan.measure.by_on is 'Last day on which a milestone is in time.';

create table plan.activity (
  id uuid primary key references platform.record,
  version_id uuid not null references plan.version,
  number integer not null,
  text jsonb not null,
  withdrawn_at timestamptz,
  constraint activity_number_once unique (version_id, number)
);
comment on table plan.activity is 'What the paper proposes to do for an objective.';
comment on column plan.activity.text is 'Localised.';
comment on column plan.activity.withdrawn_at is 'When the import that made it was undone.';

create table plan.decision (
  id uuid primary key references platform.record,
  slug text not null constraint decision_slug_once unique,
  body text not null check (body in ('consortium', 'bureau', 'secretariat', 'stc')),
  meeting integer,
  document text,
  decided_on date not null,
  about text not null,
  subject_id uuid references platform.record,
  subject_revision integer,
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
comment on column plan.decision.subject_revision is 'Where a version was decided on: the revision of its wording that lay on the table.';
comment on column plan.decision.what is 'Localised. The thing decided, in one line.';
comment on column plan.decision.note is 'Localised. What the source leaves open.';
create index decision_subject on plan.decision (subject_id);
create index decision_on on plan.decision (decided_on);

create table plan.roadmap (
  id uuid primary key references platform.record,
  year integer not null constraint roadmap_year_once unique,
  title jsonb not null,
  decision_id uuid references plan.decision
);
comment on table plan.roadmap is 'What the Initiative sets out to do in a year.';
comment on column plan.roadmap.title is 'Localised.';
comment on column plan.roadmap.decision_id is 'The decision that adopted it; null where none is known.';

create table plan.roadmap_item (
  id uuid primary key references platform.record,
  roadmap_id uuid not null references plan.roadmap,
  code text not null constraint roadmap_item_code_once unique,
  facility_id uuid references plan.facility,
  title jsonb not null,
  kind text not null check (kind in ('milestone', 'event', 'continuing')),
  due_on date,
  note jsonb,
  source_document text not null,
  source_place text not null,
  state text check (state in ('not_begun', 'under_way', 'done', 'dropped')),
  state_on date,
  evidence text,
  revision integer not null default 1,
  constraint roadmap_item_state check (num_nulls(state, state_on, evidence) in (0, 3))
);
comment on table plan.roadmap_item is 'One thing to do in a year. The objectives it serves are links.';
comment on column plan.roadmap_item.code is 'Year and number, as in 2022-07.';
comment on column plan.roadmap_item.title is 'Localised.';
comment on column plan.roadmap_item.note is 'Localised. What the source leaves open.';
comment on column plan.roadmap_item.state is 'How far it is; null while nobody has reported.';
comment on column plan.roadmap_item.state_on is 'The day for which the state was reported.';
comment on column plan.roadmap_item.evidence is 'What shows it: a document, a meeting, an address.';
comment on column plan.roadmap_item.revision is 'Counts changes, so that two editors do not overwrite one another.';
create index roadmap_item_roadmap on plan.roadmap_item (roadmap_id);

create table plan.roadmap_measure (
  item_id uuid not null references plan.roadmap_item,
  position integer not null,
  kind text not null check (kind in ('count', 'share', 'rate', 'range', 'milestone', 'maturity', 'money', 'yes_no_per_unit')),
  low double precision,
  high double precision,
  unit text not null,
  "of" double precision,
  per text check (per in ('year')),
  by_on date,
  primary key (item_id, position),
  constraint roadmap_measure_low_to_high check (low <= high)
);
comment on table plan.roadmap_measure is 'The typed values of a roadmap item, read as those of a baseline or a target.';
comment on column plan.roadmap_measure.low is 'In the unit of the row; a share is 0 to 1.';
comment on column plan.roadmap_measure.high is 'Equal to low where the paper gives one number; null for at least.';
comment on column plan.roadmap_measure."of" is 'Denominator, where the paper names one.';

create table plan.paper (
  id uuid primary key references platform.record,
  sha256 text not null,
  name text not null,
  text text not null,
  kind text not null check (kind in ('plan', 'strategic_plan', 'implementation_plan', 'roadmap', 'minutes')),
  state text not null check (state in ('read', 'taken', 'undone')),
  read_at timestamptz not null,
  read_by uuid,
  taken_at timestamptz,
  undone_at timestamptz
);
comment on table plan.paper is 'Papers given to the importer: read for a preview, then taken into the plan, and perhaps undone.';
comment on column plan.paper.sha256 is 'Of the text; the same text again changes nothing.';
comment on column plan.paper.text is 'What the importer read, kept as evidence of the wording.';
comment on column plan.paper.kind is 'What it is, as its words say.';
create index paper_sha256 on plan.paper (sha256);

create table plan.paper_change (
  paper_id uuid not null references plan.paper,
  version_id uuid not null references plan.version,
  before jsonb,
  after_revision integer not null,
  primary key (paper_id, version_id)
);
comment on table plan.paper_change is 'What taking a paper changed, so that it can be undone.';
comment on column plan.paper_change.before is 'The wording and its activities as they were; null where the paper made the version.';
comment on column plan.paper_change.after_revision is 'The revision it left: a later one means that somebody has worked on it since.';

create function plan.plain(words text) returns text language sql immutable strict parallel safe as
  $$ select lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;
comment on function plan.plain is 'Small letters without accents, for searching.';

create function plan.words(locale text, variadic texts jsonb[]) returns text language sql immutable parallel safe as
  $$ select plan.plain(coalesce(string_agg(one ->> locale, ' ' order by place), ''))
     from unnest(texts) with ordinality as given (one, place) $$;
comment on function plan.words is 'What some localised texts say in one language, for searching.';

create index version_words_en on plan.version using gin (plan.words('en', title, aim, baseline, target_2030, target_2050, remarks) public.gin_trgm_ops);
create index version_words_fr on plan.version using gin (plan.words('fr', title, aim, baseline, target_2030, target_2050, remarks) public.gin_trgm_ops);
create index version_words_es on plan.version using gin (plan.words('es', title, aim, baseline, target_2030, target_2050, remarks) public.gin_trgm_ops);
create index activity_words_en on plan.activity using gin (plan.words('en', text) public.gin_trgm_ops);
create index activity_words_fr on plan.activity using gin (plan.words('fr', text) public.gin_trgm_ops);
create index activity_words_es on plan.activity using gin (plan.words('es', text) public.gin_trgm_ops);
