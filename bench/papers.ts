import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isRefusal, lint, readPaper } from '../src/lib/plan/papers/index.ts'

export type Papers = { papers: number; kilobytes: number; readMs: number; lintMs: number }

/** Reading and checking the Initiative's papers, CPU time of the third round; null where the papers are not at hand. */
export function timePapers(folder = process.env.SEEDS_DIR ?? '../shared/seeds'): Papers | null {
  if (!existsSync(folder)) return null
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))
  const read = () =>
    texts.flatMap(({ name, text }) => {
      const paper = readPaper(text, name)
      return isRefusal(paper) ? [] : [paper]
    })
  for (let round = 0; round < 2; round++) lint(read())
  const start = process.cpuUsage()
  const papers = read()
  const readMs = cpuMs(start)
  const again = process.cpuUsage()
  lint(papers)
  const kilobytes = texts.reduce((sum, { text }) => sum + text.length, 0) / 1000
  return { papers: papers.length, kilobytes, readMs, lintMs: cpuMs(again) }
}

function cpuMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}
