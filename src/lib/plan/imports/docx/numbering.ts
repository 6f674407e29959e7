import { child, childrenOf, isOn, numberOf, valueOf, type Xml } from './xml.ts'

type Level = {
  start: number
  format: string
  text: string
  isLegal: boolean
  /** The level whose use begins this one anew, from 1; 0 never; by default any above it. */
  restart: number | undefined
  style: string | undefined
}
type List = { abstract: string; levels: Map<number, Level>; starts: Map<number, number> }
type Style = { list?: string; level?: number; basedOn?: string }

const levels = 9

/**
 * Word's own numbers, which stand nowhere in the text: computed from the definitions as Word does, one paragraph after the
 * other. ECMA-376 part 1, §17.9: lists of one abstract definition count on together, a list with a start of its own begins there.
 */
export function openNumbering(numbering: Xml | undefined, styles: Xml | undefined) {
  const styled = readStyles(styles)
  const lists = readLists(numbering, styled)
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  /** The mark of a paragraph, as it is printed; `- ` for every bullet, one for each level of bullets. */
  return (properties: Xml | undefined): string => {
    const place = placeOf(properties, styled, lists)
    const list = place && lists.get(place.list)
    const level = place && list?.levels.get(place.level)
    if (!place || !list || !level) return ''
    const counts = counters.get(list.abstract) ?? []
    counters.set(list.abstract, counts)
    count(counts, list, place, begun)
    if (level.format === 'bullet') return `${'- '.repeat(bulletDepth(list, place.level))}`
    if (level.format === 'none' && !level.text.includes('%')) return spaced(level.text)
    return spaced(
      level.text.replace(/%([1-9])/g, (_, digit: string) => {
        const of = Number(digit) - 1
        const shown = list.levels.get(of)
        const number = counts[of] ?? startOf(list, of)
        if (shown?.format === 'none') return ''
        return write(number, level.isLegal ? 'decimal' : (shown?.format ?? 'decimal'))
      }),
    )
  }
}

const spaced = (mark: string) => (mark.trim() ? `${mark.trim()} ` : '')
const startOf = (list: List, level: number) => list.starts.get(level) ?? list.levels.get(level)?.start ?? 1

function count(
  counts: (number | undefined)[],
  list: List,
  { list: id, level }: { list: string; level: number },
  begun: Set<string>,
) {
  const isFirst = !begun.has(`${id} ${level}`)
  begun.add(`${id} ${level}`)
  const present = counts[level]
  const begins = present === undefined || (isFirst && list.starts.has(level))
  counts[level] = begins ? startOf(list, level) : present + 1
  for (let above = 0; above < level; above++) counts[above] ??= startOf(list, above)
  for (let below = level + 1; below < levels; below++) {
    const restart = list.levels.get(below)?.restart
    if (restart === undefined || (restart > 0 && level < restart)) counts[below] = undefined
  }
}

const bulletDepth = (list: List, level: number) =>
  Array.from({ length: level + 1 }, (_, index) => list.levels.get(index)).filter(
    (one) => one?.format === 'bullet',
  ).length

/** Which list and level a paragraph is in, by itself or by its style. */
function placeOf(properties: Xml | undefined, styles: Map<string, Style>, lists: Map<string, List>) {
  const own = child(properties, 'w:numPr')
  const style = valueOf(properties, 'w:pStyle')
  const given = styleList(style, styles)
  const list = valueOf(own, 'w:numId') ?? given.list
  if (list === undefined || list === '0') return null
  const byStyle = [...(lists.get(list)?.levels ?? [])].find(([, one]) => style && one.style === style)?.[0]
  const level = numberOf(own, 'w:ilvl') ?? given.level ?? byStyle ?? 0
  return { list, level: Math.min(Math.max(level, 0), levels - 1) }
}

function styleList(id: string | undefined, styles: Map<string, Style>): Style {
  const found: Style = {}
  for (let depth = 0, at = id; at && depth < 20; depth++) {
    const style = styles.get(at)
    if (style?.list !== undefined) found.list ??= style.list
    if (style?.level !== undefined) found.level ??= style.level
    at = style?.basedOn
  }
  return found
}

function readStyles(styles: Xml | undefined): Map<string, Style> {
  return new Map(
    childrenOf(child(styles, 'w:styles'), 'w:style').map((style) => {
      const own = child(child(style, 'w:pPr'), 'w:numPr')
      const read = {
        list: valueOf(own, 'w:numId'),
        level: numberOf(own, 'w:ilvl'),
        basedOn: valueOf(style, 'w:basedOn'),
      }
      return [style.at['w:styleId'] ?? '', read as Style]
    }),
  )
}

function readLists(numbering: Xml | undefined, styles: Map<string, Style>): Map<string, List> {
  const root = child(numbering, 'w:numbering')
  const abstracts = new Map(
    childrenOf(root, 'w:abstractNum').map((one) => [one.at['w:abstractNumId'] ?? '', one]),
  )
  const nums = new Map(childrenOf(root, 'w:num').map((num) => [num.at['w:numId'] ?? '', num]))
  const levelsOf = (abstract: Xml | undefined): Map<number, Level> =>
    new Map(childrenOf(abstract, 'w:lvl').map((one) => [Number(one.at['w:ilvl'] ?? 0), readLevel(one)]))
  const linked = (abstract: Xml | undefined): Xml | undefined => {
    const style = valueOf(abstract, 'w:numStyleLink')
    const list = style ? styles.get(style)?.list : undefined
    return list ? abstracts.get(valueOf(nums.get(list), 'w:abstractNumId') ?? '') : abstract
  }
  return new Map(
    [...nums].map(([id, num]) => {
      const abstract = valueOf(num, 'w:abstractNumId') ?? ''
      const own = levelsOf(linked(abstracts.get(abstract)))
      const starts = new Map<number, number>()
      for (const change of childrenOf(num, 'w:lvlOverride')) {
        const at = Number(change.at['w:ilvl'] ?? 0)
        const level = child(change, 'w:lvl')
        if (level) own.set(at, readLevel(level))
        const start = numberOf(change, 'w:startOverride')
        if (start !== undefined) starts.set(at, start)
      }
      return [id, { abstract, levels: own, starts }]
    }),
  )
}

const readLevel = (level: Xml): Level => ({
  start: numberOf(level, 'w:start') ?? 0,
  format: valueOf(level, 'w:numFmt') ?? 'decimal',
  text: valueOf(level, 'w:lvlText') ?? '',
  isLegal: isOn(level, 'w:isLgl'),
  restart: numberOf(level, 'w:lvlRestart'),
  style: valueOf(level, 'w:pStyle'),
})

/** A number in one of Word's formats; those of other scripts as digits, which say the same. */
export function write(number: number, format: string): string {
  if (number > 0 && number < 4000) {
    if (format === 'upperRoman') return toRoman(number)
    if (format === 'lowerRoman') return toRoman(number).toLowerCase()
    if (format === 'upperLetter') return toLetters(number)
    if (format === 'lowerLetter') return toLetters(number).toLowerCase()
  }
  return format === 'decimalZero' && number < 10 ? `0${number}` : String(number)
}

const numerals: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function toRoman(number: number): string {
  let rest = number
  return numerals.reduce((text, [value, sign]) => {
    const times = Math.floor(rest / value)
    rest -= times * value
    return text + sign.repeat(times)
  }, '')
}

/** After Z Word goes on with AA, BB. */
const toLetters = (number: number) =>
  String.fromCharCode(65 + ((number - 1) % 26)).repeat(Math.floor((number - 1) / 26) + 1)
