import { z } from 'zod'
import { operations } from '#app/slices.server.ts'
import { refusalStatus } from '#lib/platform/refusal.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => ({
  origin: locals.app.config.originUrl,
  refusals: Object.entries(refusalStatus),
  operations: operations.map(({ name, method, path, summary, input, allowed }) => ({
    name,
    method,
    path,
    summary,
    fields: input instanceof z.ZodObject ? Object.keys(input.shape) : [],
    scope: allowed.who.includes('anyone') ? null : (allowed.scope ?? null),
  })),
})
