create table platform.form_key (
  person_id uuid not null,
  key text not null check (char_length(key) between 1 and 255),
  sha256 text not null check (char_length(sha256) = 64),
  at timestamptz not null,
  answer jsonb check (octet_length(answer::text) <= 200000),
  primary key (person_id, key)
);
comment on table platform.form_key is 'What was sent lately and done, so that the same form or request sent again is not done again; kept for a day.';
comment on column platform.form_key.key is 'From the hidden field of the form, or from the header Idempotency-Key.';
comment on column platform.form_key.sha256 is 'Hash of what was sent: the same key with other words is refused.';
comment on column platform.form_key.answer is 'Where the form led, or what the API said; null until that is known.';
create index form_key_at on platform.form_key (at);

create table platform.kept_form (
  sha256 text primary key check (char_length(sha256) = 64),
  sealed text not null check (char_length(sealed) <= 1500000),
  expires_at timestamptz not null
);
comment on table platform.kept_form is 'Forms that arrived after their session had ended, for an hour, until the same person has signed in again. No backup holds them.';
comment on column platform.kept_form.sha256 is 'Hash of the key that stands in the address of the browser that sent the form.';
comment on column platform.kept_form.sealed is 'Address and fields, without files and passwords, encrypted with that key.';
