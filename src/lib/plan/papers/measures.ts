import type { Horizon, Measure } from '#lib/plan/objective.ts'
import { toNumber, tokens, valueOf, withoutBrand } from './numbers.ts'
import { currencyOf, scaleOf, unitOf } from './units.ts'

/**
 * The values in a sentence of the plan, in the order they stand there. Only what is written is read: a number
 * without a noun that the plan counts yields nothing, because a guessed unit is worse than a missing value.
 */
export function readMeasures(text: string, horizon: Horizon): Measure[] {
  const denominator = readDenominator(withoutBrand(text))
  return sentences(withoutBrand(text)).flatMap((sentence) => {
    const counted = new Scanner(sentence, denominator).measures()
    if (counted.length > 0 || horizon === 'baseline') return counted
    return readState(sentence, horizon)
  })
}

/** Sentences of the wording itself; what follows a note is about the wording. */
function sentences(text: string): string[] {
  const [own = ''] = text.split(/\bnot[ae]s?\s?:/i)
  return own.split(/(?<=[.;!?])\s+(?=\p{Lu}|\d)|\n+/u)
}

type Denominator = { of: number; unit: string }

/** "Out of 196 countries' NDCs": what the numbers behind it are a part of. */
const whole = /\b(?:out of|sur|parmi|de (?:las|los|un total de))\s+(\d[\d,. ]{0,10}\d|\d)\s+([^,.;]{2,60})/gi

function readDenominator(text: string): Denominator | null {
  for (const [, digits = '', phrase = ''] of text.matchAll(whole)) {
    const unit = firstNoun(phrase.split(/[\s/]+/))
    if (unit) return { of: toNumber(digits), unit }
  }
  return null
}

/** The head of the first run of nouns: "countries' NDCs" speaks of NDCs. */
function firstNoun(words: string[]): string | null {
  const start = words.findIndex((word) => unitOf(word))
  if (start < 0) return null
  let last = start
  while (unitOf(words[last + 1] ?? '')) last++
  return unitOf(words[last] ?? '')
}

const reach = 8
const rateAfter =
  /^(?:per|a|every|each|par|por|al|cada|chaque)\s(?:year|annum|an|año|année)\b|^(?:annually|yearly|annuels?|anuales)\b/i
const rateBefore = /\b(?:annual|yearly|annuels?|annuelles?|anual|anuales)\b/i
const isRangeSign = (word: string) => /^(?:to|-|–|à|a)$/i.test(word)
const endsPhrase = (word: string) => /^[.;:]$/.test(word)
/** "Operational for all members" says for whom, not how many. */
const isForWhom = (word: string) => /^(?:for|pour|para)$/i.test(word)
const isOrdinalEnd = (word: string) => /^(?:st|nd|rd|th|e|er|ème)$/i.test(word)

/** Reads a sentence word by word, forward only. */
class Scanner {
  readonly #words: string[]
  readonly #denominator: Denominator | null
  #at = 0

  constructor(sentence: string, denominator: Denominator | null) {
    this.#words = tokens(sentence)
    this.#denominator = denominator
  }

  measures(): Measure[] {
    const found: Measure[] = []
    for (; this.#at < this.#words.length; this.#at++) {
      const measure = this.#number() ?? this.#everything()
      if (measure) found.push(measure)
    }
    return found
  }

