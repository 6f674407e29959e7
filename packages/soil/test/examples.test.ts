import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as soil from '../src/index.ts'

const source = fileURLToPath(new URL('../src/', import.meta.url))
const index = join(source, 'index.ts')

/** Where the public names come from: `export { a, b as c } from './x.ts'`. */
const places = [...readFileSync(index, 'utf8').matchAll(/^export \{([^}]*)\} from '(.+)'$/gm)].flatMap(
  ([, names, file]) =>
    names.split(',').flatMap((name) => {
      const [local, given = local] = name.trim().split(' as ')
      return local ? [{ local, name: given, file }] : []
    }),
)
const isFunction = (name: string) => typeof soil[name as keyof typeof soil] === 'function'
const functions = places.filter(({ name, file }) => isFunction(name) && file !== './deprecated.ts')

/** The example in the comment above a declaration, or nothing. */
function exampleOf({ local, file }: (typeof places)[number]): string | undefined {
  const text = readFileSync(join(source, file), 'utf8')
  const at = new RegExp(`^export (?:async )?(?:function|const|class) ${local}\\b`, 'm').exec(text)?.index ?? 0
  const comment = /\/\*\*(?:(?!\*\/)[^])*\*\/\n$/.exec(text.slice(0, at))?.[0] ?? ''
  const [, example] = comment.split('@example\n')
  return example?.replaceAll(/^ \*\/?( |$)/gm, '').trim()
}

const examples = functions.flatMap((place) => {
  const code = exampleOf(place)
  return code ? [{ name: place.name, code }] : []
})

/** `expression // value, and words` states what the expression is, as in the README. */
const stated = /^ *\/\/ ('.*?'|-?[\d.]+(?:e-?\d+)?|true|false)(?=$|[\s,;:])/

/** An example as a block of statements, its claims collected. */
function blockOf({ name, code }: (typeof examples)[number]): string {
  const { statements } = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest)
  const lines = statements.map((statement) => {
    const claim = stated.exec(code.slice(statement.end).split('\n')[0])
    const text = code.slice(statement.pos, statement.end).trim()
    return claim && ts.isExpressionStatement(statement)
      ? `claims.push(['${name}', String(${text}), String(${claim[1]})])`
      : text
  })
  return `{\n${lines.join('\n')}\n}`
}

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soil-examples-'))
  file = join(folder, 'examples.mts')
  const used = [...new Set(examples.flatMap(({ code }) => code.match(/\b[A-Za-z]\w*\b/g) ?? []))].filter(
    (word) => word in soil,
  )
  writeFileSync(
    file,
    [
      `import { ${used.join(', ')} } from ${JSON.stringify(index)}`,
      'const claims: string[][] = []',
      ...examples.map(blockOf),
      'console.log(JSON.stringify(claims))',
    ].join('\n'),
  )
})
afterAll(() => rmSync(folder, { recursive: true }))

test('every public function has an example in its comment', () => {
  expect(functions.length).toBeGreaterThan(100)
  expect(functions.filter((place) => !exampleOf(place)).map(({ name }) => name)).toEqual([])
})

test('every value that an example states is the value that it gives', () => {
  const claims: string[][] = JSON.parse(
    execFileSync(process.execPath, [file], { encoding: 'utf8' }).trim().split('\n').at(-1)!,
  )
  const side = (at: 1 | 2) => claims.map((claim) => `${claim[0]}: ${claim[at]}`)
  expect(side(1)).toEqual(side(2))
  const silent = examples.filter(({ name }) => !claims.some(([claimed]) => claimed === name))
  expect(silent.map(({ name }) => name)).toEqual(['SoilRefusal'])
})

test('every example compiles', { timeout: 60_000 }, () => {
  const config = ts.readConfigFile(
    fileURLToPath(new URL('../tsconfig.json', import.meta.url)),
    ts.sys.readFile,
  )
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, source)
  const program = ts.createProgram([file], { ...options, types: [], rewriteRelativeImportExtensions: false })
  const found = program.getSemanticDiagnostics(program.getSourceFile(file))
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([])
})
