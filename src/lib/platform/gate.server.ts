import { Refusal } from './refusal.ts'

/** How much may go on at once, and how much may wait for it. */
export interface GateBounds {
  readonly atOnce: number
  readonly waiting: number
  readonly waitMs: number
}

/**
 * Lets so many pieces of work through at once and keeps a short line before it. Whoever finds the line full, or stands in
 * it for too long, is told to come back.
 */
export class Gate {
  readonly #bounds: GateBounds
  readonly #line: (() => void)[] = []
  #inside = 0

  constructor(bounds: GateBounds) {
    this.#bounds = bounds
  }

  get waiting(): number {
    return this.#line.length
  }

  /** @throws Refusal `unavailable` where there is no room, or none in time */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside >= this.#bounds.atOnce) await this.#turn()
    else this.#inside += 1
    try {
      return await work()
    } finally {
      // The place is handed on, so that nobody steps in between.
      const next = this.#line.shift()
      if (next) next()
      else this.#inside -= 1
    }
  }

  #turn(): Promise<void> {
    const busy = () => new Refusal('unavailable', 'platform_busy')
    if (this.#line.length >= this.#bounds.waiting) return Promise.reject(busy())
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(patience)
        resolve()
      }
      const patience = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(enter), 1)
        reject(busy())
      }, this.#bounds.waitMs)
      this.#line.push(enter)
    })
  }
}
