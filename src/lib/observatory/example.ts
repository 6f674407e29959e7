/** The printed year of the Hoosfield example in the official description of RothC 2.0.0, section 2.1. */
const temperature = [3.4, 3.6, 5.1, 7.3, 11, 13.9, 16, 16, 13.5, 10.2, 6.1, 4.6]
const rain = [74, 59, 62, 51, 52, 57, 34, 55, 58, 56, 75, 71]
const evaporation = [8, 10, 27, 49, 83, 99, 103, 91, 69, 34, 16, 8]

const head = 'year,month,temp_c,rain_mm,evap_mm,plant_c,fym_c,cover,dpm_rpm'

/** Ten years with farmyard manure every February and ten without, all in the same weather: invented, to look at. */
const first = 2001
const manured = 10
const years = 20

/** A site's file to begin with. `note` says in the reader's language what it is; a comment carries it. */
export function exampleFile(note: string): string {
  const runs = Array.from({ length: years }, (_, i) => yearLines(first + i, i < manured ? 3 : 0))
  const lines = [
    `# ${note}`,
    '# clay_pct: 23.4',
    '# depth_cm: 23',
    '# iom_t_ha: 2.7',
    '# start: equilibrium',
    '# evaporation: open-pan',
    head,
    ...yearLines(first - 1, 0),
    ...runs.flat(),
  ]
  return lines.join('\n') + '\n'
}

function yearLines(year: number, manure: number): string[] {
  return temperature.map((celsius, i) => {
    const isCovered = i < 7 || i === 11
    const cells = [year, i + 1, celsius, rain[i], evaporation[i], isCovered ? 0.212 : 0]
    return [...cells, i === 1 ? manure : 0, Number(isCovered), 1.44].join(',')
  })
}
