import { Refusal } from '#lib/platform/refusal.ts'
import { countries, type Partition } from './countries.server.ts'
import { cellsOf, isGeographic, type Grid } from '../raster/grid.ts'
import { openSource, type Rasters } from '../inputs.server.ts'
import { modelOf } from '../models/choose.ts'
import { valueIn } from '../tile/values.ts'
import type { Study } from '../study.ts'

type Place = { study: Study; folder: string; grid: Grid; rasters: Rasters }

/** The tables that a study asks for: by country, or by one of its own layers of classes. */
export async function partitionsOf(place: Place): Promise<Partition[]> {
  const partitions: Partition[] = []
  for (const name of place.study.tables)
    partitions.push(name === 'country' ? byCountry(place.grid) : await byLayer(name, place))
  return partitions
}

function byCountry(grid: Grid): Partition {
  if (!isGeographic(grid))
    throw new Refusal('invalid', 'observatory_study_country_degrees', { epsg: grid.epsg })
  return countries(grid)
}

async function byLayer(name: string, place: Place): Promise<Partition> {
  const layer = modelOf(place.study).layers.find((layer) => layer.name === name)
  const input = place.study.inputs[name]
  if (layer?.kind !== 'class' || !input)
    throw new Refusal('invalid', 'observatory_study_table', { table: name })
  const source = await openSource(layer, input, place)
  return {
    name,
    entries: layer.classes.map((name) => ({ code: name, name })),
    async of(window) {
      const { slices } = await source.read(window)
      return Int32Array.from({ length: cellsOf(window) }, (_, cell) => {
        const value = valueIn(slices[0]!, cell)
        return Number.isNaN(value) ? -1 : value
      })
    },
  }
}
