-- Migrations were numbered up to 0006. From here on a file's whole name tells it apart, so that two branches can both add one.
update platform.migration set name = lpad(number::text, 4, '0') || '_' || name;
alter table platform.migration drop column number;
alter table platform.migration add primary key (name);
comment on column platform.migration.name is 'The file in db/migrations, without its ending.';
