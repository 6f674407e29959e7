import { z } from 'zod'
import { fileAction, formAction } from '#app/form.server.ts'
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
import { allow } from '#lib/platform/rules.ts'
import { tableIn, type TableFile } from '#lib/platform/workbook/table-file.server.ts'
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
    name: isFile ? file.name : String(form.get('name') ?? '') || null,
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
  /** Of the file that the text came from. */
  name: string | null
  leaveOut: boolean
  preview: ImportPreview | null
  taken: number | null
  undone: number | null
}

const nothing: Answer = { text: '', name: null, leaveOut: false, preview: null, taken: null, undone: null }

/** Reads what was sent and does the work; a refusal comes back with everything that was given. */
function answered(event: Event, work: (given: Given) => Promise<Partial<Answer>>) {
  allow(dashboardRules.dashboard_import, event.locals.context.actor)
  return fileAction(event, 'import', async (form, keep): Promise<Answer> => {
    const given = await givenIn(form)
    keep({ text: given.text, name: given.name ?? '' })
    const { text, name, leaveOut } = given
    return { ...nothing, text, name, leaveOut, ...(await work(given)) }
  })
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

  undo: (event) => {
    const { context } = event.locals
    // Before anything is read, as in the other two.
    allow(dashboardRules.dashboard_import, context.actor)
    return formAction(event, 'undo', z.object({ id: z.uuid() }), async ({ id }): Promise<Answer> => ({
      ...nothing,
      undone: await undoImport(context, id),
    }))
  },
}
