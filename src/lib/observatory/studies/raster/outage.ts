/** What is far away does not answer, for now: no fault of the study, and worth another try. */
export class Outage extends Error {
  constructor(address: string, cause: unknown) {
    super(`${address} does not answer: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'Outage'
  }
}

/** The outage behind an error, however a library has wrapped it. */
export function outageIn(error: unknown): Outage | undefined {
  if (error instanceof Outage || !(error instanceof Error)) return error instanceof Outage ? error : undefined
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause]
  return inner.map(outageIn).find((found) => found !== undefined)
}
