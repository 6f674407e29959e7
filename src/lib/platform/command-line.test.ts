import { expect, test } from 'vitest'
import type { Command } from './command.ts'
import { readCommandLine, shapeOf } from './command-line.ts'

const done = async () => ({ data: null, lines: [] })
const command = (usage: string, name: string): Command => ({ name, usage, summary: '', alone: done })
const commands = [
  command('soil run STUDY.yaml [--out=FOLDER] [--resume] [--threads=N]', 'soil run'),
  command('soil put FILE… [--as=NAME]', 'soil put'),
  command('soil runs', 'soil runs'),
]
const read = (line: string) => readCommandLine(line.split(' '), commands)

test('a command takes what its usage says', () => {
  expect(shapeOf(commands[0]!)).toEqual({
    most: 1,
    options: new Map([
      ['out', true],
      ['resume', false],
      ['threads', true],
    ]),
  })
  expect(shapeOf(commands[1]!).most).toBe(Infinity)
})

test.each([
  'soil run s.yaml --out folder --resume --threads 2',
  'soil run s.yaml --out=folder --resume --threads=2',
  'soil run --out folder s.yaml --threads 2 --resume --json',
])('%s is read for what it says', (line) => {
  expect(read(line)).toMatchObject({
    words: ['soil', 'run', 's.yaml'],
    options: { out: 'folder', resume: true, threads: '2' },
    json: line.includes('json'),
  })
})

test('a flag takes no word after it', () => {
  expect(read('soil run --resume s.yaml').words).toEqual(['soil', 'run', 's.yaml'])
})

test.each([
  ['soil run s.yaml folder', 'platform_command_extra', 'words', 'folder'],
  ['soil runs all', 'platform_command_extra', 'words', 'all'],
  ['soil run s.yaml --output folder', 'platform_command_no_option', 'option', '--output'],
  ['soil run s.yaml -o folder', 'platform_command_no_option', 'option', '--o'],
  ['soil runs --out=folder', 'platform_command_no_option', 'option', '--out'],
  ['soil run s.yaml --out', 'platform_command_value_needed', 'option', '--out'],
  ['soil run s.yaml --out --resume', 'platform_command_value_needed', 'option', '--out'],
  ['soil run s.yaml --out=', 'platform_command_value_needed', 'option', '--out'],
  ['soil run s.yaml --resume=no', 'platform_command_value_unwanted', 'option', '--resume'],
  ['soil run s.yaml --out=a --out=b', 'platform_command_twice', 'option', '--out'],
  ['soil dance', 'platform_command_missing', 'command', 'soil dance'],
])('%s is refused: %s', (line, text, name, value) => {
  expect(() => read(line)).toThrow(
    expect.objectContaining({ text, data: expect.objectContaining({ [name]: value }) }),
  )
})

test('without words, or asked for help, it says so', () => {
  expect(readCommandLine([], commands)).toMatchObject({ words: [], help: false })
  expect(read('soil run --help')).toMatchObject({ help: true })
})
