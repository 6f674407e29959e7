// What CI proves at a tenth of its size, at full size; each result is a dated page under docs/proof/.
import { mkdirSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { crash } from '../test/durability/crash.ts'
import { importers } from '../test/importers/proof.ts'
import { killAndResume } from '../test/studies/kills.ts'
import { bhutan, protocol, worldEquilibrium, worldTier1, type Found } from '../test/studies/proofs.ts'

type Proof = { name: string; title: string; run: () => Promise<Found> }

const proofs: readonly Proof[] = [
  {
    name: 'durability',
    title: 'Killed twenty times in the midst of confirmed writes',
    async run() {
      const { kills, confirmed, lost, halves, unprinted, keptOut } = await crash(20, 20)
      return {
        holds: lost === 0 && halves === 0 && unprinted <= kills && keptOut,
        lines: [
          'A process writes two rows a transaction into the embedded database and prints an id once the transaction is confirmed. It is',
          'killed with signal 9 at seeded moments; then the folder is opened again, and every printed id is looked for.',
          '',
          '| | |',
          '|---|---|',
          `| kills | ${kills} |`,
          `| transactions confirmed | ${confirmed} |`,
          `| confirmed and lost | ${lost} |`,
          `| half a transaction | ${halves} |`,
          `| committed, killed before the id was printed | ${unprinted} |`,
          `| a second process kept out while the first lived | ${keptOut ? 'always' : 'no'} |`,
        ],
      }
    },
  },
  {
    name: 'studies',
    title: 'A grid run killed at twenty seeded points',
    async run() {
      const seeds = [1, 2, 3, 4, 5]
      const runs: Awaited<ReturnType<typeof killAndResume>>[] = []
      for (const seed of seeds) runs.push(await killAndResume(4, seed))
      const landed = runs.reduce((sum, run) => sum + run.landed, 0)
      const same = runs.filter((run) => run.same).length
      return {
        holds: landed >= 15 && same === runs.length,
        lines: [
          'A study of 60,000 cells in twenty tiles is killed with signal 9 after a seeded number of tiles and resumed, on one and two',
          'threads by turns; then every file of the result is compared with that of a run left alone.',
          '',
          '| | |',
          '|---|---|',
          `| runs | ${runs.length} |`,
          `| kills that hit a living run | ${landed} |`,
          `| results with the same bytes | ${same} |`,
        ],
      }
    },
  },
  { name: 'importers', title: 'Odd files at every door', run: () => importers() },
  { name: 'world-tier1', title: 'The world at 10 km by IPCC Tier 1', run: () => worldTier1() },
  { name: 'world-equilibrium', title: 'The world at equilibrium', run: () => worldEquilibrium() },
  { name: 'bhutan', title: 'Bhutan at 250 m, with an error in every cell', run: () => bhutan() },
  {
    name: 'protocol',
    title: 'FAO’s protocol over four million cells',
    run: () => protocol([1024, 2048]),
  },
]

// `npm run proof -- bhutan` runs one of them, or some.
const wanted = process.argv.slice(2)
const day = new Date().toISOString().slice(0, 10)
const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`
mkdirSync('docs/proof', { recursive: true })
for (const { name, title, run } of proofs) {
  if (wanted.length && !wanted.includes(name)) continue
  console.log(`${title} …`)
  const { holds, lines } = await run()
  const verdict = holds === 'left-out' ? 'Left out.' : holds ? 'Holds.' : '**Does not hold.**'
  writeFileSync(
    `docs/proof/${day}-${name}.md`,
    [`# ${title}`, '', `${day}, ${machine}. ${verdict}`, '', ...lines, ''].join('\n'),
  )
  console.log(`  ${verdict.replaceAll('*', '').toLowerCase()} docs/proof/${day}-${name}.md`)
  if (!holds) process.exitCode = 1
}
