import type { Typed } from './fields.ts'

/** The mean weather printed for Rothamsted in the description of RothC 2.0.0, section 2.1; its open-pan evaporation × 0.75. */
const temperature = [3.4, 3.6, 5.1, 7.3, 11, 13.9, 16, 16, 13.5, 10.2, 6.1, 4.6]
const rain = [74, 59, 62, 51, 52, 57, 34, 55, 58, 56, 75, 71]
const evaporation = [6, 7.5, 20.3, 36.8, 62.3, 74.3, 77.3, 68.3, 51.8, 25.5, 12, 6]

const weather = {
  temperature: temperature.join(' '),
  rain: rain.join(' '),
  evaporation: evaporation.join(' '),
}

/** An invented field in that weather: bare after harvest, its points found again at the second visit. */
export const exampleParcel: Partial<Typed> = {
  ...weather,
  ...{ kind: 'parcel', stock: '52', stockSd: '5', clay: '23.4', landCover: '2', areaHa: '8' },
  ...{ bare: '000000011000', increase: '20', increaseSd: '5', years: '20', design: 'paired' },
}

/** An invented farm of cells of a hectare, 9 by 7, in the same weather; the stock rises towards a brook. */
export function exampleCells(): string {
  const [across, down] = [9, 7]
  const rows = Array.from({ length: across * down }, (_, i) => {
    const [column, row] = [i % across, Math.floor(i / across)]
    const stock = 38 + 3.1 * row + 1.3 * column + 4 * Math.sin(column + 2 * row)
    const clay = 16 + 1.4 * column + Math.cos(row)
    const cover = row < 2 && column < 4 ? 3 : 2
    const place = [400 + 100 * column, 1000 - 100 * row]
    return [
      `${'ABCDEFG'[row]}${column + 1}`,
      ...place,
      stock.toFixed(1),
      (stock * 0.12).toFixed(1),
      clay.toFixed(1),
      cover,
      1,
    ].join(',')
  })
  return ['id,x,y,stock_t_ha,stock_sd_t_ha,clay_pct,land_cover,area_ha', ...rows, ''].join('\n')
}

export const exampleArea = (): Partial<Typed> => ({
  ...exampleParcel,
  kind: 'area',
  cells: exampleCells(),
})
