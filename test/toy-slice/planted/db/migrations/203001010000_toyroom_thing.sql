create schema toyroom;
comment on schema toyroom is 'Things to try the house with.';

create table toyroom.thing (
  id uuid primary key references platform.record,
  title text not null,
  state text not null,
  made_on date not null,
  constraint thing_state check (state in ('new', 'worn'))
);
comment on table toyroom.thing is 'Toys, by title.';
