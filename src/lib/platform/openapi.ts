import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { Operation } from './operations.ts'
import { refusalStatus } from './refusal.ts'

const problem = z
  .object({
    code: z.enum(Object.keys(refusalStatus) as [keyof typeof refusalStatus]),
    text: z.string().describe('Stable key of the message'),
    message: z.string().describe('The message in the language asked for'),
    data: z.record(z.string(), z.union([z.string(), z.number()])),
    fields: z.record(z.string(), z.string()).describe('What is wrong with which field'),
  })
  .meta({ id: 'Refusal' })

/** OpenAPI 3.1 of the operations table. */
export function describe(operations: readonly Operation[], version: string, origin: string) {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {})
    path[operation.method.toLowerCase() as 'get'] = describeOne(operation)
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Permille',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The open platform of the international 4 per 1000 Initiative. Reading public data needs no key; writing needs a token with the scope that the operation names.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  })
}

function describeOne({
  name,
  method,
  path,
  summary,
  input,
  output,
  allowed,
}: Operation): ZodOpenApiOperationObject {
  const fields = input instanceof z.ZodObject ? input : z.object({})
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? '')
  const picked = (keep: (key: string) => boolean) =>
    z.object(Object.fromEntries(Object.entries(fields.shape).filter(([key]) => keep(key))))
  const params = picked((key) => inPath.includes(key))
  const rest = picked((key) => !inPath.includes(key))
  const isOpen = allowed.who.includes('anyone')
  return {
    operationId: name,
    summary,
    tags: [name.split('.')[0] ?? name],
    ...(isOpen ? {} : { security: [{ token: allowed.scope ? [allowed.scope] : [] }] }),
    requestParams: {
      ...(inPath.length ? { path: params } : {}),
      ...(method === 'GET' && Object.keys(rest.shape).length ? { query: rest } : {}),
    },
    ...(method === 'GET' ? {} : { requestBody: { content: { 'application/json': { schema: rest } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      default: { description: 'Refused', content: { 'application/json': { schema: problem } } },
    },
  }
}
