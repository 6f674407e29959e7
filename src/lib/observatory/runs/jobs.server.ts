import type { Context } from '#lib/platform/context.ts'
import type { Config } from '#lib/platform/config.server.ts'
import type { Instance } from '#lib/platform/instance.ts'
import type { Job, Works } from '#lib/platform/jobs.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { diskFailure } from '../studies/disk.server.ts'
import { beginRun, completeRun, failRun, handOn } from './actions.server.ts'
import { dataFolder, folderOf, stateOf, workOf, type Piece, type RunState } from './run.ts'
import { keptTiles, runById } from './store.server.ts'
import { openTeam } from './team.server.ts'
import { inNamesOf } from './data-names.ts'
import { assembleAside, prepareAside } from './thread.server.ts'

type Workplace = Pick<Instance, 'objects' | 'version' | 'mostThreads'> & {
  config: Pick<Config, 'storageUrl'>
}

/** The steps of runs, as jobs that any process may take. */
export function runJobs(context: Context, workplace: Workplace): Required<Works> {
  const { objects, version } = workplace
  const { storageUrl } = workplace.config
  const team = openTeam(workplace)
  const names = inNamesOf(objects.address(dataFolder))
  /** What cannot be mended by trying again stops the run and says why; anything else is tried again. */
  const orFail = (step: (of: Piece, signal: AbortSignal) => Promise<void>): Job['run'] =>
    async function (data, signal) {
      const of = data as Piece
      try {
        await step(of, signal)
      } catch (error) {
        const code = diskFailure(error)
        if (code) await failRun(context, of, { text: 'observatory_run_disk', data: { code } })
        else if (error instanceof Refusal)
          await failRun(context, of, { text: error.text, data: names.data(error.data) })
        else throw error
      }
    }
  const current = async ({ run: id, turn }: Piece, state: RunState) => {
    const run = await runById(context.read, id)
    return run && run.turn === turn && stateOf(run) === state ? run : null
  }

  const long = { retries: 12, givenUp: 'observatory.give_up' }
  const jobs: Job[] = [
    {
      name: 'observatory.give_up',
      run: (data) => failRun(context, data as Piece, { text: 'observatory_run_gave_up', data: {} }),
    },
    {
      name: 'observatory.prepare',
      long,
      run: orFail(async (of, signal) => {
        const run = await current(of, 'ordered')
        if (!run) return
        const folders = { data: objects.address(dataFolder), home: objects.address(folderOf(run.id)) }
        const found = await prepareAside({ study: run.study, version, ...folders }, signal)
        if ('problems' in found) await failRun(context, of, { problems: found.problems })
        else await beginRun(context, run.id, found.prepared)
      }),
    },
    {
      name: 'observatory.compute',
      long,
      run: orFail(async (piece, signal) => {
        const left = await team.work(context, piece, signal)
        if (left) await handOn(context, left)
      }),
    },
    {
      name: 'observatory.assemble',
      long,
      run: orFail(async (of, signal) => {
        const run = await current(of, 'assembling')
        if (!run?.prepared) return
        const { id, study, prepared } = run
        const tiles = await keptTiles(context.read, id)
        await completeRun(
          context,
          id,
          await assembleAside({ run: id, study, prepared, tiles, storageUrl, version }, signal),
        )
      }),
    },
    {
      name: 'observatory.clear',
      long: { retries: 12 },
      async run(data) {
        const run = await runById(context.read, String(data.run))
        if (!run?.completed_at && !run?.withdrawn_at) return
        const left = await objects.list(run.withdrawn_at ? folderOf(run.id) : workOf(run.id))
        await objects.remove(left.map(({ key }) => key))
      },
    },
  ]
  return { jobs, stop: () => team.stop(), close: () => team.close() }
}
