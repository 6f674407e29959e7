import { textKinds } from '#app/slices.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { countNeeds, needing } from '#lib/traits/index.server.ts'
import { traitRules } from '#lib/traits/index.ts'
import { translationQuery } from './query.ts'
import type { PageServerLoad } from './$types'

const pageSize = 50
/** Originals are long; the desk shows enough of them to know them by. */
const excerpt = (text: string) => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text)

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(traitRules.traits_translate, context.actor)
  const { read, locale } = context
  const asked = translationQuery(url)
  const kinds = textKinds.map(({ texts }) => texts.kind)
  const tasks = await needing(read, {
    kinds: kinds.filter((kind) => !asked.kind || kind === asked.kind),
    locales: asked.locale ? [asked.locale] : locales,
    need: asked.need,
    limit: pageSize + 1,
    offset: (asked.page - 1) * pageSize,
  })
  return {
    asked,
    counts: await countNeeds(read, { kinds, locales }),
    kinds: textKinds.map(({ texts, name }) => ({ value: texts.kind, label: translate(name, {}, locale) })),
    hasMore: tasks.length > pageSize,
    tasks: tasks.slice(0, pageSize).map((task) => {
      const { name, fields } = textKinds.find(({ texts }) => texts.kind === task.kind) ?? {}
      return {
        path: `/translations/${task.record}/${task.field}/${task.locale}`,
        kind: name ? translate(name, {}, locale) : task.kind,
        field: fields?.[task.field] ? translate(fields[task.field] ?? '', {}, locale) : task.field,
        locale: task.locale,
        need: task.need,
        source: { text: excerpt(task.source_text), lang: task.source_locale },
        changed: task.changed_at && formatMoment(task.changed_at, locale),
      }
    }),
  }
}
