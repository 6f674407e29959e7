create table identity.invitation (
  sha256 text primary key check (char_length(sha256) = 64),
  mail text not null check (char_length(mail) <= 254),
  name text not null check (char_length(name) <= 200),
  locale text not null check (locale in ('en', 'fr', 'es')),
  expires_at timestamptz not null
);
comment on table identity.invitation is 'Accounts that wait for the link in their letter; the password is chosen there, by whoever reads the mailbox.';
comment on column identity.invitation.sha256 is 'Hash of the secret in the letter.';
create index invitation_mail on identity.invitation (mail);

-- Whoever chose a password before the mailbox was proven may not be its owner.
delete from identity.credential where person_id in (select id from identity.person where not mail_verified);
