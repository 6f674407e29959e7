import { readFileSync } from 'node:fs'
import { faoAnalyticSpinUp } from '../src/gsocseq/analytic.ts'
import { landCover } from '../src/gsocseq/landcover.ts'
import { production } from '../src/gsocseq/climate.ts'
import type { Group } from './group.ts'
import { Tally, groupsOf } from './group.ts'

const pools = ['dpm', 'rpm', 'bio', 'hum', 'iom'] as const

/** Cells through FAO's analytic spin-up, in the mode that reproduces it. */
export const groups = (dir: string) => groupsOf(dir, 'fao-gsocseq', { 'analytical-spinup-cases.json': cells })

// A cell as it stands in the file; what is wrong with it, the package itself refuses.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Item = any

function cells(file: string): Group[] {
  const spinUp = new Tally('fao-gsocseq analytic spin-up', 1e-9, 't C/ha')
  const miami = new Tally('fao-gsocseq Miami NPP', 1e-6, 'g/m²')
  spinUp.read(file)
  for (const item of JSON.parse(readFileSync(file, 'utf8')))
    spinUp.case(String(item.id), () => compareCell(item, spinUp, miami))
  return [spinUp.group(), miami.group()]
}

function compareCell(item: Item, spinUp: Tally, miami: Tally): void {
  const id = String(item.id)
  const climate = item.temp_c.map((temperature: number, i: number) => ({
    temperature,
    rain: item.rain_mm[i],
    evaporation: item.pet_mm[i],
  }))
  const { soc_t_ha: stock, clay_pct: clay, cover_factor: cover, land_use_class, dpm_rpm: ratio } = item
  spinUp.exact(id, 'DPM/RPM', ratio, landCover(land_use_class).ratio)
  const got = faoAnalyticSpinUp({ stock, clay, cover, climate, landCover: land_use_class, ratio })
  const want = item.expected_script_v12
  pools.forEach((pool, i) => spinUp.compare(id, got.pools[pool], want.pools_dpm_rpm_bio_hum_iom[i]))
  spinUp.compare(id, got.input, want.c_input_eq_t_ha_yr)
  miami.compare(id, production(climate), item.miami_npp_g_dm_m2_yr)
}
