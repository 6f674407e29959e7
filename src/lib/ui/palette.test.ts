import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { palette, series, type Colour } from './palette.ts'

const style = readFileSync(new URL('style.css', import.meta.url), 'utf8')

/** Red, green and blue light of an sRGB colour, 0 to 1. */
const light = (hex: string) =>
  [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = light(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

/** Machado, Oliveira & Fernandes (2009), full deficiency, on linear light. */
const seen = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

/** Difference in CIE 1976 L*a*b*, where about 2 is just noticeable and 20 is plain. */
function difference(one: string, other: string, matrix: number[]): number {
  const [a, b] = [one, other].map((hex) => lab(light(hex), matrix))
  return Math.hypot(...a!.map((value, index) => value - b![index]!))
}
function lab(rgb: number[], matrix: number[]): number[] {
  const times = (m: number[], v: number[]) =>
    [0, 3, 6].map((row) => v.reduce((sum, value, index) => sum + m[row + index]! * value, 0))
  const [x = 0, y = 0, z = 0] = times(
    [0.4124, 0.3576, 0.1805, 0.2126, 0.7152, 0.0722, 0.0193, 0.1192, 0.9505],
    times(matrix, rgb).map((value) => Math.min(Math.max(value, 0), 1)),
  ).map((value, index) => {
    const t = value / [0.9505, 1, 1.089][index]!
    return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116
  })
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const white = '#ffffff'
const text: [Colour | 'white', Colour][] = [
  ['ink', 'paper'],
  ['ink', 'chalk'],
  ['humus', 'paper'],
  ['humus', 'chalk'],
  ['gley', 'paper'],
  ['gley', 'chalk'],
  ['gley', 'gley-tint'],
  ['gley-deep', 'gley-tint'],
  ['white', 'gley'],
  ['white', 'gley-deep'],
  ['iron', 'paper'],
  ['iron', 'iron-tint'],
  ['white', 'iron-deep'],
  ['ochre-ink', 'ochre-tint'],
  ['ochre-ink', 'paper'],
  ['ink', 'gley-tint'],
  ['ink', 'iron-tint'],
  ['ink', 'ochre-tint'],
  ['paper', 'topsoil'],
  ['leached', 'topsoil'],
  ['paper', 'subsoil'],
]

describe('the palette', () => {
  it('is the same in the style sheet', () => {
    const declared = Object.fromEntries(
      [...style.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, a, b]) => [a, b]),
    )
    expect(declared).toEqual(palette)
  })

  it.each(text)('lets %s be read on %s (WCAG AA, 4.5:1)', (front, back) => {
    expect(contrast(front === 'white' ? white : palette[front], palette[back])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['edge', 'gley', 'iron'] as const)('shows the outline of a control in %s (3:1)', (edge) => {
    expect(contrast(palette[edge], palette.paper)).toBeGreaterThanOrEqual(3)
  })

  it.each(Object.entries(seen))('keeps the series of a chart apart for %s eyes', (_eyes, matrix) => {
    for (const [index, one] of series.entries())
      for (const other of series.slice(index + 1)) expect(difference(one, other, matrix)).toBeGreaterThan(20)
  })
})
