import { commonRemarks, isMissingCode, type CommonRemark, type ModelInputs } from '#soil'
import type { Model } from './model.ts'
import { cellOf } from './tile/compute.ts'
import type { TileValues } from './tile/values.ts'

/** What is to be asked about a study before its result is believed. */
export type StudyRemark =
  | { readonly kind: 'inputs'; readonly remark: CommonRemark; readonly places: number; readonly of: number }
  | { readonly kind: 'code'; readonly layer: string; readonly value: number }
  | { readonly kind: 'doubts'; readonly doubts: readonly string[] }

/** Cells are judged until there are so many: more would tell the same. */
const mostJudged = 4096

/** Gathers what a sample of cells holds, and says what is odd about it. */
export class Judge {
  readonly #model: Model
  readonly #places: ModelInputs[] = []
  readonly #codes = new Map<string, number>()

  constructor(model: Model) {
    this.#model = model
  }

  /** The values of some cells, with what was taken out of them as impossible. */
  take(values: TileValues, cells: number, outside: ReadonlyMap<string, number>) {
    for (const [layer, value] of outside)
      if (isMissingCode(value) && !this.#codes.has(layer)) this.#codes.set(layer, value)
    const { judged } = this.#model
    if (!judged) return
    for (let cell = 0; cell < cells && this.#places.length < mostJudged; cell++) {
      const inputs = judged.of(cellOf(values, cell))
      if (isWhole(inputs)) this.#places.push(inputs)
    }
  }

  get remarks(): StudyRemark[] {
    const { judged, doubts = [] } = this.#model
    const of = this.#places.length
    const found = of ? commonRemarks(this.#places) : []
    return [
      ...[...this.#codes].map(([layer, value]) => ({ kind: 'code', layer, value }) as const),
      ...found
        .filter(({ rule }) => !judged?.rules || judged.rules.includes(rule))
        .map((remark) => ({ kind: 'inputs', remark, places: remark.places, of }) as const),
      ...(doubts.length ? [{ kind: 'doubts', doubts } as const] : []),
    ]
  }
}

/** A cell that lacks something is not judged. */
const isWhole = ({ weather = [], ...rest }: ModelInputs) =>
  [...weather.flatMap((month) => Object.values(month) as number[]), ...Object.values(rest)].every(
    (value) => value === undefined || Number.isFinite(value),
  )