  #word(offset: number): string {
    return this.#words[this.#at + offset] ?? ''
  }

  #valueAt(offset: number): number | null {
    return valueOf(this.#word(offset))
  }

  #number(): Measure | null {
    const low = this.#valueAt(0)
    if (low === null || isOrdinalEnd(this.#word(1))) return null
    let length = 1
    if (this.#word(length) === '%') length++
    let high = low
    const second = isRangeSign(this.#word(length)) ? this.#valueAt(length + 1) : null
    if (second !== null && second > low) {
      high = second
      length += 2
    }
    const isShare = this.#word(length) === '%' || this.#word(1) === '%'
    if (this.#word(length) === '%') length++
    const measure =
      this.#money(low, high, length) ??
      (isShare ? this.#share(low / 100, high / 100, length) : this.#count(low, high, length))
    this.#at += length - 1
    return measure
  }

  #money(low: number, high: number, length: number): Measure | null {
    const before = currencyOf(this.#word(-1))
    const scale = scaleOf(this.#word(length))
    const after = currencyOf(this.#word(length + (scale ? 1 : 0)))
    const unit = before ?? after
    if (!unit) return null
    const factor = scale ?? 1
    return measure('money', low * factor, high * factor, unit, { per: this.#per(length + 2) })
  }

  #share(low: number, high: number, length: number): Measure | null {
    const unit = this.#noun(length)?.unit
    return unit ? measure('share', low, high, unit, { of: this.#equated(length) }) : null
  }

  #count(low: number, high: number, length: number): Measure | null {
    const noun = this.#noun(length)
    const of = this.#denominator
    if (of && low === of.of && low === high) return null
    if (of && low < of.of && (!noun || noun.unit === of.unit) && !this.#isYear(low, length))
      return measure('yes_no_per_unit', low, high, of.unit, { of: of.of })
    if (!noun) return this.#equals(low)
    if (!Number.isInteger(low)) return null
    if (this.#isYear(low, length) && noun.distance > 1) return null
    const per = this.#per(length + noun.distance)
    const least = this.#isAtLeast()
    const kind = per ? 'rate' : low === high ? 'count' : 'range'
    return measure(kind, low, least ? null : high, noun.unit, { per })
  }

  /** "Parties = 98": the noun stands before the sign. */
  #equals(value: number): Measure | null {
    const unit = this.#word(-1) === '=' ? unitOf(this.#word(-2)) : null
    return unit ? measure('count', value, value, unit, {}) : null
  }

  /** "100 % of the Parties = 196 countries": the whole is stated behind the share. */
  #equated(length: number): number | null {
    const sign = this.#words.indexOf('=', this.#at + length)
    if (sign < 0 || sign > this.#at + length + reach) return null
    const value = this.#words[sign + 1] ?? ''
    if (!/^\d/.test(value)) return null
    this.#words[sign + 1] = ''
    return toNumber(value)
  }

  /** "All countries …": the whole of them. */
  #everything(): Measure | null {
    const isAll = /^(?:all|tous|toutes|todos|todas)$/i.test(this.#word(0))
    const isEverySingle = /^every$/i.test(this.#word(0)) && /^single$/i.test(this.#word(1))
    if ((!isAll && !isEverySingle) || isForWhom(this.#word(-1))) return null
    const noun = this.#noun(1)
    if (!noun) return null
    this.#at += noun.distance
    return measure('share', 1, 1, noun.unit, {})
  }

  /** The noun that a number counts: within reach, in the same phrase, before the next number. */
  #noun(length: number): { unit: string; distance: number } | null {
    for (let distance = 0; distance < reach; distance++) {
      const word = this.#word(length + distance)
      if (word === '' || endsPhrase(word) || word === '=' || this.#valueAt(length + distance) !== null)
        return null
      if (!unitOf(word)) continue
      while (unitOf(this.#word(length + distance + 1))) distance++
      return { unit: unitOf(this.#word(length + distance)) ?? '', distance: distance + 1 }
    }
    return null
  }

  #per(offset: number): 'year' | null {
    const before = this.#words.slice(Math.max(0, this.#at - 3), this.#at + offset).join(' ')
    if (rateBefore.test(before)) return 'year'
    for (let ahead = 0; ahead < 4; ahead++) {
      const words = this.#words.slice(this.#at + offset + ahead, this.#at + offset + ahead + 3)
      if (endsPhrase(words[0] ?? '.')) return null
      if (rateAfter.test(words.join(' '))) return 'year'
    }
    return null
  }

  #isAtLeast(): boolean {
    return /(?:at least|more than|au moins|plus de|al menos|más de)$/i.test(
      this.#words.slice(Math.max(0, this.#at - 2), this.#at).join(' '),
    )
  }

  #isYear(value: number, length: number): boolean {
    return length === 1 && Number.isInteger(value) && value >= 1990 && value <= 2100
  }
}

function measure(
  kind: Measure['kind'],
  low: number,
  high: number | null,
  unit: string,
  more: Partial<Pick<Measure, 'of' | 'per' | 'by'>>,
): Measure {
  return { kind, low, high, unit, of: null, per: null, by: null, ...more }
}

const recognised =
  /\b(?:recogni[sz]ed as|used as a reference|international standard|reconnue?s? comme|norme internationale|reconocid[oa]s? como|norma internacional)/i
const achieved =
  /\b(?:establish(?:ed|ment)|operational|available|elaborated|updated|adopted|delivered|developed|active|online access|used|opérationnel(?:le)?s?|disponibles?|établie?s?|élaborée?s?|operativ[oa]s?|establecid[oa]s?|elaborad[oa]s?)(?![\p{L}])/iu
const denied = /\b(?:not|n[’']est pas|n[’']a pas|no se ha|no ha)\b/i
const dueDate =
  /\b(?:by|until|before|d[’']ici|avant|para|antes de)(?: the)?(?: (?:end|fin|finales|la fin))?(?: of| de)? (20\d\d)\b/i

/** What a target without numbers promises: a level that people judge, or something done by a day. */
function readState(sentence: string, horizon: Exclude<Horizon, 'baseline'>): Measure[] {
  const by = `${sentence.match(dueDate)?.[1] ?? horizon}-12-31`
  const state = { low: null, high: null, of: null, per: null, by }
  if (denied.test(sentence)) return []
  if (recognised.test(sentence)) return [{ kind: 'maturity', unit: 'level', ...state }]
  if (achieved.test(sentence)) return [{ kind: 'milestone', unit: 'milestone', ...state }]
  return []
}
