/**
 * a = 47.91 / (1 + e^(106.06/(T + 18.27))), 0 below −5 °C, without an exponential or a division in the loop: short
 * polynomials around every quarter of a degree, worked out here from the formula, so that every engine has the same.
 */
const top: f64 = 47.91
const scale: f64 = 106.06
const shift: f64 = 18.27
const coldest: f64 = -5

const pieces: i32 = 261
/** 8 coefficients a piece in f64, 4 in f32 */
const exact: usize = memory.data(261 * 64, 16)
const rough: usize = memory.data(261 * 16, 16)
/** a of every tenth of a degree from −5.1, which stands for all that is colder, to 60 */
const tenths: usize = memory.data(652 * 8, 16)

/** Adding it rounds to a quarter (to a whole), and leaves the count of them in the lowest bits of the sum. */
const quarterF32: f32 = 1.5 * 2097152
/** Constants of the loops, read from memory as in decay.ts. */
const bounds = memory.data<f64>([-5, 60, 1.5 * 1125899906842624])
const tenthBounds = memory.data<f64>([-51, 600, 1.5 * 4503599627370496, 10, 0.1])
const boundsF32 = memory.data<f32>([-5, 60, 1.5 * 2097152])

const g = memory.data(64)
const y = memory.data(64)

/** Taylor series of a around `centre`: y = 1/(1 + e^g) obeys y′ = −(y − y²) g′. */
function series(centre: f64): void {
  const w = centre + shift
  let term = scale / w
  for (let k: usize = 0; k < 8; k++) {
    store<f64>(g + 8 * k, term)
    term /= -w
  }
  store<f64>(y, 1 / (1 + Math.exp(load<f64>(g))))
  for (let k: usize = 0; k < 7; k++) {
    let derivative: f64 = 0
    for (let j: usize = 0; j <= k; j++) {
      let square: f64 = 0
      for (let i: usize = 0; i <= j; i++) square += load<f64>(y + 8 * i) * load<f64>(y + 8 * (j - i))
      derivative -= (load<f64>(y + 8 * j) - square) * f64(k - j + 1) * load<f64>(g + 8 * (k - j + 1))
    }
    store<f64>(y + 8 * (k + 1), derivative / f64(k + 1))
  }
}

export function fillTemperature(): void {
  for (let i = 0; i < pieces; i++) {
    series(coldest + f64(i) / 4)
    for (let k: usize = 0; k < 8; k++) store<f64>(exact + usize(i) * 64 + 8 * k, top * load<f64>(y + 8 * k))
    for (let k: usize = 0; k < 4; k++)
      store<f32>(rough + usize(i) * 16 + 4 * k, f32(top * load<f64>(y + 8 * k)))
  }
  store<f64>(tenths, 0)
  for (let i = 1; i < 652; i++)
    store<f64>(tenths + usize(i) * 8, top / (1 + Math.exp(scale / (f64(i - 51) / 10 + shift))))
}

/** Even and odd part of a piece at t², one beside the other. */
function halves(at: usize, t2: v128): v128 {
  const low = f64x2.add(v128.load(at), f64x2.mul(t2, v128.load(at, 16)))
  const high = f64x2.add(v128.load(at, 32), f64x2.mul(t2, v128.load(at, 48)))
  return f64x2.add(low, f64x2.mul(f64x2.mul(t2, t2), high))
}

/** A temperature within the pieces; what is not a number counts as cold, so that no address is ever wrong. */
function within(temperature: v128): v128 {
  return f64x2.pmin(v128.load_splat<f64>(bounds + 8), f64x2.pmax(v128.load_splat<f64>(bounds), temperature))
}

