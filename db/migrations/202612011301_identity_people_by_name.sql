-- The list of people in the order of its pages, and by words of their names and addresses.
create index person_by_name on identity.person (platform.sort_text(name) collate "C", id) where erased_at is null;
create index person_words on identity.person using gin (platform.fold(name || ' ' || mail) public.gin_trgm_ops)
  where erased_at is null;
