import { operations } from '#app/slices.server.ts'
import { serve } from '#lib/platform/rest.server.ts'
import type { RequestHandler } from './$types'

const root = '/api/v1'

/** One route serves the whole operations table. */
const handle: RequestHandler = ({ request, url, locals }) =>
  serve(operations, locals.context, request, url.pathname.slice(root.length))

export const GET = handle
export const POST = handle
export const PUT = handle
export const DELETE = handle
