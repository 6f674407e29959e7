-- Text as it is searched and sorted, the same on every engine and host: collations differ from one to the next, PGlite has
-- only the order of bytes. Sorted by these bytes (`collate "C"`), names stand where most readers look for them.

create function platform.fold(words text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;
comment on function platform.fold is 'Without accents and capitals, for searching.';

create function platform.sort_text(words text) returns text
  language sql immutable strict parallel safe
  as $$ select regexp_replace(
    regexp_replace(platform.fold(btrim(words)), '(\d+)', '0000000000\1', 'g'), '0*(\d{10}(?!\d)|[1-9]\d{10,})', '\1', 'g') $$;
comment on function platform.sort_text is 'For sorting: folded, with numbers of ten digits, so that 9 comes before 10.';

-- The event log by actor and by day; outbox pages by moment and id.
create index event_actor on platform.event (actor, seq);
create index event_at on platform.event (at);
drop index platform.mail_created;
create index mail_created on platform.mail (created_at, id);
