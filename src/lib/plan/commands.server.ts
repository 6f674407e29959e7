import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import type { Answer, Command, Invocation } from '#lib/platform/command.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { readPlanContent } from './content.server.ts'
import { offerPaper, takePaper, undoPaper } from './imports/actions.server.ts'
import { extract } from './imports/extract.server.ts'
import { mostBytes } from './imports/limits.ts'
import { readInWorker } from './imports/reading.server.ts'
import { look, sourceOf, type Reading } from './imports/reading.ts'
import type { Objective } from './objective.ts'
import { isRefusal, lint } from './papers/index.ts'

export const planCommands: readonly Command[] = [
  {
    name: 'plan import',
    usage: 'plan import FILE… [--yes] [--torn] [--dry-run]',
    summary: 'Reads papers, shows what was understood, asks, and takes them into the plan',
    isAlone: ({ 'dry-run': dry }) => dry === true,
    async alone(invocation) {
      const plan = readPlanContent().objectives
      const readings = await eachFile(invocation, async (name, content) => ({
        name,
        reading: look(
          (await readInWorker({ name, content, plan })).parsed,
          plan,
          invocation.options.torn === true,
        ),
      }))
      return told(readings.map(({ name, reading }) => ({ name, reading, id: null, taken: null })))
    },
    async run(context, invocation) {
      const { yes, torn } = invocation.options
      const done = await eachFile(invocation, async (name, content) => {
        const { id, reading } = await offerPaper(context, { name, content }, torn === true)
        const taken = yes === true ? await takePaper(context, id, { torn: torn === true }) : null
        return { name, reading, id, taken }
      })
      const answer = told(done)
      const isOpen = done.some(({ taken, reading }) => taken === null && reading.wordings > 0)
      return isOpen ? { ...answer, asks: 'Take this into the plan?' } : answer
    },
  },
  {
    name: 'plan undo',
    usage: 'plan undo ID',
    summary: 'Brings back what stood before a paper was taken',
    async run(context, { args: [id] }) {
      if (!id) throw new Refusal('invalid', 'platform_command_file')
      await undoPaper(context, id)
      return { data: { undone: id }, lines: ['The plan is as it was before.'] }
    },
  },
  {
    name: 'plan lint',
    usage: 'plan lint FILE…',
    summary: 'What contradicts itself in papers and exports of plans, read together',
    async alone(invocation) {
      const known: Objective[] = readPlanContent().objectives
      const sources = await eachFile(invocation, async (name, content) => {
        const source = sourceOf((await extract(content)).text, name)
        if (isRefusal(source)) throw new Refusal('invalid', source.key, source.data)
        return source
      })
      const findings = lint(sources, known)
      return {
        data: findings.map(({ rule, file, line, message, related }) => ({
          rule,
          file,
          line,
          message,
          related,
        })),
        lines: findings.length
          ? findings.map(({ rule, file, line, message }) => `${file}:${line}  ${message}  [${rule}]`)
          : ['Nothing was found that contradicts itself.'],
      }
    },
  },
]

async function eachFile<T>(
  { args, cwd }: Invocation,
  work: (name: string, content: Uint8Array) => Promise<T>,
): Promise<T[]> {
  if (!args.length) throw new Refusal('invalid', 'platform_command_file')
  const done: T[] = []
  for (const file of args) {
    const path = resolve(cwd, file)
    if ((await stat(path)).size > mostBytes)
      throw new Refusal('invalid', 'plan_import_too_large', { most: 20 })
    done.push(await work(basename(path), await readFile(path)))
  }
  return done
}

type Done = { name: string; reading: Reading; id: string | null; taken: number | null }

function told(done: readonly Done[]): Answer {
  return {
    data: done.map(({ name, id, taken, reading }) => {
      const {
        kind,
        edition,
        locale,
        date,
        document,
        counts,
        items,
        decisions,
        asides,
        preview,
        wordings,
        leftOut,
      } = reading
      const { fields, lines, unplaced } = preview
      return {
        file: name,
        paper: id,
        taken,
        kind,
        edition,
        locale,
        date,
        document,
        counts,
        items: items.length,
        decisions: decisions.map(({ value, place }) => ({
          text: value.text,
          documents: value.documents,
          line: place.line,
        })),
        asides,
        changes: preview.counts,
        wordings,
        leftOut,
        lines,
        unplaced,
        fields,
      }
    }),
    lines: done.flatMap(linesOf),
  }
}

function linesOf({ name, reading, id, taken }: Done): string[] {
  const { kind, edition, locale, counts, preview, asides } = reading
  const { lines } = preview
  const changed = preview.fields.filter(({ state }) => state !== 'same')
  return [
    `${name}: ${kind.replaceAll('_', ' ')} ${edition ?? ''} (${locale ?? 'all languages'})`,
    ...counts.map(
      (one) =>
        `  ${one.edition}: ${one.objectives} objectives, ${one.activities} activities, remarks on ${one.remarks}`,
    ),
    `  lines: ${lines.used} used, ${lines.debris} page debris, ${lines.notUnderstood.length} not understood`,
    ...lines.notUnderstood.map(({ line, text }) => `    ${line}: ${text}`),
    ...asides.map(
      ({ kind, text, line }) => `  beside the text, ${kind}${line ? `, line ${line}` : ''}: ${text}`,
    ),
    ...changed.map(
      ({ code, edition: of, field, number, state, torn, place }) =>
        `  ${state.padEnd(7)} ${code} ${of} ${field}${number ?? ''}${torn ? ' (torn)' : ''}  line ${place.line}`,
    ),
    `  ${preview.counts.new} new, ${preview.counts.changed} changed, ${preview.counts.same} the same`,
    ...(reading.leftOut ? [`  ${reading.leftOut} torn texts left out; take them with --torn`] : []),
    ...(taken === null ? [] : [`  taken: ${taken} wordings changed; undo with: plan undo ${id}`]),
  ]
}
