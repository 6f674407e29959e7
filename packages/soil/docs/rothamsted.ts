/** Makes rothamsted.md and rothamsted.svg beside this file: DATA_DIR=… node packages/soil/docs/rothamsted.ts */
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { smallMultiples } from './chart.ts'
import { differences, stockIn } from './differences.ts'
import { experiments } from './experiments.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const data = process.env.DATA_DIR ?? resolve(here, '../../../../shared/data')
const folder = join(data, 'rothamsted-lte')
if (!existsSync(folder)) throw new Error(`No Rothamsted data in ${folder}: set DATA_DIR`)

const found = experiments(folder)
const treatments = found.flatMap(({ treatments }) => treatments)
const rows = found.flatMap((experiment) =>
  experiment.treatments.map(({ name, measured, course, rmse, bias }) => {
    const [first, last] = [measured[0], measured.at(-1)!]
    const change = `${first.stock.toFixed(1)} → ${last.stock.toFixed(1)}`
    const cells = [experiment.name, name, `${first.year}–${last.year}`, measured.length, change]
    return `| ${[...cells, course.at(-1)!.stock.toFixed(1), rmse.toFixed(1), signed(bias.toFixed(1))].join(' | ')} |`
  }),
)
const compared = treatments.flatMap((treatment) =>
  treatment.measured.slice(1).map(({ year, stock }) => stockIn(treatment, year) - stock),
)
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const rootMeanSquare = (values: number[]) => Math.sqrt(mean(values.map((value) => value ** 2)))
const worst = Math.max(...compared.map(Math.abs))

const pairs = found.flatMap(({ treatments }) => differences(treatments))
const apart = pairs.flat().map(({ modelled, measured }) => modelled - measured)
const ratios = pairs
  .map((dates) => dates.at(-1)!)
  .map(({ modelled, measured }) => measured / modelled)
  .sort((a, b) => a - b)

const description = found
  .map(
    ({ name, treatments }) =>
      `${name}: ${treatments.map((t) => `${t.name}, RMSE ${t.rmse.toFixed(1)}`).join('; ')}`,
  )
  .join('. ')

writeFileSync(
  join(here, 'rothamsted.svg'),
  smallMultiples(
    'Seven long-term experiments, measured and modelled',
    `Organic carbon in the topsoil in t C/ha. ${description}.`,
    found.map(({ name, treatments }) => ({ title: name, series: treatments })),
  ),
)

writeFileSync(
  join(here, 'rothamsted.md'),
  `# Seven long-term experiments, measured and modelled

Made by \`rothamsted.ts\` from Rothamsted's published data (CC BY 4.0, sources below). Nothing was fitted: every run begins
on the first measured stock, as the equilibrium of what the land was before, and goes on with inputs known or assumed
beforehand. So the page shows how far RothC-26.3 may be trusted when all one has is a stock and a land use.

![Seven panels of measured points and modelled lines](rothamsted.svg)

| Experiment | Treatment | Years | Dates | Measured, t C/ha | Modelled at the end | RMSE | Bias |
|---|---|---|---|---|---|---|---|
${rows.join('\n')}

Bias is modelled less measured; RMSE and bias leave the start out. Over all ${compared.length} later dates the RMSE is
${rootMeanSquare(compared).toFixed(1)} t C/ha and the bias ${signed(mean(compared).toFixed(1))}; the worst single date is missed by ${worst.toFixed(1)}.

## Differences between treatments

What a practice adds is a difference. Each treatment less the control of its experiment – the plot without manure, or the
one that stayed arable – on ${apart.length} dates: the RMSE of the difference is ${rootMeanSquare(apart).toFixed(1)} t C/ha and its bias ${signed(mean(apart).toFixed(1))}.
At the last common date of ${ratios.length} treatments the measured difference was ${ratios[0].toFixed(1).replace('-', '−')} to ${ratios.at(-1)!.toFixed(1)} times the modelled one, in the
median ${ratios[Math.floor(ratios.length / 2)].toFixed(1)} times; of ${ratios.filter((ratio) => ratio > 1).length} it was the larger. A difference is no better known than a stock, and the model
mostly makes it too small.

## Where the model is right and where it is wrong

${found.map(({ name, doi, inputs, verdict }) => `### ${name}\n\n${verdict}\n\n*Input.* ${inputs} *Data.* [doi:${doi}](https://doi.org/${doi})`).join('\n\n')}

## What all runs share

- Weather: Rothamsted's thirty-year means, 1961–1990 up to 1990 and 1991–2020 after; evaporation of 1961–1990 throughout
  (none was published for the later years). Years before 1961 were cooler by some tenths of a degree: the model then
  decays a little too much.
- Soil: clay 23.4 % and 23 cm at Rothamsted, inert carbon 2.7 t C/ha from radiocarbon; Falloon's relation at Woburn.
- DPM/RPM 1.44 throughout. Arable land is covered from April to July, grass all year.
- A stock is carbon in a fixed mass of soil, that of the start, except where Rothamsted had already corrected for it
  (Hoosfield, Broadbalk): a soil that settles or loosens would otherwise seem to change its carbon.
- Means over plots; no errors were published for most of them. Broadbalk's starting percentage is Rothamsted's own
  estimate, 1.00 ± 0.05 %.
`,
)

function signed(value: string): string {
  return value.startsWith('-') ? `−${value.slice(1)}` : `+${value}`
}
