/** Nouns that the plan counts, as it spells them in English, French and Spanish, under one English name. */
const nouns: Record<string, string> = {
  NDC: 'ndc ndcs cdn',
  'UNFCCC Party': 'party parties partes',
  country: 'country countries pays país países',
  partner: 'partner partners partenaire partenaires socio socios',
  member: 'member members membre membres miembro miembros',
  region: 'region regions région régions región regiones',
  project: 'project projects projet projets proyecto proyectos',
  meeting: 'meeting meetings réunion réunions reunión reuniones',
  event: 'event events événement événements évènement évènements evento eventos',
  study: 'study studies étude études estudio estudios',
  scheme: 'scheme schemes dispositif dispositifs esquema esquemas',
  instrument: 'instrument instruments instrumento instrumentos',
  operator: 'operator operators opérateur opérateurs operador operadores',
  player: 'player players acteur acteurs actor actores',
  network: 'network networks réseau réseaux redes',
  business: 'business businesses company companies entreprise entreprises empresa empresas',
  institution: 'institution institutions institución instituciones',
  'farmer association': 'association associations federation federations asociación asociaciones',
  farmer: 'farmer farmers agriculteur agriculteurs agricultor agricultores',
  farm: 'farm farms exploitation exploitations finca fincas',
  tool: 'tool tools outil outils herramienta herramientas',
  developer: 'developer developers développeur développeurs desarrollador desarrolladores',
  'policy maker': 'policymaker policymakers maker makers décideur décideurs',
  funder: 'funder funders donor donors bailleur bailleurs financiador financiadores',
  system: 'system systems système systèmes sistema sistemas',
  practice: 'practice practices pratique pratiques práctica prácticas',
  partnership: 'partnership partnerships partenariat partenariats alianza alianzas',
  household: 'household households ménage ménages hogar hogares',
  awareness: 'awareness notoriété notoriedad',
  site: 'site sites sitio sitios',
  expert: 'expert experts experto expertos',
  survey: 'survey surveys enquête enquêtes encuesta encuestas',
  garden: 'garden gardens jardin jardins jardín jardines',
  school: 'school schools école écoles escuela escuelas',
  town: 'town towns ville villes ciudad ciudades municipality municipalities commune communes municipio municipios',
}

const unitOfWord = new Map(
  Object.entries(nouns).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
)

/** The English name of what a noun counts, or null for any other word. */
export const unitOf = (word: string): string | null =>
  unitOfWord.get(word.toLowerCase().replace(/[’']s?$/, '')) ?? null

const currencies: Record<string, string> = {
  '€': 'EUR',
  eur: 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  gbp: 'GBP',
  $: 'USD',
  usd: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  dólares: 'USD',
}
export const currencyOf = (word: string): string | null => currencies[word.toLowerCase()] ?? null

const scales: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  mille: 1e3,
  mil: 1e3,
  million: 1e6,
  millions: 1e6,
  millones: 1e6,
  millón: 1e6,
  m: 1e6,
  billion: 1e9,
  milliard: 1e9,
  milliards: 1e9,
}
export const scaleOf = (word: string): number | null => scales[word.toLowerCase()] ?? null

const numberWords: string[][] = [
  ['one'],
  ['two', 'deux', 'dos'],
  ['three', 'trois', 'tres'],
  ['four', 'quatre', 'cuatro'],
  ['five', 'cinq', 'cinco'],
  ['six', 'seis'],
  ['seven', 'sept', 'siete'],
  ['eight', 'huit', 'ocho'],
  ['nine', 'neuf', 'nueve'],
  ['ten', 'dix', 'diez'],
  ['eleven', 'onze'],
  ['twelve', 'douze', 'doce'],
]
const numberOfWord = new Map(
  numberWords.flatMap((words, index) => words.map((word) => [word, index + 1] as const)),
)
export const numberOf = (word: string): number | null => numberOfWord.get(word.toLowerCase()) ?? null
