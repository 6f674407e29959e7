-- The next papers are rows: which bodies issue an edition and in which languages, and a roadmap that a paper brought and that can go again.
alter table plan.edition add column bodies text[] not null default '{}';
alter table plan.edition add column languages text[] not null default '{}';
comment on column plan.edition.bodies is 'Who issues it, where that was entered: consortium, bureau, secretariat, stc.';
comment on column plan.edition.languages is 'In which languages it is issued, where that was entered.';

alter table plan.roadmap add column withdrawn_at timestamptz;
comment on column plan.roadmap.withdrawn_at is 'When the import that made it was undone; readers do not see it.';
alter table plan.roadmap drop constraint roadmap_year_once;
create unique index roadmap_year_once on plan.roadmap (year) where withdrawn_at is null;
alter table plan.roadmap_item drop constraint roadmap_item_code_once;
alter table plan.roadmap_item add constraint roadmap_item_code_once unique (roadmap_id, code);

alter table plan.paper add column roadmap_id uuid references plan.roadmap (id);
comment on column plan.paper.roadmap_id is 'The roadmap that taking it made.';
