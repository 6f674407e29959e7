import type { Edition, Measure } from '#lib/plan/objective.ts'
import { locales, type Locale, type Localised } from '#lib/platform/text/localised.ts'
import type { PlanDocument } from './export/plan-document.ts'
import type { FacilityNumber, ObjectiveReading, Paper, Wording } from './paper.ts'
import type { Found, Place } from './place.ts'

export const clauseFields = ['baseline', 'target2030', 'target2050'] as const
export type ClauseField = (typeof clauseFields)[number]
export type TextField = 'title' | 'aim' | 'remarks' | ClauseField

/** One field of one objective in one language, as a paper or an export brings it. */
export type IncomingField = {
  field: TextField | 'activity'
  /** Of an activity. */
  number: number | null
  locale: Locale
  text: string
  measures: Measure[]
  torn: boolean
  place: Place
}

export type Incoming = {
  code: string
  edition: Edition
  source: { document: string; place: string }
  fields: IncomingField[]
}

export type IncomingFacility = { code: string; facilities: Found<FacilityNumber>[] }

export const incomingOf = (source: Paper | PlanDocument): Incoming[] =>
  source.kind === 'plan' ? fromPlan(source) : source.objectives.map((reading) => fromReading(reading, source))

/** The facilities that a roadmap puts each objective under; more than one where the paper contradicts itself. */
export function incomingFacilities(source: Paper | PlanDocument): IncomingFacility[] {
  if (source.kind === 'plan')
    return source.objectives.map(({ code, facility }, index) => ({
      code,
      facilities: [
        { value: facility, place: { file: source.file, line: source.lineOf(`${index}/facility`) } },
      ],
    }))
  const given = source.facilities.flatMap(({ value: { kind, number, objectives }, place }) =>
    objectives.map(({ code }) => ({ code, facility: { value: { kind, number }, place } })),
  )
  return [...Map.groupBy(given, ({ code }) => code)].map(([code, entries]) => ({
    code,
    facilities: entries.map(({ facility }) => facility),
  }))
}

const paperNames = {
  strategic_plan: 'Strategic Plan',
  implementation_plan: 'Implementation Plan',
  roadmap: 'Roadmap',
  minutes: 'Minutes',
} as const

function fromReading(reading: ObjectiveReading, paper: Paper): Incoming {
  const field = (
    name: IncomingField['field'],
    text: string,
    place: Place,
    more: Partial<IncomingField> = {},
  ) => ({
    field: name,
    number: null,
    locale: paper.locale,
    text,
    measures: [],
    torn: false,
    place,
    ...more,
  })
  const { title, remarks, activities } = reading
  const [firstRemark] = remarks
  return {
    code: reading.code,
    edition: reading.edition,
    source: {
      document: paper.document ?? `${paperNames[paper.kind]} ${paper.date ?? paper.edition}`,
      place: `${paper.file}, line ${reading.place.line}`,
    },
    fields: [
      ...(title ? [field('title', title.value, title.place)] : []),
      ...aimOf(reading).map(({ value, place }) => field('aim', value.text, place, { torn: value.torn })),
      ...clauseFields.flatMap((name) => {
        const clause = reading[name]
        return clause ? [field(name, clause.value.text, clause.place, clause.value)] : []
      }),
      ...(firstRemark
        ? [field('remarks', remarks.map(({ value }) => value).join('\n'), firstRemark.place)]
        : []),
      ...activities.map(({ value: { number, title: name, text }, place }) =>
        field('activity', [name, text].filter(Boolean).join(' – '), place, { number }),
      ),
    ],
  }
}

/** The sentence that names the aim and the one that describes it are two paragraphs of one field. */
function aimOf({ aim, description }: ObjectiveReading): Found<Wording>[] {
  const parts = [aim, description].filter((part) => part !== null)
  const [first] = parts
  if (!first) return []
  const text = parts.map(({ value }) => value.text).join('\n\n')
  return [{ value: { text, torn: parts.some(({ value }) => value.torn), measures: [] }, place: first.place }]
}

function fromPlan(plan: PlanDocument): Incoming[] {
  return plan.objectives.flatMap((objective, index) =>
    objective.versions.map((version, order) => {
      const at = (part: string): Place => ({
        file: plan.file,
        line: plan.lineOf(`${index}/versions/${order}/${part}`),
      })
      const texts = (
        field: IncomingField['field'],
        text: Localised | null,
        place: Place,
        measures: Measure[] = [],
      ) =>
        locales.flatMap((locale) =>
          text?.[locale] === undefined
            ? []
            : [{ field, number: null, locale, text: text[locale], measures, torn: false, place }],
        )
      return {
        code: objective.code,
        edition: version.edition,
        source: version.source,
        fields: [
          ...texts('title', version.title, at('title')),
          ...texts('aim', version.aim, at('aim')),
          ...clauseFields.flatMap((name) =>
            texts(name, version[name]?.text ?? null, at(name), version[name]?.measures),
          ),
          ...texts('remarks', version.remarks, at('remarks')),
          ...version.activities.flatMap(({ number, text }, activity) =>
            texts('activity', text, at(`activities/${activity}`)).map((field) => ({ ...field, number })),
          ),
        ],
      }
    }),
  )
}
