import type { Change } from './changes.ts'
import { isCode, isTest, type SourceFile } from '../../test/guards/files.ts'
import { readersOf, type Readers } from './readers.ts'

/** What a change can reach: the tests and the journeys that could come out otherwise because of it. */
export type Reach = {
  changed: readonly string[]
  /** Those that were not deleted. */
  present: readonly string[]
  tests: readonly string[]
  journeys: readonly string[]
}

/** These decide how everything is built, started or tested, so a change of one of them reaches all there is. */
const decisive =
  /^(package(-lock)?\.json|[^/]+\.config\.(ts|js)|tsconfig\.json|server\.mjs|project\.inlang\/.*|tools\/(test\.ts|ready\.mjs|testing\/(run|steps)\.ts))$/
/** What a new platform is filled with, before any test or journey does anything; manifests declare kinds of links. */
const filling = /^(db\/migrations|content)\/|^src\/lib\/[^/]+\/slice\.server\.ts$/
/** Where the program is put together: it knows every slice, and every page knows it. */
const composing = /^src\/(app\/|hooks)/
/** The guards read the whole project, so they run whatever has changed. */
export const guard = /^test\/(guards\/)?[^/]+(?<!\.server)\.test\.ts$/
const journey = /\.journey\.ts$/
/** The journey that shows that the whole program starts and draws its home page. */
const first = 'test/journeys/reading.journey.ts'

/** Null when it can reach everything. */
export function reachOf(changes: readonly Change[], files: readonly SourceFile[]): Reach | null {
  const changed = changes.map(({ path }) => path)
  if (changed.some((path) => decisive.test(path))) return null
  const readers = readersOf(files)
  const sources = changed.flatMap((path) => [path, ...neighboursOf(path, files, readers)])
  const reached = spread(sources, readers)
  // A page depends on what it imports. That the rest of the program can bear a change is what the levels of the house
  // stand for, and the first journey sees that it starts.
  const pages = spread(sources, readers, composing)
  const isFilled = changed.some((path) => filling.test(path))
  const isAnyPage = isFilled || changed.some((path) => composing.test(path) || path.startsWith('static/'))
  const isProgram = [...reached].some(
    (path) => path.startsWith('src/') && !isTest(path) && !path.endsWith('.md'),
  )
  const routes = [...pages].filter((path) => path.startsWith('src/routes/'))
  return {
    changed,
    present: changes.filter(({ isGone }) => !isGone).map(({ path }) => path),
    tests: files
      .map(({ path }) => path)
      .filter((path) => isTest(path) && !path.startsWith('packages/'))
      .filter(
        (path) => reached.has(path) || guard.test(path) || (isFilled && path.endsWith('.server.test.ts')),
      ),
    journeys: files
      .filter(({ path }) => journey.test(path))
      .filter(
        ({ path, text }) =>
          isAnyPage ||
          reached.has(path) ||
          (isProgram && path === first) ||
          pagesOf(text).some((page) => routes.some((route) => isPartOf(route, page))),
      )
      .map(({ path }) => path),
  }
}

/** What no import names, such as the texts of a slice, counts as a part of every module of its room. */
function neighboursOf(path: string, files: readonly SourceFile[], readers: Readers): string[] {
  const room = /^src\/lib\/[^/]+\//.exec(path)?.[0]
  if (!room || isCode(path) || path.endsWith('.md') || readers(path).length) return []
  return files.map((file) => file.path).filter((other) => other.startsWith(room) && isCode(other))
}

/** The paths and all that reads them, directly or through others; tests and what matches `end` pass nothing on. */
function spread(paths: readonly string[], readers: Readers, end?: RegExp): ReadonlySet<string> {
  const reached = new Set(paths)
  for (const path of reached)
    if (!isTest(path) && !end?.test(path)) for (const reader of readers(path)) reached.add(reader)
  return reached
}

/** The pages that a journey names by `journeyThrough`; one that names none goes anywhere. */
function pagesOf(text: string): string[] {
  const named = /journeyThrough\(([^)]*)\)/.exec(text)?.[1]
  return named ? [...named.matchAll(/'([^']+)'/g)].map(([, page]) => page ?? '') : ['*']
}

/** A file of a route is part of a page that lies at or below it, and layouts are part of all below them. */
function isPartOf(route: string, page: string): boolean {
  const folder =
    route
      .replace(/^src\/routes/, '')
      .replace(/\/\([^/]*\)/g, '')
      .replace(/\/[^/]*$/, '') || '/'
  if (page === '*') return true
  const isBelow = folder === page || (page !== '/' && folder.startsWith(`${page}/`))
  const isAbove = /\/\+(layout|error)[^/]*$/.test(route) && (folder === '/' || page.startsWith(`${folder}/`))
  return isBelow || isAbove
}
