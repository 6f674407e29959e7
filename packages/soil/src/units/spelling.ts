/*
 * How people write units: `g C kg-1`, `g kg⁻¹`, `gC/kg`, `Mg C ha⁻¹`, `kg C m^-2`, `t.ha-1`. A spelling is taken apart
 * into units with exponents; the words for what is weighed (carbon, nitrogen) fall away.
 */

/** Units by their spellings in lower case; the case decides only between a tonne (Mg) and a milligram (mg). */
const names: Readonly<Record<string, string>> = {
  t: 't',
  ton: 't',
  tons: 't',
  tonne: 't',
  tonnes: 't',
  megagram: 't',
  megagrams: 't',
  kg: 'kg',
  kilogram: 'kg',
  kilograms: 'kg',
  hg: 'hg',
  dag: 'dag',
  g: 'g',
  gr: 'g',
  gram: 'g',
  grams: 'g',
  dg: 'dg',
  cg: 'cg',
  mg: 'mg',
  ug: 'ug',
  µg: 'ug',
  μg: 'ug',
  ha: 'ha',
  hectare: 'ha',
  hectares: 'ha',
  m: 'm',
  dm: 'dm',
  cm: 'cm',
  mm: 'mm',
  yr: 'yr',
  y: 'yr',
  a: 'yr',
  year: 'yr',
  years: 'yr',
  annum: 'yr',
  month: 'month',
  months: 'month',
  mo: 'month',
  day: 'day',
  days: 'day',
  d: 'day',
}

/** Volumes as lengths: a litre is a cubic decimetre. */
const volumes: Readonly<Record<string, readonly [unit: string, exponent: number]>> = {
  l: ['dm', 3],
  litre: ['dm', 3],
  liter: ['dm', 3],
  ml: ['cm', 3],
  cc: ['cm', 3],
}

const substances = [
  'c',
  'oc',
  'soc',
  'toc',
  'corg',
  'carbon',
  'n',
  'tn',
  'nitrogen',
  'soil',
  'dm.',
  'h2o',
  'water',
]

type Part = readonly [unit: string, exponent: number]

/** Superscripts, unusual minus signs and marks of multiplication as plain characters. */
export function plainSpelling(spelling: string): string {
  return spelling
    .trim()
    .replaceAll(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
    .replaceAll(/[⁻−–]/g, '-')
    .replaceAll(/\*\*|\^/g, '')
    .replaceAll(/\{|\}|\(|\)/g, '')
    .replaceAll(/[·⋅×*_]/g, ' ')
    .replaceAll(/\s+per\s+/gi, '/')
}

/**
 * `kg m-2` for any way to write it, or undefined where it is no product of known units. What is weighed may stand
 * beside a mass or be glued to it.
 */
export function signatureOf(spelling: string): string | undefined {
  const parts: Part[] = []
  for (const [i, side] of plainSpelling(spelling).split('/').entries()) {
    const found = partsOf(side.trim(), i === 0 ? 1 : -1)
    if (!found) return undefined
    parts.push(...found)
  }
  const exponents = new Map<string, number>()
  for (const [unit, exponent] of parts) exponents.set(unit, (exponents.get(unit) ?? 0) + exponent)
  // The same unit above and below, kg/kg, is a share and stays as it is written.
  const isShare = parts.length === 2 && parts[0][0] === parts[1][0] && parts[0][1] === -parts[1][1]
  const ordered = isShare ? parts : [...exponents].sort((a, b) => Number(a[1] < 0) - Number(b[1] < 0))
  return ordered.map(([unit, exponent]) => (exponent === 1 ? unit : `${unit}${exponent}`)).join(' ')
}

/** One side of a slash: units in a row, parted by blanks or points or not at all. */
function partsOf(side: string, sign: 1 | -1): Part[] | undefined {
  const parts: Part[] = []
  const pattern = /\s*\.?\s*([A-Za-zµμ]+)\.?\s*(-?\d+)?/y
  while (pattern.lastIndex < side.length) {
    const match = pattern.exec(side)
    if (!match) return undefined
    const found = unitsIn(match[1])
    if (!found) return undefined
    const exponent = Number(match[2] ?? 1)
    found.forEach(([unit, own], i) =>
      parts.push([unit, sign * own * (i === found.length - 1 ? exponent : 1)]),
    )
  }
  return parts
}

/** The units of a run of letters: one, one with what is weighed (`gC`), or several glued together (`gkg`, `tCha`). */
function unitsIn(letters: string): Part[] | undefined {
  const whole = oneIn(letters)
  if (whole) return whole
  for (let at = letters.length - 1; at > 0; at--) {
    const first = oneIn(letters.slice(0, at))
    const rest = first && unitsIn(letters.slice(at))
    if (rest) return [...first, ...rest]
  }
  return undefined
}

/** A unit by itself, or nothing of it where the letters say what is weighed. */
function oneIn(letters: string): Part[] | undefined {
  const known = unitNamed(letters)
  if (known) return [known]
  return substances.includes(letters.toLowerCase()) ? [] : undefined
}

function unitNamed(letters: string): Part | undefined {
  if (letters === 'Mg') return ['t', 1]
  const folded = letters.toLowerCase()
  // MG is a tonne and a milligram alike.
  if (letters !== 'mg' && folded === 'mg') return undefined
  if (Object.hasOwn(volumes, folded)) return volumes[folded]
  return Object.hasOwn(names, folded) ? [names[folded], 1] : undefined
}

/** A word or sign: without blanks and points, in lower case, `wt. %`, `% w/w` and `%C` being percent. */
export function wordOf(spelling: string): string {
  const tight = plainSpelling(spelling).toLowerCase().replaceAll(/[\s.]/g, '')
  const isPercent =
    /^(wt|w\/w|m\/m|c|oc|soc|toc|n|om|som)?%(wt|w\/w|m\/m|bywt|byweight|bymass|c|oc|soc|toc|n|om|som)?$/
  return isPercent.test(tight) ? '%' : tight
}
