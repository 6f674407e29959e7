alter table platform.mail add column link text check (char_length(link) <= 2000);
comment on column platform.mail.link is 'The one-time link of the letter, where its body says (link); emptied once the letter was sent, was refused or is two days old. No backup holds it.';
update platform.mail set body = regexp_replace(body, 'https?://\S+token=\S+', '(link)', 'g');
