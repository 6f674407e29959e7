import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { climateZones } from '#soil'
import { recordsIn } from '#tables'
import { centreY, type Grid } from '../../src/lib/observatory/studies/raster/grid.ts'
import { openRaster } from '../../src/lib/observatory/studies/raster/raster.server.ts'
import { writeMap } from './world.ts'

const table = new URL('../../content/studies/zone-climate.csv', import.meta.url)

type Typical = Record<
  'mean_c' | 'warmest_minus_mean_c' | 'rain_mm' | 'wettest_share' | 'evaporation_mm',
  number
>

/**
 * Twelve months of weather for every cell of the map of climate zones: the zone's typical year as a wave, its height of
 * summer in July in the north and in January in the south. An illustration where no climate is at hand.
 */
export async function writeZoneClimate(folder: string, zonesFile: string) {
  mkdirSync(folder, { recursive: true })
  const rows = recordsIn(readFileSync(table, 'utf8'))
  const typical = new Map(
    rows.map((row) => [climateZones.findIndex((zone) => zone === row.zone) + 1, row as unknown as Typical]),
  )
  const raster = await openRaster(zonesFile)
  const grid: Grid = { ...raster.grid, epsg: 4326 }
  const [zones] = await raster.read({ column: 0, row: 0, width: grid.width, height: grid.height }, [1])
  raster.close()
  for (let month = 1; month <= 12; month++) {
    const summer = Math.cos(((month - 7) / 6) * Math.PI)
    const map = (variable: string, of: (year: Typical, wave: number) => number) =>
      writeMap(
        join(folder, `${variable}-${String(month).padStart(2, '0')}.tif`),
        grid,
        256,
        (column, row) => {
          const year = typical.get(zones![row * grid.width + column]!)
          return year ? of(year, centreY(grid, row) < 0 ? -summer : summer) : NaN
        },
      )
    await map('temperature', (year, wave) => Number(year.mean_c) + Number(year.warmest_minus_mean_c) * wave)
    await map('rain', (year, wave) => (year.rain_mm / 12) * (1 + (year.wettest_share - 1) * wave))
    // Evaporation follows the seasons as far as temperature does.
    await map(
      'evaporation',
      (year, wave) => (year.evaporation_mm / 12) * (1 + Math.min(0.8, year.warmest_minus_mean_c / 12) * wave),
    )
  }
}
