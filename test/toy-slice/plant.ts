import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

const copied = [
  'content',
  'db',
  'package.json',
  'packages',
  'project.inlang',
  'src',
  'static',
  'tools',
  'tsconfig.json',
  'vite.config.ts',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
]
/** Written by tools into what they run in: the copy has its own. */
const own = new Set(['$app', '.cache', '.vite', '.vite-temp'])

/** A copy of the project's sources in a folder of its own, over the packages that are installed here. */
export function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'permille-toy-'))
  for (const path of copied) cpSync(path, join(folder, path), { recursive: true, filter: isSource })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync('node_modules'))
    if (!own.has(name)) symlinkSync(resolve('node_modules', name), join(folder, 'node_modules', name))
  return folder
}

const isSource = (path: string) =>
  !/(^|\/)(node_modules|dist|fixtures)$/.test(path) && !path.endsWith('.test.ts')

/** Puts the toy slice into the folders that a slice has to itself, under the name of a room. */
export function plantSlice(folder: string, room: string): string[] {
  const planted = 'test/toy-slice/planted'
  const files = readdirSync(planted, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return files.map((entry) => {
    const from = join(entry.parentPath, entry.name)
    const path = from.slice(planted.length + 1).replaceAll('toyroom', room)
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), readFileSync(from, 'utf8').replaceAll('toyroom', room))
    return path
  })
}

/** The shared places that a new slice touches: everything else is its own. */
export const sharedPlaces = (
  room: string,
): Record<string, readonly (readonly [before: RegExp, line: string])[]> => ({
  'src/app/slices.server.ts': [
    [/^import \{ traitsSlice \}/m, `import { ${room}Slice } from '#lib/${room}/slice.server.ts'\n`],
    [/^ {2}platformSlice,$/m, `  ${room}Slice,\n`],
  ],
  'project.inlang/settings.json': [
    [/^ {6}"\.\/src\/lib\/dashboard\/text/m, `      "./src/lib/${room}/text/{locale}.json",\n`],
  ],
  'ARCHITECTURE.md': [
    [/^\| \[dashboard\]/m, `| [${room}](src/lib/${room}/README.md) | things to try the house with |\n`],
  ],
  'CHANGELOG.md': [[/^- Backup and restore/m, `- A toy room at \`/${room}\`.\n`]],
})

/** Adds the shared lines, and returns how many there are. */
export function touchSharedPlaces(folder: string, room: string): number {
  let lines = 0
  for (const [path, insertions] of Object.entries(sharedPlaces(room)))
    for (const [before, line] of insertions) {
      const text = readFileSync(join(folder, path), 'utf8')
      if (!before.test(text)) throw new Error(`${path} has no place for ${line}`)
      writeFileSync(
        join(folder, path),
        text.replace(before, (found) => line + found),
      )
      lines++
    }
  return lines
}
