import { parseHTML } from 'linkedom'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { worldMap } from './world.server.ts'

const senegal = { id: '686', label: 'Senegal & "neighbours"' }
const map = (parts: Parameters<typeof worldMap>[0]) => parseHTML(worldMap(parts)).document

describe('a map of the world', () => {
  it('is one image whose title and description come first', () => {
    const { document } = parseHTML(worldMap({ title: 'Sites', description: 'Two of them.' }))
    const svg = document.querySelector('svg')
    expect(svg?.getAttribute('role')).toBe('img')
    expect([...svg!.children].slice(0, 2).map((part) => part.textContent)).toEqual(['Sites', 'Two of them.'])
  })

  it('draws the countries it is given, each with its name', () => {
    const names = map({ title: 'a', description: 'b', countries: [senegal] }).querySelectorAll('path > title')
    expect([...names].map((name) => name.textContent)).toEqual([senegal.label])
  })

  it('leaves out a country that the atlas does not have', () => {
    expect(
      map({ title: 'a', description: 'b', countries: [{ id: '000', label: 'Nowhere' }] }).querySelector(
        'path > title',
      ),
    ).toBeNull()
  })

  it('sets a point where it lies: Quito near the middle, Dakar to the east of it and higher', () => {
    const points = [
      { longitude: -78.5, latitude: -0.2, label: 'Quito' },
      { longitude: -17.4, latitude: 14.7, label: 'Dakar' },
    ]
    const [quito, dakar] = [...map({ title: 'a', description: 'b', points }).querySelectorAll('circle')].map(
      (circle) => ({
        x: Number(circle.getAttribute('cx')),
        y: Number(circle.getAttribute('cy')),
      }),
    )
    expect(quito!.y).toBeCloseTo(470, -1)
    expect(dakar!.x).toBeGreaterThan(quito!.x)
    expect(dakar!.y).toBeLessThan(quito!.y)
  })

  it('weighs little enough for a phone', () => {
    expect(gzipSync(worldMap({ title: 'a', description: 'b' })).length).toBeLessThan(15_000)
  })
})
