import { expect, test } from 'vitest'
import type { Horizon, Measure } from '#lib/plan/objective.ts'
import { readMeasures } from './measures.ts'

const short = ({ kind, low, high, unit, of, per, by }: Measure) =>
  [kind, low, high, unit, of && `of ${of}`, per && 'a year', by].filter((part) => part !== null).join(' ')

test.each<[Horizon, string, string[]]>([
  [
    'baseline',
    "Out of 150 countries' NDCs, only 12 named soils, and 8 named bogs.",
    ['yes_no_per_unit 12 12 NDC of 150', 'yes_no_per_unit 8 8 NDC of 150'],
  ],
  ['baseline', 'Sur 150 CDN, 12 citent les sols.', ['yes_no_per_unit 12 12 NDC of 150']],
  [
    '2030',
    '5 lively events per year and a fair with 50% of the partners.',
    ['rate 5 5 event a year', 'share 0.5 0.5 partner'],
  ],
  ['2030', '3-5 (online) meetings per year in each region', ['rate 3 5 meeting a year']],
  ['2030', '3 to 5 worthy schemes', ['range 3 5 scheme']],
  ['2030', '10 % à 15 % des agriculteurs', ['share 0.1 0.15 farmer']],
  ['2030', 'at least 30 projects a year', ['rate 30 project a year']],
  ['2030', 'De 3 a 5 reuniones al año', ['rate 3 5 meeting a year']],
  ['2050', '100% of the Parties = 150 countries.', ['share 1 1 UNFCCC Party of 150']],
  ['2050', 'All partner countries take part.', ['share 1 1 country']],
  ['2050', 'A platform operational for all members', ['milestone milestone 2050-12-31']],
  [
    'baseline',
    'The budget was 961K€ (of which core 721 K€).',
    ['money 961000 961000 EUR', 'money 721000 721000 EUR'],
  ],
  ['2030', 'between 10 to 20 million Euros', ['money 10000000 20000000 EUR']],
  ['2030', 'By the end of 2023, the board will be operational.', ['milestone milestone 2023-12-31']],
  ['2030', 'It is recognized as an international standard.', ['maturity level 2030-12-31']],
  ['baseline', 'The board is operational.', []],
  ['2030', 'A baseline has not been established.', []],
  ['2030', 'The "4 per 1000" countries meet at COP27 in 2025.', []],
  ['2030', 'the 2nd meeting on platform 2.0', []],
  ['2030', '20 partners. Note: 17 projects were meant.', ['count 20 20 partner']],
  ['2030', '12 ,', []],
])('%s: %s', (horizon, text, measures) => {
  expect(readMeasures(text, horizon).map(short)).toEqual(measures)
})
