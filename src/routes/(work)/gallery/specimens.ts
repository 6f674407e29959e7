import type { Localised } from '#lib/platform/text/localised.ts'
import type { Column, Row } from '#lib/ui/table.ts'

/** Made-up things to look at. Nothing here is a figure about the world. */
export const page = {
  title: 'Component gallery',
  kicker: 'Development aid',
  lead: 'Every part the pages are built from, in each of its states, with invented contents. Look at it in print too.',
}

export const columns: Column[] = [
  { key: 'site', label: 'Site', sortable: true },
  { key: 'land', label: 'Land use', sortable: true },
  { key: 'depth', label: 'Depth', unit: 'cm', numeric: true },
  { key: 'stock', label: 'Carbon stock', unit: 't/ha', numeric: true, sortable: true },
  { key: 'error', label: '± 95 %', unit: 't/ha', numeric: true },
  { key: 'sampled', label: 'Sampled', sortable: true },
]

export const rows: Row[] = [
  {
    site: { text: 'Éole 12', href: '#site', note: 'moved by 40 m in the second round' },
    land: 'Millet with trees',
    depth: 30,
    stock: 18.4,
    error: 2.1,
    sampled: '2019-03-02',
  },
  { site: 'Kamb 3', land: 'Rangeland', depth: 30, stock: 11.92, error: null, sampled: '2021-11-17' },
  { site: 'Loess IV', land: 'Ley and wheat', depth: 40, stock: 1063.5, error: 44, sampled: '2020-09-30' },
  {
    site: { text: 'Parcela Ñandú', lang: 'es' },
    land: 'Agroforestry',
    depth: 40,
    stock: null,
    error: null,
    sampled: '2022-06-08',
  },
]

export const facts = [
  { label: 'growth a year that the aspiration speaks of', value: 4, unit: '‰', source: 'an invented source' },
  {
    label: 'carbon in the top metre',
    value: 1462.8,
    unit: 'Gt',
    source: 'an invented source',
    sourceHref: '#source',
  },
  { label: 'a figure that nobody has reported', value: null, unit: 'ha' },
]

export const texts: Record<string, Localised | null> = {
  own: { en: 'A text in this language', fr: 'Un texte dans cette langue', es: 'Un texto en este idioma' },
  other: { fr: 'Un texte qui n’existe qu’en français' },
  none: null,
}

export const observed = [
  { year: new Date('2019-12-31'), value: 28 },
  { year: new Date('2021-12-31'), value: 28 },
  { year: new Date('2022-12-31'), value: 46 },
  { year: new Date('2024-12-31'), value: 61 },
]
export const pace = [
  { year: new Date('2019-12-31'), value: 28 },
  { year: new Date('2030-12-31'), value: 118 },
  { year: new Date('2050-12-31'), value: 196 },
]

export const places = [
  { longitude: -17.4, latitude: 14.7, label: 'Dakar', value: 3 },
  { longitude: 2.35, latitude: 48.85, label: 'Paris', value: 5 },
  { longitude: -58.4, latitude: -34.6, label: 'Buenos Aires', value: 2 },
  { longitude: 77.2, latitude: 28.6, label: 'Delhi', value: 4 },
]
export const countries = ['686', '250', '032', '356', '840'].map((id) => ({ id, label: id }))

export const words = {
  primary: 'Save the draft',
  quiet: 'Cancel',
  danger: 'Withdraw',
  chart: 'Countries that name soil carbon',
  chartUnit: 'Countries, invented',
  chartText: 'From 28 in 2019 to 61 in 2024; the pace line asks for 118 by 2030 and 196 by 2050.',
  map: 'Where the invented sites lie',
  mapText: 'Five countries and four towns on three continents.',
  source: 'an invented source, 2024',
  note: 'The open circle was reported late.',
}
