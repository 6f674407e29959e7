import { allow } from '#lib/platform/rules.ts'
import { toyroomRules } from '#lib/toyroom/index.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { context } }) =>
  allow(toyroomRules.toyroom_make, context.actor)
