const everyMs = 1000

/** Tells how fast it goes and how long it will still take, at most once a second and at the end. */
export function progress(cells: number, now: () => number): (finished: number) => string | undefined {
  const begun = now()
  let told = begun
  let done = 0
  return (finished) => {
    done += finished
    const time = now()
    if (time - told < everyMs && done < cells) return undefined
    told = time
    const rate = done / Math.max(1e-3, (time - begun) / 1000)
    return `${rounded(rate)} cells/s, ${duration((cells - done) / rate)} left`
  }
}

const rounded = (rate: number) => Number(rate.toPrecision(3)).toLocaleString('en')

export function duration(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}
