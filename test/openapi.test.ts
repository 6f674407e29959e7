import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import openapiTS, { astToString } from 'openapi-typescript'
import { format, resolveConfig } from 'prettier'
import { expect, test } from 'vitest'
import { operations } from '#app/slices.server.ts'
import { describe } from '#lib/platform/openapi.ts'

const document = describe(operations, '0.0.0', 'https://permille.example')
const typesFile = 'test/support/api-types.ts'

/** Every object of the document with its place. */
function* objectsIn(value: unknown, place = '#'): Generator<[string, Record<string, unknown>]> {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) yield* objectsIn(item, `${place}/${i}`)
  else if (typeof value === 'object' && value !== null) {
    yield [place, value as Record<string, unknown>]
    for (const [name, item] of Object.entries(value)) yield* objectsIn(item, `${place}/${name}`)
  }
}

test('the document has nothing that Redocly’s rules remark on', async () => {
  const source = JSON.stringify(document)
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source, config })
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([])
})

test('what Spectral’s rules want is there too', () => {
  expect(document.info.contact).toBeDefined()
  const known = new Set(document.tags?.map(({ name }) => name))
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(methods ?? {})) {
      const { description, tags, security } = operation as {
        description?: string
        tags?: string[]
        security?: Record<string, string[]>[]
      }
      const place = `${method} ${path}`
      expect([place, description?.trim()]).not.toEqual([place, ''])
      expect([place, tags?.every((tag) => known.has(tag))]).toEqual([place, true])
      expect([place, security?.flatMap(Object.values).flat()]).toEqual([place, []])
    }
  const places = [...objectsIn(document)]
  const arrays = places.filter(
    ([, { type }]) => type === 'array' || (Array.isArray(type) && type.includes('array')),
  )
  expect(arrays.length).toBeGreaterThan(5)
  expect(arrays.filter(([, { items }]) => typeof items !== 'object').map(([place]) => place)).toEqual([])
})

test('the client of the journeys is the one that the document makes', async () => {
  const made = astToString(await openapiTS(JSON.stringify(document)))
  const options = await resolveConfig(typesFile)
  const types = await format(
    `// Made from the API's description; renew it by running this test with RENEW=1.\n${made}`,
    {
      ...options,
      parser: 'typescript',
    },
  )
  if (process.env.RENEW) writeFileSync(typesFile, types)
  expect(existsSync(typesFile) && readFileSync(typesFile, 'utf8')).toBe(types)
})
