-- What a paper was read as, so that a look at it reads nothing again.
alter table plan.paper add column parsed jsonb;
comment on column plan.paper.parsed is 'What was read in the text: fields with their places, findings, what stood beside the text. Null where a paper was kept before this was.';