/** a of two temperatures, °C. */
export function modifier(temperature: v128): v128 {
  const mild = within(temperature)
  const toQuarter = v128.load_splat<f64>(bounds + 16)
  const rounded = f64x2.add(mild, toQuarter)
  const t = f64x2.sub(mild, f64x2.sub(rounded, toQuarter))
  const t2 = f64x2.mul(t, t)
  const base = exact + 20 * 64
  const first = halves(base + (usize(i32x4.extract_lane(rounded, 0)) << 6), f64x2.shuffle(t2, t2, 0, 0))
  const second = halves(base + (usize(i32x4.extract_lane(rounded, 2)) << 6), f64x2.shuffle(t2, t2, 1, 1))
  const even = f64x2.shuffle(first, second, 0, 2)
  const odd = f64x2.shuffle(first, second, 1, 3)
  const a = f64x2.add(even, f64x2.mul(t, odd))
  return v128.and(a, f64x2.ge(temperature, v128.load_splat<f64>(bounds)))
}

/** Two temperatures that are whole tenths of a degree, without what f32 added to them. */
export function tenthsOf(temperature: v128): v128 {
  const tenth = f64x2.nearest(f64x2.mul(temperature, v128.load_splat<f64>(tenthBounds + 24)))
  return f64x2.mul(tenth, v128.load_splat<f64>(tenthBounds + 32))
}

/** a of two temperatures that are whole tenths of a degree. */
export function modifierOfTenths(temperature: v128): v128 {
  const tenth = f64x2.pmin(
    v128.load_splat<f64>(tenthBounds + 8),
    f64x2.pmax(
      v128.load_splat<f64>(tenthBounds),
      f64x2.mul(temperature, v128.load_splat<f64>(tenthBounds + 24)),
    ),
  )
  const index = f64x2.add(tenth, v128.load_splat<f64>(tenthBounds + 16))
  const base = tenths + 51 * 8
  const first = v128.load64_zero(base + (usize(i32x4.extract_lane(index, 0)) << 3))
  return v128.load64_lane(base + (usize(i32x4.extract_lane(index, 2)) << 3), first, 1)
}

/** a of four temperatures in single precision. */
export function modifierF32(temperature: v128): v128 {
  const mild = f32x4.pmin(
    v128.load_splat<f32>(boundsF32 + 4),
    f32x4.pmax(v128.load_splat<f32>(boundsF32), temperature),
  )
  const toQuarter = v128.load_splat<f32>(boundsF32 + 8)
  const rounded = f32x4.add(mild, toQuarter)
  const t = f32x4.sub(mild, f32x4.sub(rounded, toQuarter))
  // The low bits of the sum count quarters; what the constant itself has in them is taken off the address.
  const base = rough + 20 * 16 - (usize(reinterpret<u32>(quarterF32)) << 4)
  const a = v128.load(base + (usize(i32x4.extract_lane(rounded, 0)) << 4))
  const b = v128.load(base + (usize(i32x4.extract_lane(rounded, 1)) << 4))
  const c = v128.load(base + (usize(i32x4.extract_lane(rounded, 2)) << 4))
  const d = v128.load(base + (usize(i32x4.extract_lane(rounded, 3)) << 4))
  const ab = i32x4.shuffle(a, b, 0, 4, 1, 5)
  const cd = i32x4.shuffle(c, d, 0, 4, 1, 5)
  const ab2 = i32x4.shuffle(a, b, 2, 6, 3, 7)
  const cd2 = i32x4.shuffle(c, d, 2, 6, 3, 7)
  const c0 = i64x2.shuffle(ab, cd, 0, 2)
  const c1 = i64x2.shuffle(ab, cd, 1, 3)
  const c2 = i64x2.shuffle(ab2, cd2, 0, 2)
  const c3 = i64x2.shuffle(ab2, cd2, 1, 3)
  const t2 = f32x4.mul(t, t)
  const value = f32x4.add(f32x4.add(c0, f32x4.mul(t, c1)), f32x4.mul(t2, f32x4.add(c2, f32x4.mul(t, c3))))
  return v128.and(value, f32x4.ge(temperature, v128.load_splat<f32>(boundsF32)))
}
