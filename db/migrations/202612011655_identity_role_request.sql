create table identity.role_request (
  id uuid not null,
  person_id uuid not null references identity.person (id),
  role text not null check (role in ('bureau', 'stc', 'member', 'partner', 'friend')),
  message text not null check (length(message) <= 500),
  asked_at timestamptz not null,
  decided_at timestamptz,
  decided_by uuid references identity.person (id),
  granted boolean,
  reason text check (length(reason) <= 500),
  constraint role_request_pkey primary key (id),
  constraint role_request_decided_whole check (num_nulls(decided_at, decided_by, granted) in (0, 3))
);
comment on table identity.role_request is 'Roles that people asked for, and what was decided. An open one is in the queue of those who give roles.';
comment on column identity.role_request.message is 'Why, in the words of the person; emptied when the person is erased.';
comment on column identity.role_request.decided_at is 'Null while the request waits.';
comment on column identity.role_request.granted is 'Whether the role was given; a refusal has a reason.';
comment on column identity.role_request.reason is 'Why, in the words of who decided; emptied when the person is erased.';
create index role_request_person on identity.role_request (person_id);
create unique index role_request_open_once on identity.role_request (person_id, role) where decided_at is null;
create index role_request_waiting on identity.role_request (asked_at) where decided_at is null;
