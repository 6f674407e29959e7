create table traits.link_kind (
  name text primary key,
  slice text not null
);
comment on table traits.link_kind is 'What one record can be to another. Slices declare their kinds in their manifests, which are entered at every start.';
comment on column traits.link_kind.slice is 'The slice that declares it; the words for it, both ways, stand in its manifest.';

-- Links that are there keep their kinds; the manifests say afterwards whose they are.
insert into traits.link_kind (name, slice) select distinct type, 'traits' from traits.link;

alter table traits.link drop constraint link_type;
alter table traits.link add constraint link_kind foreign key (type) references traits.link_kind;
comment on column traits.link.type is 'What the first record is to the second.';
