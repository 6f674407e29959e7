import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import {
  brokenLinks,
  calledScripts,
  disagreements,
  drawnLevels,
  firstColumn,
  listedBelow,
  privateTraces,
  undocumentedSlices,
  unknownCommands,
  wrongNumbers,
} from './guards/docs.ts'
import { readFiles } from './guards/files.ts'
import { friendships, levels, rankOf, roomOf, transactionsElsewhere } from './guards/house.ts'

const files = readFiles('.')
const textOf = (path: string) => files.find((file) => file.path === path)?.text ?? ''
const scripts: Record<string, string> = manifest.scripts

test('every link in every page leads somewhere', () => {
  expect(brokenLinks(files, existsSync)).toEqual([])
})

test('every slice has its page, and the map leads to it', () => {
  const rooms = new Set(
    files.flatMap(({ path }) => (path.startsWith('src/lib/') ? (roomOf(path) ?? []) : [])),
  )
  const slices = [...rooms].filter((room) => rankOf(room) >= 0)
  expect(undocumentedSlices(files, slices)).toEqual([])
})

test('every field of a manifest is explained, and every field explained exists', () => {
  const [, section = ''] = textOf('ARCHITECTURE.md').split('## One manifest a slice')
  const explained = firstColumn(section.split(/^## /m)[0] ?? '')
  const [, type = ''] = textOf('src/lib/platform/slice.ts').split('export type Slice<')
  const fields = [...type.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name = '']) => name)
  expect(fields.length).toBeGreaterThan(10)
  expect(disagreements(explained, fields, 'ARCHITECTURE.md')).toEqual([])
})

test('the levels are drawn as they are kept', () => {
  expect(drawnLevels(textOf('ARCHITECTURE.md'))).toEqual(levels)
})

test('the exceptions are written down as they are allowed', () => {
  const architecture = textOf('ARCHITECTURE.md')
  expect(listedBelow(architecture, 'Friendships')).toEqual(friendships)
  expect(listedBelow(architecture, 'Known exceptions').sort()).toEqual(
    Object.keys(transactionsElsewhere).sort(),
  )
})

test('every runtime dependency says why it is there', () => {
  const listed = firstColumn(textOf('docs/dependencies.md'))
  expect(disagreements(listed, Object.keys(manifest.dependencies), 'docs/dependencies.md')).toEqual([])
})

test('the packages that exist for the sign-in library alone stay at its version', () => {
  expect(manifest.dependencies['@better-auth/core']).toBe(manifest.dependencies['better-auth'])
})

test('every command is described, and every command shown exists', () => {
  const described = firstColumn(textOf('CONTRIBUTING.md'))
    .filter((cell) => cell.startsWith('npm '))
    .map((cell) => /^npm (?:run )?(?:--silent )?([\w:.-]+)/.exec(cell)?.[1] ?? cell)
  expect(disagreements([...new Set(described)], calledScripts(scripts), 'CONTRIBUTING.md')).toEqual([])
  const pages = files.filter(({ path }) => path.endsWith('.md'))
  expect(pages.flatMap((page) => unknownCommands(page, scripts))).toEqual([])
})

test('decision records are numbered without holes', () => {
  expect(wrongNumbers(files.map(({ path }) => path))).toEqual([])
})

test('no file tells of the machine or the network it was written on', () => {
  expect(privateTraces(files)).toEqual([])
})
