import { archiveKinds, fuzzArchives, fuzzTexts, refusesBombs, type Outcome } from './fuzz.ts'

/** Beyond it somebody would wait too long, on a machine that does other things too. */
const mostMs = 30_000
const mostMb = 1_000

const figure = (value: number) => Math.round(value).toLocaleString('en')
const rowOf = (what: string, { tried, read, refused, crashed, slowestMs }: Outcome) =>
  `| ${what} | ${figure(tried)} | ${figure(read)} | ${figure(refused)} | ${figure(crashed.length)} | ${figure(slowestMs)} |`

/** Every door for files, with many odd ones; `PROOF_SECONDS` ends each kind earlier, and the page says how many it were. */
export async function importers(texts = 100_000, archives = 10_000) {
  const seconds = Number(process.env.PROOF_SECONDS ?? Infinity) / (1 + archiveKinds.length)
  const until = () => performance.now() + 1000 * seconds
  let [peak, strays] = [0, 0]
  const idle = process.memoryUsage.rss()
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100)
  const stray = () => void strays++
  process.on('unhandledRejection', stray)
  const outcomes: [string, Outcome][] = [['tables as text', await fuzzTexts(texts, 1, until())]]
  for (const [i, kind] of archiveKinds.entries())
    outcomes.push([kind, await fuzzArchives(kind, Math.ceil(archives / archiveKinds.length), 2 + i, until())])
  const bombs = await refusesBombs(200)
  await new Promise((resolve) => setTimeout(resolve, 200))
  clearInterval(watch)
  process.off('unhandledRejection', stray)
  const peakMb = Math.max(0, peak - idle) / 1e6
  const crashed = outcomes.flatMap(([, outcome]) => outcome.crashed)
  const slowest = Math.max(...outcomes.map(([, { slowestMs }]) => slowestMs))
  return {
    holds: !crashed.length && !strays && bombs.refused && slowest <= mostMs && peakMb <= mostMb,
    lines: [
      'Tables in random dialects, with broken quotes, bytes turned over and encodings that lie, are read line by line as figures.',
      'Workbooks, Word files and PDFs are spoiled as they are packed, or in one of their parts. Each is read, or refused with a',
      'sentence that a person can act on; anything else counts as a crash.',
      '',
      '| | tried | read | refused | crashed | slowest, ms |',
      '|---|---|---|---|---|---|',
      ...outcomes.map(([what, outcome]) => rowOf(what, outcome)),
      '',
      '| | |',
      '|---|---|',
      `| errors that nobody caught | ${strays} |`,
      `| workbooks of 200 MB in a small file, honest or not about their size | ${bombs.refused ? 'refused' : '**read**'} |`,
      `| memory above the beginning at most, MB (200 MB of them make the bombs) | ${figure(peakMb)} |`,
      ...[...new Set(crashed)]
        .slice(0, 10)
        .map((message) => `| crash | ${message.slice(0, 200).replaceAll('|', '/')} |`),
    ],
  }
}
