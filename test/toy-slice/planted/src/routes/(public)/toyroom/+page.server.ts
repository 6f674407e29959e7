import { thingsList } from '#lib/toyroom/index.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { context }, url }) => thingsList.page(context.read, url, {})
