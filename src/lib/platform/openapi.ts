import { z } from 'zod'
import {
  createDocument,
  type ZodOpenApiObject,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
} from 'zod-openapi'
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
  const document: ZodOpenApiObject = documentOf(operations, version, origin)
  return createDocument(document, { override: ({ jsonSchema }) => closeTuple(jsonSchema as Tuple) })
}

/** Readers of the document want `items` as a schema beside `prefixItems`; a tuple is as long as what it names. */
function closeTuple(schema: Tuple): void {
  const parts = schema.prefixItems
  if (!parts?.length) return
  const kinds = distinct(parts)
  schema.items = kinds.length === 1 ? kinds[0] : { anyOf: kinds }
  schema.minItems = schema.maxItems = parts.length
}

type Tuple = { prefixItems?: object[]; items?: unknown; minItems?: number; maxItems?: number }
const distinct = (parts: readonly object[]) => [
  ...new Map(parts.map((part) => [JSON.stringify(part), part])).values(),
]

function documentOf(operations: readonly Operation[], version: string, origin: string): ZodOpenApiObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {})
    path[operation.method.toLowerCase() as 'get'] = describeOne(operation)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Permille',
      version,
      contact: { name: 'The installation', url: origin },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'The open platform of the international 4 per 1000 Initiative. Reading public data needs no key; writing needs a token with the scope that the operation names.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    tags: tagsOf(operations),
    paths,
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
  }
}

const tagOf = ({ name }: Pick<Operation, 'name'>) => name.split('.')[0] ?? name

/** A tag for each slice, with the nouns that it offers. */
function tagsOf(operations: readonly Operation[]) {
  const nouns = Map.groupBy(operations, tagOf)
  return [...nouns].map(([name, own]) => {
    const all = new Set(own.map((each) => each.name.split('.').slice(1, -1).join(' ') || each.name))
    return { name, description: `Offers: ${[...all].sort().join(', ')}.` }
  })
}

/** Who may ask, and what a token needs for it. */
function admission({ who, scope }: Operation['allowed']): string {
  if (who.includes('anyone')) return 'Open to everybody, without a token.'
  const people = who.includes('person') ? 'everybody who is signed in' : `these roles: ${who.join(', ')}`
  return `For ${people}. ${scope ? `A token needs the scope \`${scope}\`.` : 'No token may do it.'}`
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
    description: `${summary} ${admission(allowed)}`,
    tags: [tagOf({ name })],
    security: isOpen ? [] : [{ token: [] }],
    requestParams: {
      ...(inPath.length ? { path: params } : {}),
      ...(method === 'GET' && Object.keys(rest.shape).length ? { query: rest } : {}),
    },
    ...(method === 'GET' ? {} : { requestBody: { content: { 'application/json': { schema: rest } } } }),
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      '4XX': { description: 'Refused', content: { 'application/json': { schema: problem } } },
      default: { description: 'Failed', content: { 'application/json': { schema: problem } } },
    },
  }
}
