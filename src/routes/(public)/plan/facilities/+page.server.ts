import { facilities, objectives } from '#lib/plan/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const [held, aims] = await Promise.all([facilities(context.read), objectives(context.read)])
  return {
    facilities: held,
    titles: Object.fromEntries(aims.map(({ code, title }) => [code, title])),
  }
}
