import { parcelPage } from '#lib/observatory/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  locals.runsKernel = true
  return parcelPage(locals.context.locale)
}
