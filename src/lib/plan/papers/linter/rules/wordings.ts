import type { Locale } from '#lib/platform/text/localised.ts'
import { wordsOnly } from '../../lines.ts'
import { finding, type Finding, type Rule } from '../finding.ts'
import { withoutNote } from '../notes.ts'
import type { Said, VersionView, View } from '../view.ts'

/** Shorter texts may agree by chance. */
const leastLetters = 25

/** The words of a text in each language, in comparison form, longer than chance. */
const forms = (said: Said | null, least = leastLetters): string[] =>
  said
    ? (Object.entries(said.text) as [Locale, string][])
        .map(([locale, text]) => ({ locale, words: wordsOnly(withoutNote(text)) }))
        .filter(({ words }) => words.length >= least)
        .map(({ locale, words }) => `${locale}:${words}`)
    : []

const sameWords = (a: Said | null, b: Said | null): boolean => {
  const of = new Set(forms(a, 3))
  return forms(b, 3).some((form) => of.has(form))
}

const targetEqualsBaseline: Rule<View> = {
  id: 'target-equals-baseline',
  check: ({ versions }) =>
    versions.flatMap((version) =>
      (['target2030', 'target2050'] as const).flatMap((name) => {
        const [target, { baseline }] = [version[name], version]
        if (!target || !baseline || !sameWords(baseline, target)) return []
        const data = { code: version.code, edition: version.edition, year: name.slice(-4) }
        return [finding('target-equals-baseline', target.place, data, [baseline.place])]
      }),
    ),
}

const targetEqualsTarget: Rule<View> = {
  id: 'target-equals-target',
  check: ({ versions }) =>
    versions.flatMap(({ code, edition, target2030, target2050 }) =>
      target2030 && target2050 && sameWords(target2030, target2050)
        ? [finding('target-equals-target', target2050.place, { code, edition }, [target2030.place])]
        : [],
    ),
}

type Written = { version: VersionView; field: string; said: Said }

/** The texts of a version that no other objective should word the same. */
function writings(version: VersionView): Written[] {
  const single = (['aim', 'description', 'baseline', 'target2030', 'target2050'] as const).flatMap((field) =>
    version[field] ? [{ version, field, said: version[field] }] : [],
  )
  return [...single, ...version.activities.map((said) => ({ version, field: 'activity', said }))]
}

/** Pairs of writings of one edition with equal words: the later one with the first that had them. */
function repetitions(written: Written[]): [Written, Written][] {
  const first = new Map<string, Written>()
  const pairs = new Map<Written, Written>()
  for (const writing of written)
    for (const form of forms(writing.said)) {
      const key = `${writing.version.edition}:${form}`
      const earlier = first.get(key)
      if (!earlier) first.set(key, writing)
      else if (earlier !== writing) pairs.set(writing, earlier)
    }
  return [...pairs]
}

/** Equal targets within an objective have rules of their own. */
const areHorizons = (a: Written, b: Written) =>
  a.version === b.version && [a, b].every(({ field }) => /^(?:baseline|target)/.test(field))

/** Two papers may both quote an objective. */
const quotesTheSame = (a: Written, b: Written) =>
  a.version.code === b.version.code && a.version.file !== b.version.file && a.field === b.field

const wordingRepeated: Rule<View> = {
  id: 'wording-repeated',
  check: ({ versions }) =>
    repetitions(versions.flatMap(writings))
      .filter(([later, first]) => !areHorizons(later, first) && !quotesTheSame(later, first))
      .map(([later, first]) =>
        finding(
          'wording-repeated',
          later.said.place,
          {
            code: later.version.code,
            field: later.field,
            other: first.version.code,
            otherField: first.field,
          },
          [first.said.place],
        ),
      ),
}

/** Remarks by their lines, since two objectives may share one remark of several. */
const remarksOf = (version: VersionView): Written[] =>
  version.remarks.flatMap((said) =>
    Object.entries(said.text).flatMap(([locale, text]) =>
      text.split(/\n+/).map((line) => ({
        version,
        field: 'remarks',
        said: { text: { [locale]: line }, place: said.place },
      })),
    ),
  )

const remarksRepeated: Rule<View> = {
  id: 'remarks-repeated',
  check: ({ versions }) => {
    const pairs = repetitions(versions.flatMap(remarksOf)).filter(
      ([later, first]) => later.version.code !== first.version.code,
    )
    return onePerPair(pairs).map(([later, first]) =>
      finding('remarks-repeated', later.said.place, { code: later.version.code, other: first.version.code }, [
        first.said.place,
      ]),
    )
  },
}

function onePerPair(pairs: [Written, Written][]): [Written, Written][] {
  const seen = new Map<string, [Written, Written]>()
  for (const pair of pairs) {
    const key = pair.map(({ version }) => `${version.file} ${version.edition} ${version.code}`).join(' / ')
    if (!seen.has(key)) seen.set(key, pair)
  }
  return [...seen.values()]
}

const titleRepeated: Rule<View> = {
  id: 'title-repeated',
  check: ({ versions, objectives }) => {
    const titled = [
      ...versions.flatMap(({ code, edition, title }) => (title ? [{ code, scope: edition, title }] : [])),
      ...objectives.map(({ code, title }) => ({ code, scope: 'plan', title })),
    ]
    const first = new Map<string, (typeof titled)[number]>()
    const found: Finding[] = []
    for (const entry of titled)
      for (const form of forms(entry.title, 3)) {
        const earlier = first.get(`${entry.scope}:${form}`)
        if (!earlier) first.set(`${entry.scope}:${form}`, entry)
        else if (earlier.code !== entry.code && !found.some(({ text }) => text.data.code === entry.code))
          found.push(
            finding('title-repeated', entry.title.place, { code: entry.code, other: earlier.code }, [
              earlier.title.place,
            ]),
          )
      }
    return found
  },
}

export const wordingRules = [
  targetEqualsBaseline,
  targetEqualsTarget,
  wordingRepeated,
  remarksRepeated,
  titleRepeated,
]
