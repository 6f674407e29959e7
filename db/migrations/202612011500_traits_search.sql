create table traits.search_entry (
  kind text not null check (length(kind) <= 80),
  id text not null check (length(id) <= 200),
  locale text not null check (length(locale) <= 35),
  language text not null check (length(language) <= 35),
  path text not null check (length(path) <= 500),
  title text not null check (length(title) <= 1000),
  body text not null check (length(body) <= 20000),
  words tsvector not null,
  primary key (kind, id, locale)
);
comment on table traits.search_entry is 'What the search finds: for each record that visitors may read and each language of readers, the text they would see. Derived from the records; may be emptied at any time.';
comment on column traits.search_entry.id is 'The record, or the path of a page.';
comment on column traits.search_entry.locale is 'The language of the reader.';
comment on column traits.search_entry.language is 'The language of the text, which is another one where nothing is translated.';
comment on column traits.search_entry.words is 'Words without accents and case, as they stand and by their stems; those of the title weigh more.';
create index search_entry_words on traits.search_entry using gin (words);

create table traits.search_word (
  language text not null check (length(language) <= 35),
  word text not null check (length(word) <= 40),
  primary key (language, word)
);
comment on table traits.search_word is 'Words that have stood in what the search finds, to suggest one where a search finds nothing. Derived; may be emptied at any time.';

create function traits.search_config(language text) returns regconfig language sql immutable parallel safe as
  $$ select case language when 'en' then 'pg_catalog.english'::regconfig when 'fr' then 'pg_catalog.french'::regconfig
       when 'es' then 'pg_catalog.spanish'::regconfig else 'pg_catalog.simple'::regconfig end $$;
create function traits.search_words(language text, words text) returns tsvector language sql immutable parallel safe as
  $$ select to_tsvector(traits.search_config(language), words) || to_tsvector('pg_catalog.simple', words) $$;
create function traits.search_query(language text, words text[]) returns tsquery language sql immutable parallel safe as
  $$ select string_agg('(' || stem::text || ' | ''' || word || ''':*)', ' & ' order by place)::tsquery
     from (select word, place, to_tsquery(traits.search_config(language), word || ':*') as stem
           from unnest(words) with ordinality as given (word, place)) asked
     where numnode(stem) > 0 $$;
