import { facilities, objectives } from '#lib/plan/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => ({
  facilities: await facilities(context.read),
  titles: Object.fromEntries((await objectives(context.read)).map(({ code, title }) => [code, title])),
})
