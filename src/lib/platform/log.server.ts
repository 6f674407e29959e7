export type Log = (level: 'info' | 'warn' | 'error', message: string, facts?: Record<string, unknown>) => void

const rank = { info: 0, warn: 1, error: 2, silent: 3 }

/** One JSON object a line. Facts are ids, figures and paths without query: never names, addresses or what people typed. */
export function openLog(
  least: 'info' | 'warn' | 'silent',
  write = (line: string) => process.stdout.write(line),
): Log {
  return (level, message, facts = {}) => {
    if (rank[level] < rank[least]) return
    write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`)
  }
}
