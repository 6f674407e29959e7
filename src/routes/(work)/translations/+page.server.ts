import { textKinds } from '#app/slices.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { countNeeds, taskList } from '#lib/traits/index.server.ts'
import { traitRules } from '#lib/traits/index.ts'
import type { PageServerLoad } from './$types'

/** Originals are long; the desk shows enough of them to know them by. */
const excerpt = (text: string) => (text.length > 140 ? `${text.slice(0, 139).trimEnd()}…` : text)

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  allow(traitRules.traits_translate, context.actor)
  const { read, locale } = context
  const kinds = textKinds.map(({ texts }) => texts.kind)
  const { rows, listing } = await taskList.page(read, url, { kinds, locales })
  return {
    listing,
    counts: await countNeeds(read, { kinds, locales }),
    kinds: Object.fromEntries(textKinds.map(({ texts, name }) => [texts.kind, translate(name, {}, locale)])),
    tasks: rows.map((task) => {
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
