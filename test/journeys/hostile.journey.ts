import { hostile, sendBody, siteFile, siteForm } from '../support/hostile.ts'
import { expect, test } from './journey.ts'

test('the worst that strangers are known to send is answered, and the server goes on', async ({
  baseURL,
}) => {
  const given = Object.entries(hostile).map(async ([name, { body, answers }]) => {
    const { status, headers } = await sendBody(baseURL!, body())
    return { name, status, isForeseen: answers.includes(status), again: headers['retry-after'] }
  })
  const answers = await Promise.all(given)
  expect(answers.filter(({ isForeseen }) => !isForeseen)).toEqual([])
  expect(answers.filter(({ status, again }) => status === 503 && !again)).toEqual([])
  expect((await fetch(`${baseURL}/healthz`)).status).toBe(200)
})

test('many who ask for a site to be computed at once are answered, or told to come back', async ({
  baseURL,
}) => {
  const form = siteForm(siteFile(40))
  const asked = Array.from({ length: 12 }, () => sendBody(baseURL!, form))
  expect((await fetch(`${baseURL}/healthz`)).status).toBe(200)
  const answers = await Promise.all(asked)
  const [computed, busy] = [200, 503].map((status) => answers.filter((answer) => answer.status === status))
  expect(computed!.length).toBeGreaterThan(0)
  expect(computed!.length + busy!.length).toBe(asked.length)
  expect(busy!.filter(({ headers }) => !headers['retry-after'])).toEqual([])
  expect(computed!.filter(({ text }) => !text.includes('<svg'))).toEqual([])
})
