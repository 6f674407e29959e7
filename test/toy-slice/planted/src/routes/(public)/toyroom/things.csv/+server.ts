import { thingsList } from '#lib/toyroom/index.server.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals: { context }, url }) =>
  thingsList.download('things.csv', context.read, url, {})
