import type { Context } from '#lib/platform/context.ts'
import type { Job } from '#lib/platform/jobs.server.ts'
import type { Objects } from '#lib/platform/objects.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { diskFailure } from '../studies/disk.server.ts'
import { recordFile } from '../studies/program.server.ts'
import { beginRun, completeRun, failRun, handOn } from './actions.server.ts'
import { dataFolder, folderOf, stateOf, tileKey, type Piece } from './run.ts'
import { keptTiles, runById } from './store.server.ts'
import { openTeam, type Team } from './team.server.ts'
import { inNamesOf } from './data-names.ts'
import { assembleAside, prepareAside } from './thread.server.ts'

export interface Workplace {
  readonly objects: Objects
  readonly storageUrl: string
  readonly version: string
  readonly mostThreads: number
  readonly context: Context
}

/** The steps of runs, as jobs that any process may take. */
export function runJobs(workplace: Workplace): { jobs: Job[]; team: Team } {
  const { context, objects, storageUrl, version } = workplace
  const team = openTeam(workplace)
  const names = inNamesOf(objects.address(dataFolder))
  const runOf = async (data: Record<string, unknown>) => runById(context.read, String(data.run))

  /** What cannot be mended by trying again stops the run and says why; anything else is tried again. */
  const orFail = (step: Job['run']): Job['run'] =>
    async function (data, signal) {
      try {
        await step(data, signal)
      } catch (error) {
        const code = diskFailure(error)
        if (code) await failRun(context, String(data.run), { text: 'observatory_run_disk', data: { code } })
        else if (error instanceof Refusal)
          await failRun(context, String(data.run), { text: error.text, data: names.data(error.data) })
        else throw error
      }
    }

  const long = { retries: 5, givenUp: 'observatory.give_up' }
  const jobs: Job[] = [
    {
      name: 'observatory.give_up',
      run: ({ run }) => failRun(context, String(run), { text: 'observatory_run_gave_up', data: {} }),
    },
    {
      name: 'observatory.prepare',
      long,
      run: orFail(async (data) => {
        const run = await runOf(data)
        if (!run || stateOf(run) !== 'ordered') return
        const folders = { data: objects.address(dataFolder), home: objects.address(folderOf(run.id)) }
        const found = await prepareAside({ study: run.study, version, ...folders })
        if ('problems' in found) await failRun(context, run.id, { problems: found.problems })
        else await beginRun(context, run.id, found.prepared)
      }),
    },
    {
      name: 'observatory.compute',
      long,
      run: orFail(async (data, signal) => {
        const left = await team.work(context, data as Piece, signal)
        if (left) await handOn(context, left)
      }),
    },
    {
      name: 'observatory.assemble',
      long,
      run: orFail(async (data) => {
        const run = await runOf(data)
        if (!run?.prepared || stateOf(run) !== 'assembling' || run.turn !== data.turn) return
        const { id, study, prepared } = run
        const tiles = await keptTiles(context.read, id)
        const result = await assembleAside({ run: id, study, prepared, tiles, storageUrl, version })
        await completeRun(context, id, result)
      }),
    },
    {
      name: 'observatory.clear',
      long,
      async run(data) {
        const run = await runOf(data)
        if (!run?.completed_at && !run?.withdrawn_at) return
        await objects.remove(
          Array.from({ length: run.prepared?.tiles ?? 0 }, (_, tile) => tileKey(run.id, tile)),
        )
        // The record goes first: where it stands, all of the result stands.
        const files = run.withdrawn_at ? [recordFile, ...(run.files ?? []).map(({ file }) => file)] : []
        await objects.remove(files.map((file) => `${folderOf(run.id)}/${file}`))
      },
    },
  ]
  return { jobs, team }
}
