import { afterAll, beforeAll, expect, test } from 'vitest'
import { testContext, testDatabase } from '../../../test/support/database.ts'
import type { OpenDatabase } from './database.server.ts'
import { forgetLinks, markFailed, markSent, outbox, post, takeUnsent, wholeBody } from './mail.server.ts'

let database: OpenDatabase
beforeAll(async () => void (database = await testDatabase()))
afterAll(() => database.close())

const minutes = (n: number) => new Date(Date.UTC(2026, 2, 1, 12, n))

test('a letter is taken by one node; when that one dies, another takes it; when it is sent, nobody does', async () => {
  const context = testContext(database)
  const id = await context.write((write) =>
    post(write, context, { recipient: 'ana@example.org', locale: 'es', subject: 'Hola', body: 'Un saludo' }),
  )
  const take = (at: Date) =>
    database.write(async (write) => (await takeUnsent(write, at)).map((letter) => letter.id))
  expect(await take(minutes(0))).toEqual([id])
  expect(await take(minutes(5))).toEqual([])
  expect(await take(minutes(11))).toEqual([id])
  await database.write((write) => markSent(write, id, minutes(12)))
  expect(await take(minutes(40))).toEqual([])
  expect(await outbox(database.read)).toMatchObject([{ id, sent_at: minutes(12), problem: null }])
})

test('a letter that the server refused stays in the outbox with its problem', async () => {
  const context = testContext(database, { newId: () => '01900000-0000-7000-9000-00000000beef' })
  const id = await context.write((write) =>
    post(write, context, { recipient: 'nobody@example.org', locale: 'en', subject: 'Hello', body: '.' }),
  )
  await database.write((write) => markFailed(write, id, minutes(1), '550 no such user'))
  expect((await outbox(database.read)).find((letter) => letter.id === id)).toMatchObject({
    problem: '550 no such user',
  })
})

test('a one-time link goes with the letter and is kept nowhere once it was sent, refused or is two days old', async () => {
  const written = minutes(0).getTime()
  const at = (hours: number) => new Date(written + hours * 3_600_000)
  const ends = {
    sent: (id: string) => database.write((write) => markSent(write, id, at(1))),
    refused: (id: string) => database.write((write) => markFailed(write, id, at(1), '550')),
    old: () => database.write((write) => forgetLinks(write, at(49))),
  }
  for (const [index, end] of Object.values(ends).entries()) {
    const newId = () => `01900000-0000-7000-9000-00000000cc0${index}`
    const context = testContext(database, { now: () => at(0), newId })
    const link = `http://localhost/reset?token=secret-${index}`
    const id = await context.write((write) =>
      post(write, context, {
        recipient: 'ana@example.org',
        locale: 'es',
        subject: 'Hola',
        body: 'Aquí: (link)',
        link,
      }),
    )
    const stored = async () => (await outbox(database.read, 500)).find((letter) => letter.id === id)!
    await database.write((write) => forgetLinks(write, at(47)))
    expect(wholeBody(await stored())).toBe(`Aquí: ${link}`)
    await end(id)
    expect(JSON.stringify(await stored())).not.toContain('secret')
    expect(wholeBody(await stored())).toBe('Aquí: (link)')
  }
})
