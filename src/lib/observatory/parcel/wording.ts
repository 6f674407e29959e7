import { decimalMark } from '#lib/platform/text/format.ts'
import type { CommonRemark } from '#soil'
import { writeNumber } from '#tables'
import type { Refused } from './chunk.ts'
import { reasonOf } from './reasons.ts'
import type { Question } from './question.ts'
import type { Texts } from './texts.server.ts'
import type { Problem } from './parse.ts'

/** A text with its data put in. Text goes to the page as text, so nothing in it is ever markup. */
export const filled = (text: string, data: Readonly<Record<string, unknown>>) =>
  text.replace(/\{(\w+)\}/g, (open, name: string) => (name in data ? String(data[name] ?? '') : open))

/** A reason of the package in the reader's words; its own where there are none. */
function reasonIn(english: string, { refusals }: Texts): string {
  const reason = reasonOf(english)
  const text = reason && refusals.reasons[reason.key]
  return text ? filled(text, reason.data) : english
}

export function problemIn({ text, data, isMissing }: Problem, texts: Texts): string {
  const number = (value: string | number) =>
    typeof value === 'number' ? new Intl.NumberFormat(texts.locale).format(value) : value
  const told = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, number(value)]))
  // To be typed again as they stand here, so without marks between thousands.
  for (const name of ['thousands', 'fraction'])
    if (name in data) told[name] = writeNumber(Number(data[name]), decimalMark(texts.locale))
  const reason = typeof data.reason === 'string' ? { reason: reasonIn(data.reason, texts) } : {}
  const said = filled(texts.problems[text], { ...told, ...reason }).trim()
  return isMissing ? `${said} ${texts.problems.missing}` : said
}

export function refusalIn({ code, field, data }: Omit<Refused, 'place'>, texts: Texts): string {
  const { refusals, labels } = texts
  if (typeof data.mask === 'string')
    return filled(refusals.masked, { mask: refusals.masks[data.mask] ?? data.mask })
  const place = field in labels ? labels[field as 'stock'] : field
  const reason = reasonIn(String(data.reason ?? ''), texts)
  return filled(refusals.codes[code] ?? '{reason}', { min: '−∞', max: '∞', ...data, place, reason })
}

/** A remark in the reader's words; of cells, in how many it holds and where the first of them stands. */
export function remarkIn(remark: CommonRemark, { kind, places }: Question, texts: Texts): string {
  const figure = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 4 })
  const told = Object.fromEntries(
    Object.entries(remark.data).map(([name, value]) => [
      name,
      typeof value === 'number' ? figure.format(value) : value,
    ]),
  )
  const perhaps = remark.data.unit ? filled(texts.remarks.perhaps, remark.data) : ''
  const said = filled(texts.remarks.byRule[remark.rule], { ...told, perhaps }).trim()
  if (kind === 'parcel') return said
  const where = { places: remark.places, of: places.length, line: places[remark.first]!.line }
  return `${said} ${filled(texts.remarks.cells, where)}`
}
