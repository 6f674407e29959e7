import { fail } from '@sveltejs/kit'
import {
  figureHeadings,
  figureKind,
  mostLines,
  previewImport,
  takeImport,
  undoImport,
  type ImportPreview,
} from '#lib/dashboard/index.server.ts'
import { dashboardRules } from '#lib/dashboard/index.ts'
import { readForm } from '#lib/platform/form-data.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { tableIn, type TableFile } from '#lib/platform/workbook/table-file.server.ts'
import { WhichSheet } from '#lib/platform/workbook/workbook.ts'
import { latestExchanges } from '#lib/traits/index.server.ts'
import type { Window } from '#lib/traits/index.ts'
import type { Mark } from '#tables'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  allow(dashboardRules.dashboard_import, context.actor)
  return { imports: await latestExchanges(context.read, figureKind, 10), mostLines }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]
type Given = {
  text: string
  decoded: TableFile | null
  decimal: Mark | null
  name: string | null
  leaveOut: boolean
  window: Window
}

/** Lines that one look shows. */
const size = 200
const marks: Readonly<Record<string, Mark>> = { point: '.', comma: ',' }

/** What was chosen as a file or stands in the text field, and what was said about it. */
async function givenIn(form: FormData): Promise<Given> {
  const file = form.get('file')
  const isFile = file instanceof File && file.size > 0
  const decoded = isFile
    ? await tableIn(new Uint8Array(await file.arrayBuffer()), {
        sheet: String(form.get('sheet') ?? '') || null,
        known: figureHeadings,
      })
    : null
  const from = Number(form.get('from') ?? 0)
  return {
    text: decoded?.text ?? String(form.get('text') ?? ''),
    decoded,
    decimal: marks[String(form.get('decimal'))] ?? null,
    name: isFile ? file.name : null,
    leaveOut: form.has('leave'),
    window: {
      only: form.get('only') === 'attention' ? 'attention' : 'all',
      from: Number.isSafeInteger(from) && from > 0 ? from : 0,
      size,
    },
  }
}

type Answer = {
  text: string
  leaveOut: boolean
  preview: ImportPreview | null
  taken: number | null
  undone: number | null
  /** Of which one has to be chosen. */
  sheets: readonly string[]
  problem: string | null
}

const nothing: Answer = {
  text: '',
  leaveOut: false,
  preview: null,
  taken: null,
  undone: null,
  sheets: [],
  problem: null,
}

/** Reads what was sent and does the work; a refusal comes back with everything that was given. */
async function answered(
  { request, locals: { context } }: Event,
  work: (given: Given) => Promise<Partial<Answer>>,
) {
  allow(dashboardRules.dashboard_import, context.actor)
  const form = await readForm(request)
  let answer: Answer = { ...nothing, text: String(form.get('text') ?? '') }
  try {
    const given = await givenIn(form)
    answer = { ...answer, text: given.text, leaveOut: given.leaveOut }
    return { ...answer, ...(await work(given)) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const sheets = error instanceof WhichSheet ? error.sheets : []
    const problem = translate(error.text, error.data, context.locale)
    return fail(error.status, { ...answer, sheets, problem })
  }
}

export const actions: Actions = {
  preview: (event) =>
    answered(event, async (given) => ({
      preview: await previewImport(event.locals.context, given, given.window),
    })),

  take: (event) =>
    answered(event, async (given) => {
      const { context } = event.locals
      const { taken, rest } = await takeImport(context, given, given)
      return {
        text: rest,
        taken,
        preview: rest ? await previewImport(context, { ...given, text: rest }, given.window) : null,
      }
    }),

  undo: async ({ request, locals: { context } }) => {
    // Before anything is read, as in the other two.
    allow(dashboardRules.dashboard_import, context.actor)
    const form = await readForm(request)
    try {
      return { ...nothing, undone: await undoImport(context, String(form.get('id') ?? '')) }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return fail(error.status, { ...nothing, problem: translate(error.text, error.data, context.locale) })
    }
  },
}
