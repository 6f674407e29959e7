import { search } from '#lib/plan/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const asked = (url.searchParams.get('q') ?? '').slice(0, 200)
  return { asked, ...(await search(context.read, asked, context.locale)) }
}
