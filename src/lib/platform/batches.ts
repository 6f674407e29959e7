/** A statement takes at most 65,535 parameters. */
const rowsOfAStatement = 1000

/** Hands rows on, as many at a time as one statement takes; none at all where there are none. */
export async function inBatches<Row>(
  rows: readonly Row[],
  work: (batch: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += rowsOfAStatement) await work(rows.slice(at, at + rowsOfAStatement))
}
