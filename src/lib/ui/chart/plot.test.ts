import * as Plot from '@observablehq/plot'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { plot, plotForScreens, type ChartOptions } from './plot.server.ts'

const shares: ChartOptions = {
  title: 'Parties <that> name soils',
  description: '28 in 2019 & 61 in 2024.',
  locale: 'fr',
  y: { domain: [0, 5000] },
  marks: [Plot.lineY([1200, 4800])],
}
const svgs = (text: string) => [
  ...parseHTML(`<html><body>${text}</body></html>`).document.querySelectorAll('svg'),
]

describe('a chart drawn on the server', () => {
  it('is one image whose title and description come first', () => {
    const [svg] = svgs(plot(shares))
    expect(svg?.getAttribute('role')).toBe('img')
    expect([...svg!.children].slice(0, 2).map(({ localName }) => localName)).toEqual(['title', 'desc'])
    expect(svg?.querySelector('title')?.textContent).toBe(shares.title)
    expect(svg?.querySelector('desc')?.textContent).toBe(shares.description)
  })

  it('names nothing inside the image, which listeners take as a whole', () => {
    expect(svgs(plot(shares))[0]?.querySelectorAll('[aria-label], [aria-description]')).toHaveLength(0)
  })

  it('holds no script and no markup from its words', () => {
    const text = plot({ ...shares, title: '<script>alert(1)</script>' })
    expect(text).not.toContain('<script')
  })

  it('writes figures on its axis as readers do', () => {
    const words = svgs(plot(shares))[0]?.textContent ?? ''
    expect(words).toContain(new Intl.NumberFormat('fr').format(3000))
  })

  it('writes years without a separator and months in the language', () => {
    const days = [new Date('2020-01-01'), new Date('2050-01-01')]
    const years = plot({ ...shares, x: { type: 'utc' }, marks: [Plot.lineY(days, { x: days, y: [1, 2] })] })
    expect(svgs(years)[0]?.textContent).toContain('2030')
  })

  it('comes for a phone and for a sheet, each drawn at its own width', () => {
    const drawn = svgs(plotForScreens(() => shares))
    expect(drawn.map((svg) => [svg.getAttribute('data-for'), svg.getAttribute('width')])).toEqual([
      ['sheets', '680'],
      ['phones', '340'],
    ])
  })
})
