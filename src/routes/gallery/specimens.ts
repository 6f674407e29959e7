import type { Localised } from '#lib/platform/text/localised.ts'
import type { Column, Row } from '#lib/ui/table.ts'

/** Made-up things to look at. Nothing here is a figure about the world. */
export const page = {
  title: 'Component gallery',
  kicker: 'Development aid',
  lead: 'Every part the pages are built from, in each of its states, with invented contents. Look at it in print too.',
}

export const hero = {
  title: 'Soils that feed people and cool the climate',
  kicker: 'Specimen of a first page',
  lead: 'What a reader should know in two sentences, and then where to go from here. These words are invented.',
  mark: 'the top 30–40 cm',
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
  site: 'Permille',
  primary: 'Save the draft',
  quiet: 'Cancel',
  danger: 'Withdraw',
  chart: 'Countries that name soil carbon',
  chartUnit: 'Countries, invented',
  chartText: 'From 28 in 2019 to 61 in 2024; the pace line asks for 118 by 2030 and 196 by 2050.',
  map: 'Where the invented sites lie',
  mapText: 'Five countries and four towns on three continents.',
  source: 'an invented source, 2024',
  note: 'The dotted line is the pace that the targets ask for.',
  year: 'Year',
  countries: 'Countries',
  place: 'Place',
  sites: 'Sites',
  cards: 'The same as cards on a phone',
  noRows: 'A table without rows',
  problem: 'Two fields need another look.',
  sure: 'Withdraw this figure?',
  sureText: 'The figure stays in the log; the page shows the one before it.',
  paragraph:
    'A paragraph long enough to see how the lines run: a calm measure, and figures such as 1 063.5 t/ha that keep their unit beside them.',
}

export const headings = {
  aside: 'Aside',
  marginalia: 'Marginalia: who decided this, when, and where to read on.',
  facts: 'Facts',
  table: 'Table',
  form: 'Form',
  rest: 'Dialog, toasts, progress, empty',
  texts: 'Text in many languages',
  third: 'Headings of the third rank',
}

export const badges = [
  { tone: 'good', label: 'on track' },
  { tone: 'warn', label: 'lagging' },
  { tone: 'bad', label: 'reversing' },
  { tone: 'quiet', label: 'cannot tell' },
] as const

export const toasts = [
  { kind: 'good', text: 'The figure is saved.' },
  { kind: 'warn', text: 'Saved, but nobody has checked it yet.' },
  { kind: 'bad', text: 'The mail could not be sent.' },
] as const

export const bars = [
  { label: 'Targets with an indicator', value: 11, max: 24 },
  { label: 'Area under good practice', value: null, max: 100, unit: '%' },
]

export const empty = {
  title: 'No observation yet',
  text: 'Nobody has reported this figure.',
  action: { label: 'Report it', href: '#forms' },
}

export const fields = [
  {
    name: 'title',
    label: 'Title',
    required: true,
    value: 'Trees in dry lands',
    hint: 'As people will look for it.',
  },
  {
    name: 'mail',
    label: 'Mail address',
    type: 'email',
    value: 'ana@',
    problem: 'This is not a mail address.',
  },
  { name: 'stock', label: 'Carbon stock', type: 'number', unit: 't/ha', step: '0.1', value: 18.4 },
  { name: 'remarks', label: 'Remarks', type: 'textarea' },
  {
    name: 'land',
    label: 'Land use',
    type: 'select',
    value: 'grass',
    options: [
      { value: 'crop', label: 'Cropland' },
      { value: 'grass', label: 'Grassland' },
    ],
  },
  {
    name: 'reading',
    label: 'How was it read?',
    type: 'radio',
    value: 'pit',
    problem: 'Pick one.',
    options: [
      { value: 'core', label: 'From a core' },
      { value: 'pit', label: 'From a pit' },
    ],
  },
  { name: 'agree', label: 'I have checked the figure', type: 'checkbox' },
]
