import type { Measure, MeasureKind } from '#lib/plan/objective.ts'
import { numbersIn, valueOf } from '../../numbers.ts'
import { finding, type Finding, type Rule } from '../finding.ts'
import { noteIn, notesNumber, notesOf } from '../notes.ts'
import { countSources } from '../sources.ts'
import type { Said, SaidClause, VersionView, View } from '../view.ts'

const numeric: ReadonlySet<MeasureKind> = new Set([
  'count',
  'share',
  'rate',
  'range',
  'money',
  'yes_no_per_unit',
])
const isNumeric = (measure: Measure) => numeric.has(measure.kind) && (measure.low ?? measure.high) !== null

const clausesOf = ({ baseline, target2030, target2050 }: VersionView): SaidClause[] =>
  [baseline, target2030, target2050].filter((clause) => clause !== null)

const text = (values: number[]) => values.join(' + ')

/** A baseline looks back at one moment, so two editions should find the same there, or say why not. */
const differsBetweenVersions: Rule<View> = {
  id: 'numbers-differ-between-versions',
  check: ({ versions }) =>
    [...Map.groupBy(versions, ({ code }) => code).values()].flatMap((editions) => {
      const first = new Map(editions.toReversed().map((version) => [version.edition, version]))
      const ordered = [...first.values()].sort((a, b) => a.edition.localeCompare(b.edition))
      return ordered.flatMap((later, index) =>
        ordered.slice(0, index).flatMap((earlier) => compareBaselines(earlier, later)),
      )
    }),
}

