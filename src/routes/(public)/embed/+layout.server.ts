import { sites } from '#lib/dashboard/index.server.ts'
import type { LayoutServerLoad } from './$types'

/** These pages stand alone in frames of the sites that the Secretariat has allowed. */
export const load: LayoutServerLoad = async ({ locals }) => {
  const allowed = await sites(locals.context.read)
  locals.frameAncestors = allowed.map(({ origin }) => origin)
  return { bare: true }
}
