import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const index = new URL('../src/index.ts', import.meta.url).href
const code = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, block]) => block).join('\n')

/** A line `expression // value, and words` of an example states what the expression is. */
const stated =
  /^(?!const |import |\/\/)(.+?) \/\/ ('[^']*'|-?[\d.]+(?:e-?\d+)?|true|false|undefined)(?=$|[\s,;:])/

test('every value stated in the README is the value that its example gives', () => {
  const claims: string[] = []
  const lines = code.split('\n').map((line) => {
    const claim = stated.exec(line)
    if (!claim) return line.replace("'@permille/soil'", JSON.stringify(index))
    claims.push(claim[1])
    return `claims.push([String(${claim[1]}), String(${claim[2]})])`
  })
  const folder = mkdtempSync(join(tmpdir(), 'soil-readme-'))
  try {
    const file = join(folder, 'examples.mts')
    writeFileSync(file, `const claims = []\n${lines.join('\n')}\nconsole.log(JSON.stringify(claims))\n`)
    const results: string[][] = JSON.parse(execFileSync(process.execPath, [file], { encoding: 'utf8' }))
    const shown = (side: 0 | 1) => results.map((pair, i) => `${claims[i]} // ${pair[side]}`)
    expect(shown(0)).toEqual(shown(1))
    expect(claims.length).toBeGreaterThan(5)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
