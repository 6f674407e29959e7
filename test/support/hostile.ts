import { request as send, type IncomingHttpHeaders } from 'node:http'
import { exampleFile } from '../../src/lib/observatory/example.ts'

/** What came of one request of a stranger. */
export interface HostileAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  readonly ms: number
}

interface Body {
  readonly path: string
  readonly type: string
  readonly parts: Iterable<string | Uint8Array>
  /** said beforehand where there is one; else the body comes in chunks */
  readonly length?: number
}

/** A request as a stranger's program sends it; one whose connection the server ends early has the answer that came before. */
export async function sendBody(base: string, body: Body, from = ''): Promise<HostileAnswer> {
  const whole = { ...body, parts: [...body.parts] }
  for (let tries = 1; ; tries += 1)
    try {
      return await sendOnce(base, whole, from)
    } catch (error) {
      // A server that has answered cuts off who still sends; a slow machine may not have read the answer by then.
      if (tries === 3 || !['EPIPE', 'ECONNRESET'].includes((error as NodeJS.ErrnoException).code ?? ''))
        throw error
    }
}

function sendOnce(base: string, { path, type, parts, length }: Body, from: string): Promise<HostileAnswer> {
  const start = performance.now()
  const headers = {
    ...{ origin: base, accept: 'text/html', 'content-type': type },
    ...(length !== undefined && { 'content-length': length }),
    ...(from && { 'x-forwarded-for': from, 'x-forwarded-proto': 'http' }),
  }
  return new Promise((resolve, reject) => {
    let isAnswered = false
    const request = send(`${base}${path}`, { method: 'POST', headers }, (response) => {
      isAnswered = true
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      const answer = () => {
        const { statusCode = 0, headers } = response
        resolve({ status: statusCode, headers, text, ms: performance.now() - start })
      }
      response.on('end', answer).on('error', answer)
    })
    // Whoever sends on after the answer finds the connection closed.
    request.on('error', (error) => isAnswered || reject(error))
    for (const part of parts) request.write(part)
    request.end()
  })
}

const urlencoded = 'application/x-www-form-urlencoded'
const boundary = 'a-stranger'
const kilobyte = 1024

/** A file of a site with as many years as fit into so many kilobytes. */
export function siteFile(kilobytes: number): string {
  const lines = exampleFile('made up').trimEnd().split('\n')
  const months = lines.slice(-12)
  const years = [lines.join('\n')]
  for (let [year, size] = [2021, 8 * kilobyte]; size < kilobytes * kilobyte; year++) {
    const added = months.map((line) => line.replace(/^\d+/, String(year))).join('\n')
    years.push(added)
    size += added.length + 1
  }
  return `${years.join('\n')}\n`
}

/** What is typed into the page of a site. */
export const siteForm = (text: string): Body => ({
  path: '/soil/site',
  type: `multipart/form-data; boundary=${boundary}`,
  parts: [
    `--${boundary}\r\ncontent-disposition: form-data; name="months"\r\n\r\n${text}\r\n--${boundary}--\r\n`,
  ],
})

function* chunks(kilobytes: number): Generator<string> {
  const part = 'x'.repeat(64 * kilobyte)
  yield 'mail=a%40example.org&password='
  for (let sent = 0; sent < kilobytes; sent += 64) yield part
}

const fields = (count: number) => Array.from({ length: count }, (_, i) => `k${i}=`).join('&')
const repeated = (text: string, kilobytes: number) =>
  text.repeat(Math.floor((kilobytes * kilobyte) / text.length))

/** What strangers send, by name; and what may be answered to it. */
export const hostile: Readonly<Record<string, { body: () => Body; answers: readonly number[] }>> = {
  '8 MB in chunks': {
    body: () => ({ path: '/sign-in', type: urlencoded, parts: chunks(8 * kilobyte) }),
    answers: [413],
  },
  '60 MB, declared': {
    body: () => ({ path: '/sign-in', type: urlencoded, parts: ['x'], length: 60 * 2 ** 20 }),
    answers: [413],
  },
  '40,000 fields': {
    body: () => ({ path: '/soil/site', type: urlencoded, parts: [fields(40_000)] }),
    answers: [422],
  },
  'a site of 1,000 years': { body: () => siteForm(siteFile(380)), answers: [200, 503] },
  'a site’s worksheet': {
    body: () => ({ ...siteForm(siteFile(380)), path: '/soil/site/worksheet.csv' }),
    answers: [200, 503],
  },
  'a site that is one line': { body: () => siteForm(repeated('2000,1,', 480)), answers: [422, 503] },
  'a site of open quotes': { body: () => siteForm(repeated('"a\n', 300)), answers: [422, 503] },
  'a site of settings': { body: () => siteForm(repeated('# a: b\n', 300)), answers: [422, 503] },
  'deep YAML': {
    body: () => ({ path: '/soil/studies/new', type: urlencoded, parts: [`text=${repeated('[', 400)}`] }),
    // Nobody is asked to sign in before what was sent is thrown away.
    answers: [303, 403],
  },
  'JSON in JSON': {
    body: () => ({
      path: '/api/v1/indicators/A1.1/observations',
      type: 'application/json',
      parts: [repeated('[', 480)],
    }),
    answers: [400, 401, 403, 422],
  },
}
