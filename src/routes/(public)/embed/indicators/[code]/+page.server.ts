import { indicatorView } from '#lib/dashboard/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { indicator, status, chart, bar, drawing } = await indicatorView(context, params.code)
  return { indicator, status, chart, bar, drawing }
}
