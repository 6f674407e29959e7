import { countryTable } from './country-table.ts'
import type { Locale } from './text/localised.ts'

type Name = Readonly<Record<Locale, string>>

export type Country = {
  /** ISO 3166-1 alpha-2: the code that the platform stores. */
  code: string
  alpha3: string
  /** Three digits, in ISO 3166-1 as in UN M49. */
  numeric: string
  name: Name
  /** The finest region of UN M49 that holds it. */
  region: string
}

/** Countries and territories of ISO 3166-1, in the order of their codes. */
export const countries: readonly Country[] = countryTable
  .trim()
  .split('\n')
  .map((line) => {
    const [, code = '', alpha3 = '', numeric = '', region = '', names = ''] =
      /^(\w\w) (\w{3}) (\d{3}) (\d{3}) (.+)$/.exec(line) ?? []
    const [en = '', fr = '', es = ''] = names.split(' | ')
    return { code, alpha3, numeric, region, name: { en, fr, es } }
  })

const byCode = new Map(
  countries.flatMap((country) => [
    [country.code, country],
    [country.alpha3, country],
    [country.numeric, country],
  ]),
)

/** By any of its three codes, in capitals or not; numbers may have lost the zeros before them. */
export function countryOf(code: string): Country | null {
  const plain = code.trim().toUpperCase()
  return byCode.get(/^\d{1,2}$/.test(plain) ? plain.padStart(3, '0') : plain) ?? null
}

export type Region = {
  code: string
  name: Name
  /** The region that holds it; null for the world. */ within: string | null
}

const region = (code: string, within: string | null, en: string, fr: string, es: string): Region => ({
  code,
  within,
  name: { en, fr, es },
})

/** Geographic regions, sub-regions and intermediate regions of UN M49. */
export const regions: readonly Region[] = [
  region('001', null, 'World', 'Monde', 'Mundo'),
  region('002', '001', 'Africa', 'Afrique', 'África'),
  region('015', '002', 'Northern Africa', 'Afrique septentrionale', 'África septentrional'),
  region('202', '002', 'Sub-Saharan Africa', 'Afrique subsaharienne', 'África subsahariana'),
  region('014', '202', 'Eastern Africa', 'Afrique orientale', 'África oriental'),
  region('017', '202', 'Middle Africa', 'Afrique centrale', 'África central'),
  region('018', '202', 'Southern Africa', 'Afrique australe', 'África meridional'),
  region('011', '202', 'Western Africa', 'Afrique occidentale', 'África occidental'),
  region('019', '001', 'Americas', 'Amériques', 'América'),
  region(
    '419',
    '019',
    'Latin America and the Caribbean',
    'Amérique latine et Caraïbes',
    'América Latina y el Caribe',
  ),
  region('029', '419', 'Caribbean', 'Caraïbes', 'Caribe'),
  region('013', '419', 'Central America', 'Amérique centrale', 'América Central'),
  region('005', '419', 'South America', 'Amérique du Sud', 'América del Sur'),
  region('021', '019', 'Northern America', 'Amérique septentrionale', 'América septentrional'),
  region('142', '001', 'Asia', 'Asie', 'Asia'),
  region('143', '142', 'Central Asia', 'Asie centrale', 'Asia central'),
  region('030', '142', 'Eastern Asia', 'Asie orientale', 'Asia oriental'),
  region('035', '142', 'South-eastern Asia', 'Asie du Sud-Est', 'Asia sudoriental'),
  region('034', '142', 'Southern Asia', 'Asie méridionale', 'Asia meridional'),
  region('145', '142', 'Western Asia', 'Asie occidentale', 'Asia occidental'),
  region('150', '001', 'Europe', 'Europe', 'Europa'),
  region('151', '150', 'Eastern Europe', 'Europe orientale', 'Europa oriental'),
  region('154', '150', 'Northern Europe', 'Europe septentrionale', 'Europa septentrional'),
  region('039', '150', 'Southern Europe', 'Europe méridionale', 'Europa meridional'),
  region('155', '150', 'Western Europe', 'Europe occidentale', 'Europa occidental'),
  region('009', '001', 'Oceania', 'Océanie', 'Oceanía'),
  region(
    '053',
    '009',
    'Australia and New Zealand',
    'Australie et Nouvelle-Zélande',
    'Australia y Nueva Zelandia',
  ),
  region('054', '009', 'Melanesia', 'Mélanésie', 'Melanesia'),
  region('057', '009', 'Micronesia', 'Micronésie', 'Micronesia'),
  region('061', '009', 'Polynesia', 'Polynésie', 'Polinesia'),
]

const regionByCode = new Map(regions.map((region) => [region.code, region]))

/** The regions that hold a country, from the finest to the world. */
export function regionsOf({ region }: Pick<Country, 'region'>): Region[] {
  const found: Region[] = []
  for (
    let at = regionByCode.get(region);
    at;
    at = at.within === null ? undefined : regionByCode.get(at.within)
  )
    found.push(at)
  return found
}

/** All countries and territories within a region of M49, of whatever size. */
export const countriesIn = (code: string): Country[] =>
  countries.filter((country) => regionsOf(country).some((region) => region.code === code))

export type InitiativeRegion = {
  key: 'africa_middle_east' | 'americas' | 'asia' | 'europe' | 'oceania'
  name: Name
  /** Regions of M49 that it is made of. */
  of: readonly string[]
}

/**
 * The Initiative's regions. Its plan counts five (objective D2, targets of 2020: a meeting a year in each) and its Roadmap of 2018 names North
 * Africa together with the Middle East; which country belongs where is written nowhere. This division is a proposal, to be
 * marked as one wherever it is shown, until the Initiative decides.
 */
export const initiativeRegions: readonly InitiativeRegion[] = [
  {
    key: 'africa_middle_east',
    name: { en: 'Africa and the Middle East', fr: 'Afrique et Moyen-Orient', es: 'África y Oriente Medio' },
    of: ['002', '145'],
  },
  { key: 'americas', name: { en: 'Americas', fr: 'Amériques', es: 'América' }, of: ['019'] },
  { key: 'asia', name: { en: 'Asia', fr: 'Asie', es: 'Asia' }, of: ['143', '030', '035', '034'] },
  { key: 'europe', name: { en: 'Europe', fr: 'Europe', es: 'Europa' }, of: ['150'] },
  { key: 'oceania', name: { en: 'Oceania', fr: 'Océanie', es: 'Oceanía' }, of: ['009'] },
]

/** Where M49's Western Asia is wider than the Middle East: the Caucasus, and Cyprus. */
const elsewhere: Readonly<Record<string, InitiativeRegion['key']>> = {
  AM: 'asia',
  AZ: 'asia',
  GE: 'asia',
  CY: 'europe',
}

/** Null for Antarctica, which lies in none. */
export function initiativeRegionOf(country: Pick<Country, 'code' | 'region'>): InitiativeRegion | null {
  const within = new Set(regionsOf(country).map(({ code }) => code))
  const key = elsewhere[country.code]
  return (
    initiativeRegions.find((region) =>
      key ? region.key === key : region.of.some((code) => within.has(code)),
    ) ?? null
  )
}
