/** Something to be timed: what one call does, in its own unit. */
export interface Runner {
  readonly name: string
  readonly amount: number
  readonly run: () => void
}

export interface Measured {
  readonly name: string
  /** amounts a CPU second: the median of the rounds */
  readonly perSecond: number
  /** how many times the first runner's rate of the same round: the median of the rounds */
  readonly ratio: number
}

/**
 * Rates by CPU time, every runner once a round, all in one process, so that what else the machine does hits all of
 * them alike; the first round only warms up.
 */
export function measure(
  runners: readonly Runner[],
  { rounds = 9, sampleMs = 50 }: { rounds?: number; sampleMs?: number } = {},
): Measured[] {
  const samples = Array.from({ length: rounds + 1 }, () => runners.map((runner) => rate(runner, sampleMs)))
  const kept = samples.slice(1)
  return runners.map(({ name }, i) => ({
    name,
    perSecond: median(kept.map((round) => round[i])),
    ratio: median(kept.map((round) => round[i] / round[0])),
  }))
}

function rate({ amount, run }: Runner, sampleMs: number): number {
  const start = process.cpuUsage()
  let calls = 0
  let micros: number
  do {
    run()
    calls++
    const { user, system } = process.cpuUsage(start)
    micros = user + system
  } while (micros < sampleMs * 1000)
  return (calls * amount * 1e6) / micros
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
