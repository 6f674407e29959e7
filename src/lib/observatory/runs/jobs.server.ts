import type { Context } from '#lib/platform/context.ts'
import type { Config } from '#lib/platform/config.server.ts'
import type { Instance } from '#lib/platform/instance.ts'
import type { Job, Works } from '#lib/platform/jobs.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { diskFailure } from '../studies/disk.server.ts'
import { beginRun, completeRun, failRun, requeue } from './actions.server.ts'
import { dataFolder, folderOf, stateOf, workOf, type Chunk, type RunState } from './run.ts'
import { keptTiles, runById } from './store.server.ts'
import { openRunWorker } from './run-worker.server.ts'
import { inNamesOf } from './data-names.ts'
import { assembleInWorker, prepareInWorker } from './thread.server.ts'

type WorkerConfig = Pick<Instance, 'objects' | 'version' | 'mostThreads'> & {
  config: Pick<Config, 'storageUrl'>
}

/** The steps of runs, as jobs that any process may take. */
export function runJobs(context: Context, config: WorkerConfig): Required<Works> {
  const { objects, version } = config
  const { storageUrl } = config.config
  const worker = openRunWorker(config)
  const names = inNamesOf(objects.address(dataFolder))
  /** What cannot be mended by trying again stops the run and says why; anything else is tried again. */
  const orFail = (step: (of: Chunk, signal: AbortSignal) => Promise<void>): Job['run'] =>
    async function (data, signal) {
      const of = data as Chunk
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
  const current = async ({ run: id, turn }: Chunk, state: RunState) => {
    const run = await runById(context.read, id)
    return run && run.turn === turn && stateOf(run) === state ? run : null
  }

  const long = { retries: 12, givenUp: 'observatory.give_up' }
  const jobs: Job[] = [
    {
      name: 'observatory.give_up',
      run: (data) => failRun(context, data as Chunk, { text: 'observatory_run_gave_up', data: {} }),
    },
    {
      name: 'observatory.prepare',
      long,
      run: orFail(async (of, signal) => {
        const run = await current(of, 'ordered')
        if (!run) return
        const folders = { data: objects.address(dataFolder), home: objects.address(folderOf(run.id)) }
        const found = await prepareInWorker({ study: run.study, version, ...folders }, signal)
        if ('problems' in found) await failRun(context, of, { problems: found.problems })
        else await beginRun(context, run.id, found.prepared)
      }),
    },
    {
      name: 'observatory.compute',
      long,
      run: orFail(async (chunk, signal) => {
        const left = await worker.work(context, chunk, signal)
        if (left) await requeue(context, left)
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
          await assembleInWorker({ run: id, study, prepared, tiles, storageUrl, version }, signal),
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
  return { jobs, stop: () => worker.stop(), close: () => worker.close() }
}
