import { expect, test } from 'vitest'
import { readFiles } from './guards/files.ts'
import {
  fileCycles,
  importProblems,
  levels,
  packages,
  roomCycles,
  roomOf,
  vagueNames,
} from './guards/house.ts'
import {
  foreignWrites,
  strayTransactions,
  tableByValue,
  undeclaredColumns,
  unusedAllowances,
} from './guards/writes.ts'

const files = readFiles('.', ['src', 'packages/soil', 'packages/tables'])
const everything = readFiles('.')

test('rooms import only downwards, enter slices by their doors, and keep the server out of the browser', () => {
  expect(importProblems(files)).toEqual([])
})

test('no two rooms need one another', () => {
  expect(roomCycles(files)).toEqual([])
})

test('no two files need one another', () => {
  expect(fileCycles(files.filter(({ path }) => path.startsWith('src/')))).toEqual([])
})

test('every room has its level', () => {
  const rooms = new Set(files.flatMap(({ path }) => roomOf(path) ?? []))
  for (const name of Object.keys(packages)) rooms.delete(name)
  expect([...rooms].filter((room) => !levels.flat().includes(room))).toEqual([])
})

test('a slice writes only to its own schema', () => {
  expect(foreignWrites(files)).toEqual([])
  expect(tableByValue(files)).toEqual([])
  expect(undeclaredColumns(files)).toEqual([])
})

test('transactions open only in actions', () => {
  expect(strayTransactions(files)).toEqual([])
  expect(unusedAllowances(files)).toEqual([])
})

test('no folder and no file has a name that says nothing', () => {
  expect(vagueNames(everything.map(({ path }) => path))).toEqual([])
})
