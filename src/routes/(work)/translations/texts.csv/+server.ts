import { textKinds } from '#app/slices.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { locales } from '#lib/platform/text/localised.ts'
import { taskList } from '#lib/traits/index.server.ts'
import { traitRules } from '#lib/traits/index.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context }, url }) => {
  allow(traitRules.traits_translate, context.actor)
  const kinds = textKinds.map(({ texts }) => texts.kind)
  return taskList.download('texts.csv', context.read, url, { kinds, locales })
}
