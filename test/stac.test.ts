import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Ajv, type AnySchemaObject, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { stacItem } from '#lib/observatory/studies/result/stac.ts'
import type { Output } from '#lib/observatory/studies/model.ts'
import type { Grid } from '#lib/observatory/studies/raster/grid.ts'
import type { Study } from '#lib/observatory/studies/study.ts'

/** The schemas of STAC 1.1 as they are published; those of GeoJSON are not among them, and stand here as far as items need them. */
const folder = join(resolve(process.env.DATA_DIR ?? '../shared/data'), 'stac-schemas')
const has = existsSync(join(folder, 'schema'))

const geometry = {
  oneOf: [
    { type: 'null' },
    {
      type: 'object',
      required: ['type', 'coordinates'],
      properties: {
        type: { enum: ['Polygon', 'MultiPolygon', 'Point'] },
        coordinates: { type: 'array', minItems: 1 },
      },
    },
  ],
}
const feature = {
  type: 'object',
  required: ['type', 'properties', 'geometry'],
  properties: { type: { const: 'Feature' }, properties: { type: ['object', 'null'] }, geometry: {} },
}

function validator(name: 'item' | 'collection' | 'catalog'): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false })
  ;(formats as unknown as (ajv: Ajv) => void)(ajv)
  ajv.addSchema(geometry, 'https://geojson.org/schema/Geometry.json')
  ajv.addSchema(feature, 'https://geojson.org/schema/Feature.json')
  for (const file of readdirSync(join(folder, 'schema'))) {
    const text = readFileSync(join(folder, 'schema', file), 'utf8').replace('/commonjson', '/common.json')
    ajv.addSchema(JSON.parse(text.replaceAll('1.1.0-beta.1', '1.1.0')) as AnySchemaObject)
  }
  return ajv.getSchema(`https://schemas.stacspec.org/v1.1.0/${name}-spec/json-schema/${name}.json`)!
}

const grid: Grid = { width: 4, height: 2, west: 80, north: 30, cellX: 0.5, cellY: 0.5, epsg: 4326 }
const study = {
  title: 'A study',
  period: ['2001-01-01', '2020-12-31'],
  licence: 'CC-BY-4.0',
  tables: ['country'],
}
const outputs: Output[] = [
  { name: 'stock', unit: 't/ha', title: 'Stock', isChange: false },
  { name: 'change', unit: 't/ha', title: 'Change', isChange: true },
]
const statistics = [
  { cells: 8, min: 1, max: 9, mean: 4, sd: 2 },
  { cells: 0, min: NaN, max: NaN, mean: NaN, sd: NaN },
]

describe.skipIf(!has)('STAC 1.1 (skipped where DATA_DIR has no stac-schemas)', () => {
  test.each([
    ['of a study in degrees', {}, grid],
    ['across the 180th meridian', {}, { ...grid, west: 179 }],
    ['in metres, without a place on Earth', {}, { ...grid, epsg: 3857, cellX: 1000, cellY: 1000 }],
    ['with a licence in words', { licence: 'as agreed with the Ministry' }, grid],
    ['under no licence', { licence: 'proprietary' }, grid],
  ])('an item %s is valid', (_, own, on) => {
    const validate = validator('item')
    const item = stacItem({ ...study, ...own } as unknown as Study, on, outputs, statistics)
    validate(JSON.parse(JSON.stringify(item)))
    expect(validate.errors ?? []).toEqual([])
  })

  test('an item that lacks its time, its version or its assets is not', () => {
    const validate = validator('item')
    const item = JSON.parse(JSON.stringify(stacItem(study as unknown as Study, grid, outputs, statistics)))
    for (const key of ['stac_version', 'assets', 'properties'])
      expect(validate({ ...item, [key]: undefined })).toBe(false)
    expect(validate({ ...item, properties: { datetime: null } })).toBe(false)
  })
})
