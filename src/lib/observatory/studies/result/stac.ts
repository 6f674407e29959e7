import { boundsOf, isGeographic, type Bounds, type Grid } from '../raster/grid.ts'
import type { Output } from '../model.ts'
import type { Study } from '../study.ts'

type Statistics = { cells: number; min: number; max: number; mean: number; sd: number }

/** The result as a STAC 1.1 item with the projection extension: catalogues and GIS find the maps by it. */
export function stacItem(
  study: Study,
  grid: Grid,
  outputs: readonly Output[],
  statistics: readonly Statistics[],
) {
  const [west, south, east, north] = boundsOf(grid)
  const place = isGeographic(grid) ? onEarth(boundsOf(grid)) : undefined
  const [from, to] = study.period
  const maps = outputs.map(({ name, unit, title }, i) => {
    const { cells, min, max, mean, sd } = statistics[i]!
    const known = { minimum: min, maximum: max, mean, stddev: sd, count: cells }
    const band = { data_type: 'float32', nodata: 'nan', unit, ...(cells && { statistics: known }) }
    return [
      name,
      {
        href: `./${name}.tif`,
        type: 'image/tiff; application=geotiff; profile=cloud-optimized',
        title,
        roles: ['data'],
        ...band,
      },
    ]
  })
  const pictures = outputs.map(({ name, title }) => [
    `${name}-picture`,
    { href: `./${name}.png`, type: 'image/png', title, roles: ['overview'] },
  ])
  const tables = study.tables.map((name) => [
    `by-${name}`,
    { href: `./by-${name}.csv`, type: 'text/csv', title: `By ${name}`, roles: ['data'] },
  ])
  const provenance = { href: './provenance.json', type: 'application/json', roles: ['metadata'] }
  return {
    type: 'Feature',
    stac_version: '1.1.0',
    stac_extensions: ['https://stac-extensions.github.io/projection/v2.0.0/schema.json'],
    id: idOf(study.title),
    ...(place && { bbox: place.bbox }),
    geometry: place?.geometry ?? null,
    properties: {
      title: study.title,
      datetime: null,
      start_datetime: `${from}T00:00:00Z`,
      end_datetime: `${to}T23:59:59Z`,
      license: licenceId(study.licence),
      'proj:code': `EPSG:${grid.epsg}`,
      'proj:shape': [grid.height, grid.width],
      'proj:transform': [grid.cellX, 0, grid.west, 0, -grid.cellY, grid.north],
      'proj:bbox': [west, south, east, north],
    },
    links: [],
    assets: Object.fromEntries([...maps, ...pictures, ...tables, ['provenance', provenance]]),
  }
}

/** Longitudes from −180 to 180, as GeoJSON has them: an area across the 180th meridian is cut there (RFC 7946, 3.1.9). */
function onEarth([west, south, east, north]: Bounds) {
  const turn = Math.floor((west + 180) / 360) * 360
  const [from, to] = [west - turn, east - turn]
  const boxes =
    to - from >= 360 ? [[-180, 180]] : to <= 180 ? [[from, to]] : [[from, 180], [-180, to - 360]] // prettier-ignore
  const polygons = (boxes as [number, number][]).map(([x0, x1]) => [
    [
      [x0, south],
      [x1, south],
      [x1, north],
      [x0, north],
      [x0, south],
    ],
  ])
  const geometry =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0] }
      : { type: 'MultiPolygon', coordinates: polygons }
  return { bbox: [boxes[0]![0]!, south, boxes.at(-1)![1]!, north], geometry }
}

/** A licence by its SPDX id; what has none is `other`, and stands in words in the provenance. */
const licenceId = (licence: string) =>
  /^[\w.+-]+$/.test(licence) && licence !== 'proprietary' ? licence : 'other'

const idOf = (title: string) =>
  title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
