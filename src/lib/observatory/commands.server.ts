import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { fileOf, type Answer, type Command, type Invocation } from '#lib/platform/command.ts'
import type { Context } from '#lib/platform/context.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { tableIn } from '#lib/platform/workbook/table-file.server.ts'
import { formatWorksheet } from '#soil'
import { orderRun, pauseRun, resumeRun } from './runs/actions.server.ts'
import { giveData } from './runs/intake.server.ts'
import { studyIn } from './runs/study-text.ts'
import { runsFor, type RunStatus } from './runs/view.server.ts'
import { siteWorksheet } from './site.server.ts'

/** Reading maps brings much along that only these two commands need, and none of the pages. */
const studies = () => import('./studies/commands.server.ts')

export const soilCommands: readonly Command[] = [
  {
    name: 'soil site',
    usage: 'soil site FILE [--sheet=NAME] [--out=FILE]',
    summary: 'Every factor and pool of a site’s months, to be checked by hand',
    async alone({ args, options: { out, sheet: chosen }, cwd, print }) {
      const wanted = { sheet: typeof chosen === 'string' ? chosen : null }
      const { text } = await tableIn(await readFile(fileOf(args, cwd)), wanted)
      const sheet = siteWorksheet(text, 'en')
      const csv = formatWorksheet(sheet)
      for (const { message } of sheet.remarks) print(message)
      if (typeof out !== 'string') return { data: sheet, lines: [csv.trimEnd()] }
      await writeFile(resolve(cwd, out), csv)
      return { data: sheet, lines: [`${sheet.rows.length} months in ${resolve(cwd, out)}`] }
    },
  },
  {
    name: 'soil validate',
    usage: 'soil validate STUDY.yaml',
    summary: 'What is amiss with a study and its data; else how long it takes and how much it writes',
    alone: async ({ args, cwd }) => (await studies()).validateCommand(fileOf(args, cwd)),
  },
  {
    name: 'soil run',
    usage: 'soil run STUDY.yaml [--out=FOLDER] [--resume] [--threads=N]',
    summary: 'Runs a study over its grid, or the one that a provenance.json records',
    async alone({ args, options: { out, resume, threads }, cwd, print }, { version }) {
      const { runCommand, threadsOf } = await studies()
      return runCommand({
        file: fileOf(args, cwd),
        out: typeof out === 'string' ? resolve(cwd, out) : undefined,
        resume: resume !== undefined,
        threads: threadsOf(threads),
        version,
        print,
      })
    },
  },
  {
    name: 'soil put',
    usage: 'soil put FILE… [--as=NAME]',
    summary: 'Puts maps and tables where studies that are ordered find them',
    async run(context, { args, options, cwd }, { objects }) {
      if (!args.length) throw new Refusal('invalid', 'platform_command_file')
      const given: string[] = []
      for (const file of args) {
        const path = resolve(cwd, file)
        await stat(path)
        const name = typeof options.as === 'string' && args.length === 1 ? options.as : basename(path)
        await giveData(context, objects, name, (key) => objects.putFile(key, path))
        given.push(name)
      }
      return { data: given, lines: given.map((name) => `${name} is there now`) }
    },
  },
  {
    name: 'soil order',
    usage: 'soil order STUDY.yaml',
    summary: 'Orders a study from the platform: its processes and workers share the tiles',
    async run(context, { args, cwd }, { config }) {
      const read = studyIn(await readFile(fileOf(args, cwd), 'utf8'))
      if ('problems' in read)
        return {
          data: read,
          lines: read.problems.map(({ field, reason }) => `${field}: ${reason}`),
          failed: true,
        }
      const id = await orderRun(context, read.study)
      const address = new URL(`/soil/studies/${id}`, config.originUrl).href
      return { data: { id, address }, lines: [`Ordered as ${id}: ${address}`] }
    },
  },
  {
    name: 'soil runs',
    usage: 'soil runs',
    summary: 'Studies that were ordered, and how far they are',
    async run(context) {
      const sheets = await runsFor(context)
      return {
        data: sheets.map(({ run, state }) => ({
          id: run.id,
          title: run.title,
          state,
          cells: run.cells_kept,
        })),
        lines: sheets.length ? sheets.map(lineOf) : ['none'],
      }
    },
  },
  {
    name: 'soil pause',
    usage: 'soil pause RUN',
    summary: 'Pauses a run; finished tiles are kept',
    run: (context, invocation) => decided(context, invocation, pauseRun, 'paused'),
  },
  {
    name: 'soil resume',
    usage: 'soil resume RUN',
    summary: 'Goes on with a run that is paused or has failed',
    run: (context, invocation) => decided(context, invocation, resumeRun, 'goes on'),
  },
]

const lineOf = ({ run, state, secondsLeft }: RunStatus): string => {
  const all = run.prepared?.cells ?? 0
  const share = all ? `${Math.floor((100 * run.cells_kept) / all)} %` : '–'
  const left = secondsLeft === null ? '' : `, about ${Math.ceil(secondsLeft)} s left`
  return `${run.id}  ${state} ${share}${left}  ${run.title}`
}

async function decided(
  context: Context,
  { args: [id] }: Invocation,
  decide: (context: Context, id: string) => Promise<void>,
  done: string,
): Promise<Answer> {
  if (!id || !/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('missing', 'platform_missing')
  await decide(context, id)
  return { data: { id }, lines: [`${id} ${done}`] }
}
