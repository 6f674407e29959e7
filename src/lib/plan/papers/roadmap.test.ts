import { expect, test } from 'vitest'
import { fixture } from './fixtures/read.ts'

const paper = fixture('roadmap.txt')

test('chapters, points, letters and bullets nest, with their objectives and their facility', () => {
  expect(
    paper.items.map(({ value: { path, title, objectives } }) => [path.join(' '), title, objectives]),
  ).toEqual([
    ['I', 'BEGINNING', ['A1', 'F2']],
    ['I 1', 'A first thing', ['A1', 'A3']],
    ['I 1 -', 'Write to every state', []],
    ['I 1 -', 'and call those which do not answer once the letters are out.', []],
    ['I 1 a', 'A smaller thing', []],
    ['II', 'THE REST', []],
    ['II 1', 'What is shared', []],
  ])
  expect(paper.items.at(-1)?.value.facility).toEqual({ kind: 'core', number: 2 })
})

test('facilities hold objectives, and alliances are told apart within a cell', () => {
  expect(paper.facilities.map(({ value }) => [value.kind, value.number, value.title])).toEqual([
    ['core', 1, 'Beginning'],
    ['core', 2, 'The rest'],
    ['global', 1, 'Fields'],
  ])
  expect(paper.facilities.at(-1)?.value).toMatchObject({
    objectives: [
      { code: 'A2', title: 'First steps' },
      { code: 'E1', title: 'Measuring tools' },
    ],
    alliances: [
      { number: 1, codes: ['A2'] },
      { number: 2, codes: ['E1'] },
    ],
  })
})

test('a stated number of objectives is kept beside the list it introduces', () => {
  expect(paper.tallies.map(({ stated, parts }) => [stated.value, stated.place.line, parts.length])).toEqual([
    [4, 34, 4],
  ])
})
