import type { ClimateZone } from './zones.ts'

/*
 * What is known of the readings of Tables 2.3, 5.5 and 6.2 (2019). None of their numbers was seen in print. They were
 * read in the source of the HESTIA engine models; a second, independent reading exists for some.
 */

/** The marks of a cell, as `TableValue` carries them. */
export interface Marks {
  readonly read: string
  readonly secondReading?: string
  readonly derived?: string
  readonly doubt?: string
}

const hestia = 'in the source of the HESTIA engine models, not in the printed table'

/** Rows that a second reader has, for all zones but the tropical mountains unless zones are named. */
const secondReadings: Readonly<Record<string, { by: string; zones?: (zone: ClimateZone) => boolean }>> = {
  'long-term-cultivated': { by: 'the land-use factors of jdluc (cornerstone-data)' },
  reduced: { by: 'a reading note on the editions of 2006 and 2019' },
  'no-till': { by: 'a reading note on the editions of 2006 and 2019' },
  paddy: { by: 'a reading note on the editions of 2006 and 2019' },
  perennial: {
    by: 'a reading note on the editions of 2006 and 2019',
    zones: (zone) => !zone.startsWith('tropical'),
  },
}

/** Rows for which two readers of the table know no cell of the tropical mountains. */
const notPrinted = ['long-term-cultivated', 'reduced', 'no-till', 'perennial']

const footnote =
  'no cell of the tropical mountains is known to two readers of the table; by its footnote the mean of the temperate and the tropical regions stands in'

/** The marks of a factor; `mean` is what the rule of the footnote gives for the row. */
export function marksOf(level: string, zone: ClimateZone, value: number, mean: number): Marks {
  if (level === 'cropped-wetland')
    return {
      read: 'from memory of the 2013 Wetlands Supplement, chapter 5, to which the 2019 Refinement points; not in print',
      doubt: 'zones and error were not read; ±50 % is what the tables give where studies are lacking',
    }
  const isTropicalPerennial = level === 'perennial' && zone.startsWith('tropical')
  const read = isTropicalPerennial ? 'from memory of the table, not in print; HESTIA carries 1.10' : hestia
  if (zone === 'tropical-montane' && notPrinted.includes(level))
    return { read, derived: footnote, doubt: montaneDoubt(level, value, mean) }
  if (isTropicalPerennial)
    return {
      read,
      doubt: '1.01 from memory of the table, where HESTIA carries 1.10; check the print before use',
    }
  const second = secondReadings[level]
  const isSecond = second && zone !== 'tropical-montane' && (second.zones?.(zone) ?? true)
  return { read, ...(isSecond && { secondReading: second.by }) }
}

/** Table 2.3 has no second reader yet. */
export const marksOfStocks: Marks = { read: hestia }

/** 44 t C/ha, a Kenyan Acrisol at 1,001 m (Table 2.3: low-activity clay in the tropical mountains). */
const kenyanReference = 44

function montaneDoubt(level: string, value: number, mean: number): string {
  const held = (factor: number) => (kenyanReference * factor).toFixed(1)
  return (
    `${value} as HESTIA carries it, where the footnote's mean is ${mean.toFixed(2)}: ` +
    `on a Kenyan Acrisol of ${kenyanReference} t C/ha, ${held(value)} or ${held(mean)} t C/ha; check the print before use`
  )
}
