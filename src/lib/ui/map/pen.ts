import type { GeoContext } from 'd3-geo'

export type Pen = GeoContext & {
  /** What was drawn since the last time, as the `d` of a path. */
  take: () => string
}

/** Draws in whole units and from point to point: a quarter of the bytes that absolute decimals take. */
export function pen(): Pen {
  let drawn = ''
  let [x, y] = [0, 0]
  let lining = false
  const after = (value: number) => (value < 0 ? String(value) : ` ${value}`)

  return {
    take() {
      const path = drawn
      drawn = ''
      return path
    },
    beginPath() {},
    moveTo(toX, toY) {
      ;[x, y] = [Math.round(toX), Math.round(toY)]
      drawn += `M${x}${after(y)}`
      lining = false
    },
    lineTo(toX, toY) {
      const [dx, dy] = [Math.round(toX) - x, Math.round(toY) - y]
      if (dx === 0 && dy === 0) return
      drawn += `${lining ? after(dx) : `l${dx}`}${after(dy)}`
      ;[x, y] = [x + dx, y + dy]
      lining = true
    },
    closePath() {
      drawn += 'z'
      lining = false
    },
    arc() {
      throw new Error('this pen draws lines only')
    },
  }
}
