/**
 * Adding the first rounds to a whole number, which then stands in the lowest bits of the sum; 1/ln 2; and ln 2 in two
 * parts, of which the first has so few digits that its multiples are exact.
 */
const reduction = memory.data<f64>([
  1.5 * 4503599627370496,
  1.4426950408889634,
  6.9314718036912381649e-1,
  1.90821492927058770002e-10,
])

const factorials: usize = memory.data<f64>([
  1, 0.5, 0.16666666666666666, 0.041666666666666664, 0.008333333333333333, 0.001388888888888889,
  0.0001984126984126984, 0.0000248015873015873, 0.0000027557319223985893, 2.7557319223985894e-7,
  2.505210838544172e-8, 2.08767569878681e-9, 1.6059043836821613e-10,
])

/** e^x − 1 of two numbers between −700 and 700, without loss near 0. */
export function expm1(x: v128): v128 {
  const toWhole = v128.load_splat<f64>(reduction)
  const rounded = f64x2.add(f64x2.mul(x, v128.load_splat<f64>(reduction + 8)), toWhole)
  const n = f64x2.sub(rounded, toWhole)
  const high = f64x2.sub(x, f64x2.mul(n, v128.load_splat<f64>(reduction + 16)))
  const r = f64x2.sub(high, f64x2.mul(n, v128.load_splat<f64>(reduction + 24)))
  // Two chains of half the length: the even and the odd terms.
  const r2 = f64x2.mul(r, r)
  let even = v128.load_splat<f64>(factorials + 96)
  let odd = v128.load_splat<f64>(factorials + 88)
  for (let k: usize = 96; k > 16; k -= 16) {
    even = f64x2.add(f64x2.mul(even, r2), v128.load_splat<f64>(factorials + k - 16))
    odd = f64x2.add(f64x2.mul(odd, r2), v128.load_splat<f64>(factorials + k - 24))
  }
  even = f64x2.add(f64x2.mul(even, r2), v128.load_splat<f64>(factorials))
  const series = f64x2.add(even, f64x2.mul(odd, r))
  const two = i64x2.shl(i64x2.add(rounded, i64x2.splat(1023)), 52)
  return f64x2.add(f64x2.mul(two, f64x2.mul(r, series)), f64x2.sub(two, f64x2.splat(1)))
}
