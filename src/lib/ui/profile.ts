/** The outline of a soil profile, drawn by a seeded hand: the same seed gives the same ground. */
export type Profile = {
  layers: { colour: 'litter' | 'topsoil' | 'subsoil' | 'parent'; path: string }[]
  blades: string
  ears: string
  roots: string
  rootlets: string
  crumbs: string
  cracks: string
  stones: string
}

export const ground = { width: 1440, height: 400, surface: 120, unitsPerCm: 3 } as const

/** Upper edges in centimetres, and how far they wander. */
const horizons = [
  { colour: 'litter', top: 0, wander: 5 },
  { colour: 'topsoil', top: 3, wander: 5 },
  { colour: 'subsoil', top: 36, wander: 9 },
  { colour: 'parent', top: 72, wander: 13 },
] as const

const at = (depthCm: number) => ground.surface + depthCm * ground.unitsPerCm
const n = (value: number) => String(Math.round(value))

/** Mulberry32: small, and the same on every machine. */
function hand(seed: number): (from: number, to: number) => number {
  let state = seed
  return (from, to) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return from + ((t ^ (t >>> 14)) >>> 0) * 2 ** -32 * (to - from)
  }
}

export function profile(seed = 4): Profile {
  const draw = hand(seed)
  const many = (count: number, stroke: () => string) => Array.from({ length: count }, stroke).join('')

  const edge = (top: number, wander: number) => {
    const [a, b, c] = [draw(0, 6), draw(0, 6), draw(0, 6)]
    return (x: number) =>
      at(top) + wander * (Math.sin(x / 210 + a) + 0.5 * Math.sin(x / 83 + b) + 0.22 * Math.sin(x / 31 + c))
  }
  const surface = edge(0, 5)
  const layers = horizons.map(({ colour, top, wander }) => {
    const line = top === 0 ? surface : top === 3 ? (x: number) => surface(x) + 9 : edge(top, wander)
    const points = Array.from({ length: 49 }, (_, index) => `${index * 30} ${n(line(index * 30))}`)
    return { colour, path: `M${points.join('L')}V${ground.height + 2}H0z` }
  })

  let blades = ''
  let ears = ''
  let roots = ''
  let rootlets = ''

  function root(x: number, y: number, angle: number, length: number, thick: boolean): void {
    let path = `M${n(x)} ${n(y)}`
    for (let gone = 0; gone < length; gone += 20) {
      angle += draw(-0.38, 0.38)
      const [dx, dy] = [Math.sin(angle) * 20, Math.abs(Math.cos(angle)) * 20]
      path += `l${n(dx)} ${n(dy)}`
      ;[x, y] = [x + dx, y + dy]
      if (thick && draw(0, 1) < 0.5)
        root(x, y, angle + draw(0.5, 1.1) * (draw(-1, 1) < 0 ? -1 : 1), draw(20, 60), false)
    }
    if (thick) roots += path
    else rootlets += path
  }

  function blade(x: number, height: number, lean: number): void {
    const y = surface(x)
    blades += `M${n(x)} ${n(y + 2)}q${n(lean * 0.1)} ${n(-height * 0.7)} ${n(lean)} ${n(-height)}`
  }

  function stalk(x: number): void {
    const [height, lean] = [draw(62, 92), draw(-9, 9)]
    blade(x, height, lean)
    blade(x, height * 0.5, lean + draw(10, 18))
    const [topX, topY] = [x + lean, surface(x) + 2 - height]
    for (let grain = 0; grain < 5; grain++)
      for (const side of [-1, 1]) ears += `M${n(topX)} ${n(topY + grain * 5 - 6)}q${side * 5}-2 ${side * 4}-8`
    ears += `M${n(topX)} ${n(topY - 4)}v-9`
  }

  for (let x = draw(10, 40); x < ground.width; x += draw(42, 80)) {
    for (let count = draw(3, 7); count > 0; count--) blade(x + draw(-7, 7), draw(14, 40), draw(-16, 16))
    root(x, surface(x) + 4, draw(-0.2, 0.2), draw(50, 150), true)
  }
  for (const start of [250, 660, 1010, 1290])
    for (let x = start; x < start + 110; x += draw(15, 26)) {
      stalk(x)
      root(x, surface(x) + 4, draw(-0.2, 0.2), draw(90, 210), true)
    }

  const speck = (from: number, to: number) => `M${n(draw(0, ground.width))} ${n(at(draw(from, to)))}h0`
  const crack = () => {
    const [x, y] = [draw(0, ground.width), at(draw(44, 62))]
    return `M${n(x)} ${n(y)}l${n(draw(-3, 3))} ${n(draw(10, 18))}l${n(draw(-4, 4))} ${n(draw(8, 20))}`
  }
  const stone = () => {
    const depth = draw(77, 96)
    const [w, h] = [draw(4, 7 + (depth - 77) * 0.5), draw(3, 4 + (depth - 77) * 0.25)]
    const side = `a${n(w)} ${n(h)} ${n(draw(-25, 25))} 1 0`
    return `M${n(draw(0, ground.width))} ${n(at(depth))}${side} ${n(2 * w)} 0${side} ${n(-2 * w)} 0z`
  }
  return {
    layers,
    blades,
    ears,
    roots,
    rootlets,
    crumbs: many(190, () => speck(6, 33)),
    cracks: many(60, crack),
    stones: many(75, stone),
  }
}
