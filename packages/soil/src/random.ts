import { SoilRefusal } from './refusal.ts'

/**
 * A source of uniform numbers in the open interval (0, 1), made from a seed: the same seed gives the same numbers
 * on every engine. Its state is the object; nothing is global.
 */
export interface Random {
  readonly seed: number
  readonly generator: 'xoshiro128**'
  /** next 32 random bits as an integer in 0 … 2³² − 1 */
  bits(): number
  /** next number in (0, 1): 52 random bits centred in their cell, so neither 0 nor 1 occurs */
  next(): number
}

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by))

/** SplitMix32: fills a state from one number, so that seeds 1 and 2 share nothing. */
function splitMix(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
}

/** xoshiro128** 1.1 (Blackman and Vigna 2021) from its four words of state; period 2¹²⁸ − 1. */
export function xoshiro(state: readonly [number, number, number, number], seed = Number.NaN): Random {
  let [a, b, c, d] = state
  if ((a | b | c | d) === 0) throw new SoilRefusal('out-of-range', 'state', { value: 'all zero' })
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const t = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= t
    d = rotate(d, 11)
    return result
  }
  const next = (): number => ((bits() >>> 6) * 2 ** 26 + (bits() >>> 6) + 0.5) / 2 ** 52
  return { seed, generator: 'xoshiro128**', bits, next }
}

/**
 * A generator from a whole number 0 … 2³² − 1.
 *
 * @example
 * random(1).next().toFixed(6) // '0.568606'
 */
export function random(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new SoilRefusal('out-of-range', 'seed', { value: seed, min: 0, max: 2 ** 32 - 1 })
  const word = splitMix(seed)
  return xoshiro([word(), word(), word(), word()], seed)
}
