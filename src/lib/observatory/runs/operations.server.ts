import { z } from 'zod'
import { moment, operation } from '#lib/platform/operations.ts'
import type { Context } from '#lib/platform/context.ts'
import { observatoryRules } from '../rules.ts'
import { studySchema } from '../studies/study.ts'
import { orderRun, pauseRun, resumeRun, withdrawRun } from './actions.server.ts'
import { runStates, stateOf, type Run } from './run.ts'
import { runsFor, runStatus } from './view.server.ts'

const file = z.object({
  file: z.string(),
  sha256: z.string(),
  bytes: z.int(),
  path: z.string().meta({ description: 'Below the address of the platform.' }),
})

const runItem = z
  .object({
    id: z.uuid(),
    title: z.string(),
    model: z.string(),
    state: z.enum(runStates),
    orderedAt: moment,
    completedAt: moment.nullable(),
    publishedAt: moment.nullable(),
    cells: z.int().nullable(),
    cellsKept: z.int().meta({ description: 'Cells of the tiles that are done.' }),
    files: z.array(file),
  })
  .meta({ id: 'StudyRun' })

const runInFull = runItem
  .extend({
    study: z.unknown().meta({ description: 'The study, as its file says it and with what was filled in.' }),
    tally: z.record(z.string(), z.int()).nullable().meta({ description: 'How many cells came to what.' }),
    cellsPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
    problems: z.array(z.object({ field: z.string(), reason: z.string() })),
  })
  .meta({ id: 'StudyRunInFull' })

const itemOf = (run: Run) => ({
  id: run.id,
  title: run.title,
  model: run.model,
  state: stateOf(run),
  orderedAt: run.ordered_at,
  completedAt: run.completed_at,
  publishedAt: run.published_at,
  cells: run.prepared?.cells ?? null,
  cellsKept: run.cells_kept,
  files: (run.withdrawn_at ? [] : (run.files ?? [])).map(({ file, sha256, bytes }) => ({
    file,
    sha256,
    bytes,
    path: `/soil/studies/${run.id}/${file}`,
  })),
})

const inFull = async (context: Context, id: string) => {
  const { run, rate, secondsLeft } = await runStatus(context, id)
  return {
    ...itemOf(run),
    study: run.study,
    tally: run.tally,
    cellsPerSecond: rate,
    secondsLeft,
    problems:
      run.failure && 'problems' in run.failure
        ? run.failure.problems.map(({ field, reason }) => ({ field, reason }))
        : [],
  }
}

const one = z.object({ id: z.uuid() })

const verb = (
  name: string,
  summary: string,
  allowed: (typeof observatoryRules)[keyof typeof observatoryRules],
  act: (context: Context, id: string) => Promise<void>,
) =>
  operation({
    name: `observatory.runs.${name}`,
    method: 'POST',
    path: `/studies/{id}/${name}`,
    summary,
    input: one,
    output: runInFull,
    // The state of the run is looked at by the action.
    allowed: { who: allowed.who, ...('scope' in allowed && { scope: allowed.scope }) },
    async run(context, { id }) {
      await act(context, id)
      return inFull(context, id)
    },
  })

/** One more is asked for, to know whether there is another page. */
const aPage = 50

export const runOperations = [
  operation({
    name: 'observatory.runs.list',
    method: 'GET',
    path: '/studies',
    summary: 'Runs of studies over grids, the newest first; drafts only for those who work on them.',
    input: z.object({ before: z.uuid().optional() }),
    output: z.object({ items: z.array(runItem), next: z.uuid().nullable() }),
    allowed: { who: ['anyone'] },
    async run(context, { before }) {
      const sheets = await runsFor(context, before, aPage + 1)
      const items = sheets.slice(0, aPage).map(({ run }) => itemOf(run))
      return { items, next: sheets.length > aPage ? (items.at(-1)?.id ?? null) : null }
    },
  }),
  operation({
    name: 'observatory.runs.one',
    method: 'GET',
    path: '/studies/{id}',
    summary: 'One run: its study, how far it is, and its files once it is complete.',
    input: one,
    output: runInFull,
    allowed: { who: ['anyone'] },
    run: (context, { id }) => inFull(context, id),
  }),
  operation({
    name: 'observatory.runs.order',
    method: 'POST',
    path: '/studies',
    summary: 'Orders a study, whose data lie in the platform’s own data folder.',
    input: z.object({ study: studySchema }),
    output: runInFull,
    allowed: observatoryRules.observatory_order_run,
    run: async (context, { study }) => inFull(context, await orderRun(context, study)),
  }),
  verb('pause', 'Pauses a run; finished tiles are kept.', observatoryRules.observatory_pause_run, pauseRun),
  verb(
    'resume',
    'Goes on with a run that is paused or has failed.',
    observatoryRules.observatory_resume_run,
    resumeRun,
  ),
  verb(
    'withdraw',
    'Takes a run back for good, with its tiles and results.',
    observatoryRules.observatory_withdraw_run,
    withdrawRun,
  ),
]
