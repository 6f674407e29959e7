import type { Context } from '#lib/platform/context.ts'
import type { Write } from '#lib/platform/database.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { link, typedTexts } from '#lib/traits/index.server.ts'
import { facilities } from '../facilities/store.server.ts'
import type { Found, RoadmapItem as ItemRead } from '../papers/index.ts'
import { objectives } from '../store.server.ts'
import { planTexts } from '../texts.server.ts'
import { addItems, addRoadmap, itemsOf, roadmaps, withdrawRoadmap } from './store.server.ts'

export type RoadmapPaper = {
  year: number
  locale: Locale
  document: string
  items: readonly Found<ItemRead>[]
}

/** What a roadmap is called where its paper says no more than its year. */
const titles: Record<Locale, string> = {
  en: 'Roadmap for',
  fr: 'Feuille de route pour',
  es: 'Hoja de ruta para',
}

/** Enters the roadmap of a year with every item of a paper; a year that has one keeps it. */
export async function takeRoadmap(
  write: Write,
  context: Context,
  { year, locale, document, items }: RoadmapPaper,
): Promise<string> {
  if ((await roadmaps(write)).some((roadmap) => roadmap.year === year))
    throw new Refusal('conflict', 'plan_roadmap_there', { year })
  const held = new Map((await facilities(write)).map(({ id, kind, number }) => [`${kind} ${number}`, id]))
  const served = new Map((await objectives(write)).map(({ code, id }) => [code, id]))
  const id = context.newId()
  const since = `${year}-01-01`
  await addRoadmap(write, { id, year, title: { [locale]: `${titles[locale]} ${year}` }, decision: null })
  for (const [index, { value, place }] of items.entries()) {
    const item = context.newId()
    const title = { [locale]: value.title }
    const details = value.details.map((detail) => detail.value).join('\n')
    const facility = value.facility && (held.get(`${value.facility.kind} ${value.facility.number}`) ?? null)
    await addItems(write, [
      {
        id: item,
        roadmap: id,
        facilityId: facility,
        code: `${year}-${String(index + 1).padStart(2, '0')}`,
        facility: value.facility,
        objectives: value.objectives,
        title,
        kind: 'continuing',
        due: null,
        measures: [],
        note: details ? { [locale]: details } : null,
        source: { document, place: `${value.path.join(' ')}, line ${place.line}` },
      },
    ])
    await planTexts.item.begin(write, context, { ...typedTexts(locale), record: item, texts: { title } })
    await link(write, context, { from: item, to: id, type: 'part_of', since })
    for (const code of new Set(value.objectives)) {
      const to = served.get(code)
      if (to) await link(write, context, { from: item, to, type: 'supports', since })
    }
  }
  return id
}

/** Takes a roadmap that a paper made out of sight, unless somebody has reported on one of its items. */
export async function undoRoadmap(write: Write, context: Context, id: string): Promise<void> {
  const worked = (await itemsOf(write, id)).find(({ revision }) => revision > 1)
  if (worked) throw new Refusal('conflict', 'plan_import_worked_on', { edition: worked.code })
  await withdrawRoadmap(write, id, context.now())
}
