import { type z } from 'zod'
import type { Context } from './context.ts'
import type { Operation } from './operations.ts'
import { badValue } from './constraints.ts'
import { noteSending } from './once.server.ts'
import { Refusal } from './refusal.ts'
import { allow } from './rules.ts'
import { translate } from './text/translate.server.ts'

/** Public data may be read from pages of other sites; a browser sends no session along with that. */
const openToAll = { 'access-control-allow-origin': '*' }

/** Serves the table of operations below one path. */
export async function serve(
  operations: readonly Operation[],
  context: Context,
  request: Request,
  path: string,
): Promise<Response> {
  try {
    const { operation, params } = find(operations, request.method, path)
    allow(operation.allowed, context.actor)
    const input = operation.input.safeParse({ ...(await given(request)), ...params })
    if (!input.success) throw invalid(input.error)
    const output = operation.output.parse(await operation.run(context, input.data))
    const headers = { 'cache-control': 'no-cache', ...(operation.method === 'GET' && openToAll) }
    return Response.json(output, { headers })
  } catch (error) {
    const refusal = error instanceof Refusal ? error : badValue(error)
    if (!refusal) throw error
    return refused(refusal, context)
  }
}

export function refused(refusal: Refusal, { locale }: Pick<Context, 'locale'>): Response {
  const { code, text, data, fields, status } = refusal
  const headers = new Headers()
  if (code === 'limited') headers.set('retry-after', String(data.seconds ?? 60))
  return Response.json(
    { code, text, message: translate(text, data, locale), data, fields },
    { status, headers },
  )
}

type Match = { operation: Operation; params: Record<string, string> }

function find(operations: readonly Operation[], method: string, path: string): Match {
  const wanted = method === 'HEAD' ? 'GET' : method
  for (const operation of operations) {
    if (operation.method !== wanted) continue
    const params = match(operation.path, path)
    if (params) return { operation, params }
  }
  throw new Refusal('missing', 'platform_missing')
}

/** `/objectives/{code}` against `/objectives/A1`, a path as it stands in the address. */
export function match(pattern: string, path: string): Record<string, string> | null {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return null
  const params: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? ''
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name) params[name] = decoded(value)
    else if (part !== value) return null
  }
  return params
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Refusal('missing', 'platform_missing')
  }
}

async function given(request: Request): Promise<Record<string, unknown>> {
  if (request.method === 'GET' || request.method === 'HEAD')
    return Object.fromEntries(new URL(request.url).searchParams)
  const text = await request.text()
  noteSending(request, request.headers.get('idempotency-key'), [request.method, request.url, text])
  if (!text) return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>
  } catch {
    // Falls through to the refusal, as a JSON list or number does.
  }
  throw new Refusal('invalid', 'platform_not_json')
}

function invalid(error: z.ZodError): Refusal {
  const fields = Object.fromEntries(error.issues.map(({ path, message }) => [path.join('.') || '–', message]))
  return new Refusal('invalid', 'platform_invalid', {}, fields)
}
