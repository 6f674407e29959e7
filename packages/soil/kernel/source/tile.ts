/**
 * Where everything of a tile of 64 cells lies in the memory of this instance, in bytes. A row is one value of each
 * cell in f64; the weather alone may be f32. The host reads these names from the module's exports: the layout is
 * written down nowhere else. One instance is one worker's own, so nothing here is shared.
 */
export const cells: i32 = 64
export const row: usize = 512
/** years and months of one visit; longer runs come in several */
export const years: i32 = 20
export const months: i32 = 240

// A cell's soil.
export const clay: usize = 1024
export const stock: usize = clay + row
export const inert: usize = stock + row
/** lowest moisture modifier */
export const minimum: usize = inert + row
/** deficits at 1 bar, at 15 bar, of the driest covered and of the driest bare soil, mm */
export const oneBar: usize = minimum + row
export const wilting: usize = oneBar + row
export const driest: usize = wilting + row
export const bare: usize = driest + row
/** rise of the moisture modifier per mm above 15 bar */
export const slope: usize = bare + row
/** shares of what decays that form BIO and HUM */
export const toBio: usize = slope + row
export const toHum: usize = toBio + row
/** one bit a month, January lowest: the soil is bare; i32 */
export const bareMonths: usize = toHum + row

// Its year: 12 rows each.
/** rate modifier for cover (and whatever else scales decay) */
export const cover: usize = bareMonths + row
/** the same over 12 */
export const twelfth: usize = cover + 12 * row
/** no month dries the soil below this, unless it is already drier */
export const floor: usize = twelfth + 12 * row

// Its state.
export const dpm: usize = floor + 12 * row
export const rpm: usize = dpm + row
export const bio: usize = rpm + row
export const hum: usize = bio + row
export const deficit: usize = hum + row

/** a·c/12 of the months of a year that repeats */
export const normal: usize = deficit + row
/** sums over the warm-up's years, by month: temperature, rain less evaporation */
export const mean: usize = normal + 12 * row
/** what the months of one year leave for the next phase */
export const factor: usize = mean + 24 * row
export const gain: usize = factor + 12 * row
/** decay factors of 12 months, and yearly maps, of one pair of cells */
export const decay: usize = gain + 12 * row
export const map: usize = decay + 3 * row

// What the protocol adds.
/** Miami's production of the spin-up years times the land cover's share; 0: to be worked out from the mean weather */
export const production: usize = map + row
/** plant carbon of the spin-up, sum of the warm-up's, of business as usual; t C/ha/year */
export const held: usize = production + row
export const total: usize = held + row
export const usual: usize = total + row
/** DPM share of the plant carbon in the spin-up and forward run, and the share of Miami's production */
export const dpmShare: usize = usual + row
export const growth: usize = dpmShare + row
/** by year: DPM share, share of Miami's production */
export const yearlyShare: usize = growth + row
export const yearlyGrowth: usize = yearlyShare + 20 * row
export const yearlyInput: usize = yearlyGrowth + 20 * row
/** pools of a second solution: the response to 1 t C/ha/year */
export const unit: usize = yearlyInput + 20 * row

// What comes out.
/** cells the kernel has no answer for; i64, 0 is fine */
export const refused: usize = unit + 4 * row
/** years until the moisture repeats itself; 1001 stands for longer */
export const moistureYears: usize = refused + row
/** carbon in the four pools at the end of each year, and the same of the second solution */
export const active: usize = moistureYears + row
export const response: usize = active + 20 * row

/** input by pool: [month][DPM, RPM, HUM], or less often, as the strides say */
export const input: usize = response + 20 * row
/** [month][temperature, rain, evaporation], f64 or f32 */
export const weather: usize = input + 720 * row
export const end: usize = weather + 720 * row
