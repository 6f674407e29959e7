import { fail, type RequestEvent } from '@sveltejs/kit'
import type { z } from 'zod'
import type { Refused } from '#lib/platform/form.ts'
import { readForm, valuesOf } from '#lib/platform/form-data.server.ts'
import { Refusal, type FieldProblem, type RefusalData } from '#lib/platform/refusal.ts'
import { WhichSheet } from '#lib/platform/workbook/workbook.ts'
import { translate } from '#lib/platform/text/translate.server.ts'

const unspoken = /password|current|token/
const textKey = /^[a-z]+(_[a-z0-9]+)+$/

type Event = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>
type Values = Record<string, string | string[]>

/**
 * Reads a form by its schema and does the work. Problems and refusals come back with what was typed, passwords never;
 * `at` tells the forms of one page apart.
 */
export const formAction = <S extends z.ZodType, T>(
  event: Event,
  at: string,
  schema: S,
  work: (input: z.output<S>) => Promise<T>,
) =>
  fileAction(event, at, async (form) => {
    const parsed = schema.safeParse(valuesOf(form))
    if (!parsed.success) throw problemsOf(parsed.error)
    return work(parsed.data)
  })

/**
 * The same for a form that may bring a file, which the work reads itself. `keep` says what a file held, where it comes back
 * in a field.
 */
export async function fileAction<T>(
  { request, locals, setHeaders }: Event,
  at: string,
  work: (form: FormData, keep: (values: Values) => void) => Promise<T>,
) {
  const form = await readForm(request)
  let values = valuesOf(form)
  try {
    return await work(form, (more) => (values = { ...values, ...more }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, status, text, data, fields } = error
    const { locale } = locals.context
    if (code === 'limited') setHeaders({ 'retry-after': String(data.seconds ?? 60) })
    const problems = Object.entries(fields).map(([name, said]) => {
      const [key, own] = typeof said === 'string' ? [said, data] : said
      return [name, translate(key, own, locale)]
    })
    const shown = Object.entries(values).filter(
      ([name]) => !unspoken.test(name) && !(form.get(name) instanceof File),
    )
    return fail<Refused>(status, {
      at,
      values: Object.fromEntries(shown),
      problem: translate(text, data, locale),
      problems: Object.fromEntries(problems),
      ...(error instanceof WhichSheet ? { sheets: error.sheets } : {}),
    })
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
