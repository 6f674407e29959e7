import { operations } from '#app/slices.server.ts'
import { version } from '#app/version.ts'
import { describe } from '#lib/platform/openapi.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = ({ locals }) =>
  Response.json(describe(operations, version, locals.app.config.originUrl))
