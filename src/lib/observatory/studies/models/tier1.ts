import {
  climateZones,
  factors2019,
  referenceStock2019,
  soilClasses,
  stockChange,
  tableValue,
  type ClimateZone,
  type LandManagement,
  type SoilClass,
  SoilRefusal,
  type StockChange,
} from '#soil'
import type { Cell, Model, Output } from '../model.ts'
import type { StudyModel } from '../study.ts'

type Options = Extract<StudyModel, { name: 'tier1' }>

/**
 * IPCC Tier 1, 2019 Refinement: what each scenario's change of management does to a hectare that undergoes it. A cell
 * with a reference stock of its own (input `reference`) takes that instead of Table 2.3; its error is then unknown, and
 * the half-width holds the factors' alone.
 */
export function tier1(
  options: Options,
  given: ReadonlySet<string>,
  zones: readonly ClimateZone[] = [],
): Model {
  const scenarios = Object.entries(options.scenarios)
  const ownReference = given.has('reference')
  const changes = new Map<string, readonly StockChange<'2019'>[]>()

  /** The land does not differ between cells of one zone and soil, so the tables are asked once for each. */
  function changesIn(zone: ClimateZone, soil: SoilClass) {
    const key = `${zone} ${soil}`
    let known = changes.get(key)
    if (!known) {
      const reference = ownReference ? unitReference() : referenceStock2019(soil, zone)
      const under = (land: LandManagement) => ({
        areaHa: 1,
        reference,
        factors: factors2019(land, zone, soil),
      })
      known = scenarios.map(([, { before, after, years }]) =>
        stockChange([under(before)], [under(after)], { yearsSinceChange: years }),
      )
      changes.set(key, known)
    }
    return known
  }

  const doubts = doubtsIn(zones, (zone) => changesIn(zone, options.soil))
  return {
    doubts,
    layers: [
      { kind: 'class', name: 'zone', classes: climateZones, times: 'once', required: true },
      { kind: 'class', name: 'soil', classes: soilClasses, times: 'once', required: false },
      {
        kind: 'number',
        name: 'reference',
        unit: 't C/ha',
        min: 0,
        max: 2000,
        times: 'once',
        required: false,
      },
    ],
    outputs: scenarios.flatMap(([name]): Output[] => [
      { name: `${name}-before`, unit: 't C/ha', title: `${name}: stock before the change`, isChange: false },
      { name: `${name}-change`, unit: 't C/ha/yr', title: `${name}: change of stock`, isChange: true },
      {
        name: `${name}-half-width`,
        unit: 't C/ha/yr',
        title: `${name}: 95 % half-width of the change`,
        isChange: false,
      },
    ]),
    provenance: {
      model: 'IPCC Tier 1, mineral soils, eq. 2.25',
      edition: '2019',
      reference: '2019 Refinement to the 2006 IPCC Guidelines, Vol 4, ch. 2, 5 and 6',
      options: {
        ...options,
        reference: ownReference ? 'input, its error unknown' : 'Table 2.3',
        doubts,
      },
    },
    years: 0,
    cell(cell: Cell) {
      const soil = given.has('soil') ? soilClasses[cell('soil')]! : options.soil
      const share = ownReference ? cell('reference') : 1
      if (share < 0 || share > 2000) return 'refused: reference out-of-range'
      return changesIn(climateZones[cell('zone')]!, soil).flatMap(
        ({ beforeTC, annualTC, annualHalfWidthTC }) => [
          share * beforeTC,
          share * annualTC,
          share * annualHalfWidthTC,
        ],
      )
    },
  }
}

/** What is not certain of the table values that these zones take. A zone that the tables do not have has none. */
function doubtsIn(
  zones: readonly ClimateZone[],
  changesIn: (zone: ClimateZone) => readonly StockChange<'2019'>[],
): string[] {
  const found = zones.flatMap((zone) => {
    try {
      return changesIn(zone).flatMap(({ doubts, readOnce }) => [
        ...doubts,
        ...readOnce
          .filter((cell) => !cell.startsWith('own'))
          .map((cell) => `${cell}: read in one place only`),
      ])
    } catch (error) {
      if (error instanceof SoilRefusal) return []
      throw error
    }
  })
  return [...new Set(found)].sort()
}

const unitReference = () =>
  tableValue({
    value: 1,
    errorPercent: 0,
    errorMeans: '95 % confidence half-width',
    edition: '2019',
    volume: 4,
    table: 'own reference stock',
    cell: 'each cell',
    read: 'input of the study',
  })
