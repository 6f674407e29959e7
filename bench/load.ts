import { Agent, request } from 'node:http'
import { gzipSync } from 'node:zlib'

export type Load = {
  perSecond: number
  p50Ms: number
  p99Ms: number
  bytes: number
  gzipBytes: number
  failures: number
}

type Effort = {
  connections: number
  seconds: number
  warmUpSeconds?: number
  headers?: Record<string, string>
}

/** Asks for one address over and over, on so many connections that stay open. */
export async function load(
  url: string,
  { connections, seconds, warmUpSeconds = 1, headers }: Effort,
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const body = await ask(url, agent, headers)
  await drive(url, agent, connections, warmUpSeconds, headers)
  const { times, failures, elapsedMs } = await drive(url, agent, connections, seconds, headers)
  agent.destroy()
  times.sort((a, b) => a - b)
  return {
    perSecond: (times.length / elapsedMs) * 1000,
    p50Ms: quantile(times, 0.5),
    p99Ms: quantile(times, 0.99),
    bytes: body.length,
    gzipBytes: gzipSync(body).length,
    failures,
  }
}

/** The smallest value that at least this share of the sorted values does not exceed. */
export const quantile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN

async function drive(
  url: string,
  agent: Agent,
  connections: number,
  seconds: number,
  headers?: Effort['headers'],
) {
  const times: number[] = []
  let failures = 0
  const start = performance.now()
  const end = start + seconds * 1000
  const connection = async () => {
    while (performance.now() < end) {
      const asked = performance.now()
      await ask(url, agent, headers).then(
        () => times.push(performance.now() - asked),
        () => failures++,
      )
    }
  }
  await Promise.all(Array.from({ length: connections }, connection))
  return { times, failures, elapsedMs: performance.now() - start }
}

function ask(url: string, agent: Agent, headers?: Effort['headers']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    request(url, { agent, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        response.statusCode === 200
          ? resolve(Buffer.concat(chunks))
          : reject(new Error(`${url} answered ${response.statusCode}`)),
      )
    })
      .on('error', reject)
      .end()
  })
}
