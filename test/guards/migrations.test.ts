import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { migrationsAbroad, misnamedMigrations, unorderedMigrations } from './migrations.ts'

const path = (name: string) => `db/migrations/${name}.sql`

test('the migrations guard catches two of one minute, an unknown slice and one older than the first', () => {
  const names = [
    '0006_observatory',
    '202612011200_plan_search',
    '202612011200_traits_kind',
    '202612011201_toys_shelf',
    '202511301200_plan_early',
  ]
  expect(misnamedMigrations(names.map(path), ['plan', 'traits'])).toEqual([
    `${path('202612011200_traits_kind')}: ${path('202612011200_plan_search')} is of the same minute; rename the one that is not released`,
    `${path('202612011201_toys_shelf')}: there is no slice toys`,
    `${path('202511301200_plan_early')}: older than the first migration with a time in its name`,
  ])
})

test.each([
  'create table traits.kind (id uuid)',
  'alter table if exists traits.link add column kind text',
  'create unique index link_kind on traits.link (kind)',
  "comment on column traits.link.type is 'What it is'",
  'update traits.link set until_on = null',
  'delete from traits.link',
  'create trigger link_kept before update or delete on traits.link for each row execute function plan.keep()',
])('the migrations guard catches that plan’s migration says: %s', (statement) => {
  const text = `create table plan.note (id uuid);\n${statement};`
  expect(migrationsAbroad([{ path: path('202612011200_plan_note'), text }])).toEqual([
    `${path('202612011200_plan_note')}: changes traits, which is another slice’s`,
  ])
})

test('a migration may point at other slices’ tables, add rows to them and speak of them', () => {
  const text = `-- As traits does: alter table traits.link …
    create table plan.note (id uuid references platform.record on delete cascade);
    comment on table plan.note is 'Replaces update traits.link';
    insert into traits.kind select id from plan.note join platform.record on plan.note.id = platform.record.id;`
  expect(migrationsAbroad([{ path: path('202612011200_plan_note'), text }])).toEqual([])
})

test('the migrations guard catches what came late, was edited, went away or was not entered', () => {
  const text = 'create table plan.note (id uuid);'
  const hash = createHash('sha256').update(text).digest('hex')
  const [early, late, new_] = ['202612011200_plan_note', '202612011300_plan_mark', '202612011400_plan_new']
  const check = (lines: string[], ...names: string[]) =>
    unorderedMigrations([
      ...names.map((name) => ({ path: path(name), text })),
      { path: 'db/landed/plan.txt', text: lines.map((line) => `${line}\n`).join('') },
      { path: 'db/landed/traits.txt', text: '' },
    ])
  const entered = (name: string) => `${name} ${hash}`
  expect(check([entered(early), entered(late)], early, late)).toEqual([])
  expect(check([entered(late), entered(early)], early, late)).toEqual([
    `db/landed/plan.txt: ${early} is older than ${late}, which landed before: give it a later time`,
  ])
  const gone = `db/landed/plan.txt: ${early} landed and is gone or was edited: add a migration instead`
  expect(check([`${early} ${'0'.repeat(64)}`], early)).toEqual([gone])
  expect(check([entered(early), entered(late)], late)).toEqual([gone])
  expect(check([entered(early)], early, new_)).toEqual([`${new_} is not in db/landed: npm run db:schema`])
})