function compareBaselines(earlier: VersionView, later: VersionView): Finding[] {
  const [before, after] = [earlier.baseline, later.baseline]
  if (!before || !after || before.torn || after.torn) return []
  const units = new Set(before.measures.filter(isNumeric).map(({ unit }) => unit))
  return [...units].flatMap((unit) => {
    const values = (clause: SaidClause) =>
      clause.measures
        .filter((measure) => measure.unit === unit && isNumeric(measure))
        .flatMap(({ low }) => low ?? [])
    const [old, now] = [values(before), values(after)]
    const isSame = now.length === 0 || text(old) === text(now) || sum(old) === sum(now)
    const isNoted =
      now.some((value) => notesNumber(earlier, value)) || old.some((value) => notesNumber(later, value))
    if (isSame || isNoted) return []
    const data = {
      code: later.code,
      unit,
      before: text(old),
      after: text(now),
      edition: earlier.edition,
      later: later.edition,
    }
    return [finding('numbers-differ-between-versions', after.place, data, [before.place])]
  })
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

type Labelled = { code: string; said: Said }

const saidBy = (version: VersionView): Labelled[] =>
  [version.title, version.aim, ...clausesOf(version), ...version.remarks, ...version.activities]
    .filter((said) => said !== null)
    .map((said) => ({ code: version.code, said }))

/** One text in several languages states the same numbers; a figure may be a word elsewhere. */
const differsBetweenLanguages: Rule<View> = {
  id: 'numbers-differ-between-languages',
  check: ({ versions, objectives }) =>
    [...versions.flatMap(saidBy), ...objectives.map(({ code, title }) => ({ code, said: title }))].flatMap(
      ({ code, said }) => {
        const texts = Object.entries(said.text)
        if (texts.length < 2) return []
        const stated = texts.map(([locale, words]) => ({
          locale,
          figures: figuresIn(words),
          all: new Set(numbersIn(words)),
        }))
        for (const { locale, figures } of stated)
          for (const other of stated) {
            const stray = figures.find((value) => !other.all.has(value))
            if (stray === undefined) continue
            return [
              finding('numbers-differ-between-languages', said.place, {
                code,
                value: stray,
                locale,
                other: other.locale,
              }),
            ]
          }
        return []
      },
    ),
}

/** Numbers in digits; "one" may be an article elsewhere. */
const figuresIn = (words: string) =>
  numbersIn(words.replace(/\p{L}+/gu, (word) => (valueOf(word) ? ' ' : word)))

const wholeWords =
  /\b(?:all|every|each|any|whole|full|no[^.]{1,80}left|plus un seul|ni un[ao]?|chaque|tous|toutes|tout|toute|cada|todos|todas|todo|toda)(?!\p{L})/iu
const halfWords = /\b(?:half|moitié|mitad)(?!\p{L})/iu
const scales = [1, 1e3, 1e6, 1e9]

/** A typed value must be readable in the wording beside it. */
const valueNotInWording: Rule<View> = {
  id: 'value-not-in-wording',
  check: ({ versions }) =>
    versions
      .filter(({ isPaper }) => !isPaper)
      .flatMap(({ code, ...version }) =>
        clausesOf({ code, ...version }).flatMap((clause) => {
          const words = Object.values(clause.text).join(' ')
          const stray = clause.measures.flatMap((measure) => strayValues(measure, words))
          return stray.length > 0
            ? [finding('value-not-in-wording', clause.place, { code, value: stray.join(', ') })]
            : []
        }),
      ),
}

function strayValues(measure: Measure, words: string): number[] {
  const stated = new Set(numbersIn(words))
  const isStated = (value: number) =>
    measure.kind === 'share'
      ? stated.has(round(value * 100)) ||
        (value === 1 && wholeWords.test(words)) ||
        (value === 0.5 && halfWords.test(words))
      : value === 1 || value === 0 || scales.some((scale) => stated.has(round(value / scale)))
  const values = [measure.low, measure.high].filter((value) => value !== null && !isStated(value))
  const of = measure.of !== null && !stated.has(measure.of) ? [measure.of] : []
  return [...new Set([...values, ...of])] as number[]
}

const round = (value: number) => Math.round(value * 1e6) / 1e6

const saysNone =
  /\b(?:no (?:baseline|figure|number|count|value)|not (?:yet )?(?:been )?(?:established|measured|known|counted|stated)|unknown|aucune? (?:chiffre|valeur|référence)|non (?:établie?|mesurée?|connue?|chiffrée?)|sin (?:cifra|valor|línea)|no (?:se ha )?(?:medid|establecid|conocid|cuantificad))/i

/** Where a target counts, the baseline must count too, or say that nothing was counted. */
const baselineWithoutValue: Rule<View> = {
  id: 'baseline-without-value',
  check: ({ versions }) =>
    versions.flatMap((version) => {
      const { code, edition, baseline, isPaper } = version
      const targets = [version.target2030, version.target2050].filter((clause) => clause !== null)
      const counting = targets.find(({ measures }) => measures.some(isNumeric))
      if (!counting || baseline?.measures.some(isNumeric) || baseline?.torn) return []
      const isLost = isPaper && !baseline
      const isNoted =
        noteIn(baseline) !== '' || /baseline|référence|línea de base|situation/i.test(notesOf(version))
      if (isLost || isNoted || saysNone.test(Object.values(baseline?.text ?? {}).join(' '))) return []
      return [
        finding('baseline-without-value', (baseline ?? version).place, { code, edition }, [counting.place]),
      ]
    }),
}

const denominatorUnlikeSource: Rule<View> = {
  id: 'denominator-unlike-source',
  check: ({ versions }) =>
    versions.flatMap((version) =>
      clausesOf(version).flatMap((clause) =>
        clause.measures.flatMap((measure) =>
          countSources
            .filter(
              ({ unit, counted, of }) =>
                measure.unit === unit && measure.low === counted && measure.of !== null && measure.of !== of,
            )
            .filter(({ of }) => !notesNumber(version, of))
            .map(({ of, source }) =>
              finding('denominator-unlike-source', clause.place, {
                code: version.code,
                counted: measure.low ?? 0,
                unit: measure.unit,
                of: measure.of ?? 0,
                sourceOf: of,
                source,
              }),
            ),
        ),
      ),
    ),
}

/** Up to 2030 and down again by 2050, or the other way round. */
const targetGoesBackwards: Rule<View> = {
  id: 'target-goes-backwards',
  check: ({ versions }) =>
    versions.flatMap(({ code, edition, baseline, target2030, target2050 }) => {
      const [start, middle, end] = [baseline, target2030, target2050].map(
        (clause) => clause?.measures.filter(isNumeric) ?? [],
      )
      if (!target2030 || !target2050) return []
      return (middle ?? []).flatMap((measure) => {
        const same = (candidate: Measure) =>
          candidate.kind === measure.kind && candidate.unit === measure.unit
        const [from, via, to] = [start?.find(same)?.low, measure.low, end?.find(same)?.low]
        if (from == null || via == null || to == null || (via - from) * (to - via) >= 0) return []
        const data = { code, edition, unit: measure.unit, baseline: from, target2030: via, target2050: to }
        return [finding('target-goes-backwards', target2050.place, data, [target2030.place])]
      })
    }),
}

export const numberRules = [
  differsBetweenVersions,
  differsBetweenLanguages,
  valueNotInWording,
  baselineWithoutValue,
  denominatorUnlikeSource,
  targetGoesBackwards,
]
