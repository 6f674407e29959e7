import { operations } from '#app/slices.server.ts'
import { serve } from '#lib/platform/rest.server.ts'
import type { RequestHandler } from './$types'

/** One route serves the whole operations table. */
const handle: RequestHandler = ({ request, params, locals }) =>
  serve(operations, locals.context, request, `/${params.path}`)

export const GET = handle
export const POST = handle
export const PUT = handle
export const DELETE = handle
