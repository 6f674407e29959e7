import { fail, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import type { Refused } from '#lib/platform/form.ts'
import { readForm, valuesOf } from '#lib/platform/form-data.server.ts'
import { Refusal, type FieldProblem, type RefusalData } from '#lib/platform/refusal.ts'
import { translate } from '#lib/platform/text/translate.server.ts'

const unspoken = /password|current|token/
const textKey = /^[a-z]+(_[a-z0-9]+)+$/

/**
 * Reads a form by its schema and does the work. Problems and refusals come back with what was typed, passwords never;
 * `at` tells the forms of one page apart.
 */
export async function formAction<S extends z.ZodType, T>(
  { request, locals, setHeaders }: Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>,
  at: string,
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
) {
  const typed = valuesOf(await readForm(request))
  const { locale } = locals.context
  const refuse = ({ code, status, text, data, fields }: Refusal) => {
    if (code === 'limited') setHeaders({ 'retry-after': String(data.seconds ?? 60) })
    const problems = Object.entries(fields).map(([name, said]) => {
      const [key, own] = typeof said === 'string' ? [said, data] : said
      return [name, translate(key, own, locale)]
    })
    const values = Object.entries(typed).filter(([name]) => !unspoken.test(name))
    return fail<Refused>(status, {
      at,
      values: Object.fromEntries(values),
      problem: translate(text, data, locale),
      problems: Object.fromEntries(problems),
    })
  }
  const parsed = schema.safeParse(typed)
  if (!parsed.success) return refuse(problemsOf(parsed.error))
  try {
    return await work(parsed.data)
  } catch (error) {
    if (error instanceof Refusal) return refuse(error)
    throw error
  }
}

function problemsOf(error: z.ZodError): Refusal {
  const fields = error.issues.map((issue): [string, FieldProblem] => {
    const key = textKey.test(issue.message) ? issue.message : 'platform_invalid'
    const data = issue.code === 'custom' ? (issue.params as RefusalData | undefined) : undefined
    return [String(issue.path[0] ?? ''), data ? [key, data] : key]
  })
  return new Refusal('invalid', 'platform_invalid', {}, Object.fromEntries(fields.reverse()))
}
