import { request as send, type RequestOptions } from 'node:http'
import { expect, test } from './journey.ts'

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; text: string }

/** A request as a stranger's program sends it: headers of its own choice, a body in chunks without a declared length. */
function ask(url: string, options: RequestOptions, chunks: Iterable<string> = []): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(url, options, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
    })
    request.on('error', reject)
    for (const chunk of chunks) request.write(chunk)
    request.end()
  })
}

const form = (origin: string, more: Record<string, string> = {}) => ({
  method: 'POST',
  headers: { origin, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded', ...more },
})

/** The answer to a form of so many fields, and the milliseconds that it took. */
async function formOf(fields: number, url: string): Promise<Answer & { ms: number }> {
  const body = Array.from({ length: fields }, (_, index) => `k${index}=`).join('&')
  const start = performance.now()
  const answer = await ask(`${url}/sign-in`, form(url), [body])
  return { ...answer, ms: performance.now() - start }
}

test('a body is counted as it arrives, whether or not its length was declared', async ({ baseURL }) => {
  const url = `${baseURL}/sign-in`
  const text = `mail=a%40example.org&password=${'x'.repeat(64 * 1024)}`
  const tooMuch = Array.from({ length: 20 }, () => text)
  const chunked = await ask(url, form(baseURL!), tooMuch)
  expect(chunked.status).toBe(413)
  expect(chunked.headers['content-type']).toContain('text/html')
  expect(chunked.text).toContain('512 KB')
  const length = String(tooMuch.join('').length)
  const declared = await ask(url, form(baseURL!, { 'content-length': length }), tooMuch)
  expect(declared.status).toBe(413)
  const json = { 'content-type': 'application/json' }
  const api = await ask(`${baseURL}/api/v1/objectives`, { method: 'POST', headers: json }, tooMuch)
  expect(api.status).toBeGreaterThanOrEqual(400)
  expect(api.status).toBeLessThan(500)
})

test('forty thousand fields are refused, in time that grows with them and no faster', async ({ baseURL }) => {
  await formOf(4000, baseURL!)
  const few = await formOf(4000, baseURL!)
  const many = await formOf(40_000, baseURL!)
  expect(many.status).toBe(422)
  expect(many.text).toContain('5000')
  // Ten times the fields: about ten times as long when each is read once, a hundred times when each is sought in all.
  expect(many.ms / few.ms).toBeLessThan(60)
})

test('what cannot be stored or read is the sender’s mistake, never ours', async ({ baseURL }) => {
  const paths = [
    '/search?q=%00',
    '/dashboard?goal=%00',
    '/plan/objectives/%00',
    '/plan/objectives/%25',
    '/plan/decisions/%00',
    '/indicators/%00',
    '/api/v1/objectives/%25',
    '/api/v1/objectives/%00',
    '/api/v1/events?about=x',
    '/api/v1/events?after=9e15',
    '/plan/roadmap/99999999999999',
    '/dashboard/state/0000',
    '/sign-in?next=/.//evil.example',
  ]
  const statuses = await Promise.all(
    paths.map(async (path) => [path, (await ask(`${baseURL}${path}`, {})).status]),
  )
  expect(statuses.filter(([, status]) => Number(status) >= 500)).toEqual([])
  const nul = await ask(`${baseURL}/sign-in`, form(baseURL!), ['mail=a%00b%40example.org&password=x'])
  expect(nul.status).toBe(422)
})

test('JSON from a page of another site is refused before it is read', async ({ baseURL }) => {
  const headers = { origin: 'https://evil.example', 'content-type': 'application/json' }
  const url = `${baseURL}/api/v1/indicators/A1.1/observations`
  const answer = await ask(url, { method: 'POST', headers }, ['{}'])
  expect(answer.status).toBe(403)
  expect(JSON.parse(answer.text)).toMatchObject({ code: 'forbidden', text: 'platform_foreign_origin' })
})
