import { sql } from 'kysely'
import { may } from '#lib/platform/rules.ts'
import type { Slice } from '#lib/platform/slice.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { traitRules } from './rules.ts'

/** Translations that are missing, outdated, unchecked or unpublished; the list tells them apart. */
export const traitsQueue: NonNullable<Slice['queue']> = async ({ actor, read }) => {
  if (!may(traitRules.traits_translate, actor)) return []
  const { rows } = await sql<{ need: string; count: number; since: Date | null }>`
    select case when target.state is null then 'missing'
                when target.state = 'outdated' then 'outdated'
                when target.state <> 'checked' then 'unchecked' else 'unpublished' end as need,
      count(*)::int as count, min(coalesce(target.changed_at, source.changed_at)) as since
    from traits.translation source
    cross join unnest(${[...locales]}::text[]) as wanted (locale)
    left join traits.translation target
      on target.record_id = source.record_id and target.field = source.field and target.locale = wanted.locale
    where source.is_source and (target.state is null or target.state <> 'checked'
      or target.version is distinct from target.published_version)
    group by 1`.execute(read)
  const filters = {
    missing: 'missing',
    outdated: 'outdated',
    unchecked: 'machine',
    unpublished: 'unpublished',
  }
  return rows.map(({ need, count, since }) => ({
    name: `traits_queue_${need}`,
    action: 'traits_queue_do',
    href: `/translations?need=${filters[need as keyof typeof filters]}`,
    count,
    since,
  }))
}
