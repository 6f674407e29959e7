import { objectiveCodes } from '#lib/plan/objective.ts'
import type { Place } from '../../place.ts'
import { keyWords, overlap } from '../../similarity.ts'
import { finding, type Finding, type Rule } from '../finding.ts'
import type { View } from '../view.ts'

const exists = (code: string) => objectiveCodes.includes(code)

const unknownCode: Rule<View> = {
  id: 'unknown-code',
  check: ({ mentions, versions, objectives }) => {
    const named = [
      ...mentions.map(({ value, place }) => ({ code: value.code, place })),
      ...versions.filter(({ isPaper }) => isPaper),
      ...objectives,
    ].filter(({ code }) => !exists(code))
    return distinct(named).map(({ code, place }) => finding('unknown-code', place, { code }))
  },
}

function distinct<T extends { code: string; place: Place }>(named: T[]): T[] {
  const seen = new Map(named.map((entry) => [`${entry.code} ${entry.place.file} ${entry.place.line}`, entry]))
  return [...seen.values()]
}

type Titled = { code: string; words: Set<string>; title: string; place: Place | null; isHeading: boolean }

/** Every title that goes with a code: headings say what an objective is called, mentions call it so. */
function titles({ versions, objectives, mentions, knownTitles }: View): Titled[] {
  const entry = (code: string, title: string, place: Place | null, isHeading: boolean) => ({
    code,
    title,
    words: keyWords(title),
    place,
    isHeading,
  })
  const ofHeadings = [...versions, ...objectives].flatMap(({ code, title }) =>
    title ? Object.values(title.text).map((text) => entry(code, text, title.place, true)) : [],
  )
  const ofMentions = mentions.flatMap(({ value, place }) =>
    value.title ? [entry(value.code, value.title, place, false)] : [],
  )
  const ofKnown = knownTitles.flatMap(({ code, title }) =>
    Object.values(title).map((text) => entry(code, text, null, true)),
  )
  return [...ofHeadings, ...ofMentions, ...ofKnown].filter(({ words }) => words.size > 0)
}

const foreign = { own: 0.3, other: 0.66 }

/** A title that shares no word with the other titles of its code, but most of them with another code's. */
const foreignTitle: Rule<View> = {
  id: 'foreign-title',
  check: (view) => {
    const named = titles(view)
    const headings = named.filter(({ isHeading }) => isHeading)
    return named.flatMap((entry): Finding[] => {
      const { place } = entry
      if (!place) return []
      const own = headings.filter((heading) => heading !== entry && heading.code === entry.code)
      if (own.length === 0 || own.some(({ words }) => overlap(entry.words, words) > foreign.own)) return []
      const best = headings
        .filter(({ code }) => code !== entry.code)
        .map((other) => ({ other, value: overlap(entry.words, other.words) }))
        .sort((a, b) => b.value - a.value)
        .at(0)
      if (!best || best.value < foreign.other) return []
      const data = { code: entry.code, title: entry.title, other: best.other.code }
      const related = [best.other.place, own[0]?.place].filter((at) => at != null)
      return [finding('foreign-title', place, data, related)]
    })
  },
}

/** One code for two objectives of the same paper and edition. */
const codeRepeated: Rule<View> = {
  id: 'code-repeated',
  check: ({ versions, objectives }) => {
    const first = new Map<string, Place>()
    const entries = [
      ...versions
        .filter(({ isPaper }) => isPaper)
        .map(({ code, edition, file, place }) => ({ key: `${file} ${edition} ${code}`, code, place })),
      ...objectives.flatMap(({ code, place, versions: own }) => [
        { key: `${place.file} ${code}`, code, place },
        ...own.map((version) => ({
          key: `${place.file} ${place.line} ${code} ${version.edition}`,
          code,
          place: version.place,
        })),
      ]),
    ]
    return entries.flatMap(({ key, code, place }) => {
      const earlier = first.get(key)
      first.set(key, earlier ?? place)
      return earlier ? [finding('code-repeated', place, { code }, [earlier])] : []
    })
  },
}

/** A whole plan holds every objective once, in the order of the codes; papers may hold some of them. */
const codesIncomplete: Rule<View> = {
  id: 'codes-incomplete',
  check: ({ objectives }) => {
    const [first] = objectives
    if (!first) return []
    const codes = objectives.map(({ code }) => code)
    const missing = objectiveCodes.filter((code) => !codes.includes(code))
    const atFirst = { file: first.place.file, line: 1 }
    return missing.length > 0
      ? [finding('codes-incomplete', atFirst, { missing: missing.join(', '), count: missing.length })]
      : []
  },
}

const codesOutOfOrder: Rule<View> = {
  id: 'codes-out-of-order',
  check: ({ objectives }) =>
    objectives.flatMap(({ code, place }, index) => {
      const before = objectives[index - 1]
      return before && before.code > code
        ? [finding('codes-out-of-order', place, { code, before: before.code }, [before.place])]
        : []
    }),
}

const goalContradictsCode: Rule<View> = {
  id: 'goal-contradicts-code',
  check: ({ objectives }) =>
    objectives.flatMap(({ code, goal, place }) =>
      code.startsWith(goal) ? [] : [finding('goal-contradicts-code', place, { code, goal })],
    ),
}

export const codeRules = [
  unknownCode,
  foreignTitle,
  codeRepeated,
  codesIncomplete,
  codesOutOfOrder,
  goalContradictsCode,
]
