import { type SourceFile, isTest } from './files.ts'
import { importsOf, type Import } from './imports.ts'

/**
 * Who may know whom: a room may look into rooms further down, never up or sideways. ARCHITECTURE.md draws the same.
 * Rooms that do not exist yet have their place already.
 */
export const levels: readonly (readonly string[])[] = [
  ['routes', 'app'],
  ['dashboard'],
  [
    'governance',
    'delphi',
    'knowledge',
    'projects',
    'observatory',
    'countries',
    'helpdesk',
    'outreach',
    'funding',
  ],
  ['network'],
  ['plan'],
  ['identity'],
  ['traits'],
  ['ui'],
  ['platform'],
]

/** Sideways imports that a decision record allows, as `from → to`. ARCHITECTURE.md lists the same. */
export const friendships: readonly string[] = []

/** Where transactions may open besides actions, each with its reason. */
export const transactionsElsewhere: Readonly<Record<string, string>> = {
  'src/app/app.server.ts': 'gives every context its way to write',
  'src/lib/platform/events.server.ts': 'a follower moves its place in the log together with what it does',
  'src/lib/platform/content.server.ts': 'notes which starter content was brought in, after the slices did it',
  'src/lib/platform/secrets.server.ts':
    'a key of the installation is made at its first start, without a person acting',
  'src/lib/platform/once.server.ts':
    'a key is written with whatever an action writes, and its answer once that is known',
  'src/app/late-form.server.ts': 'keeps a form that came without a session',
  'src/lib/platform/post.server.ts': 'letters are taken and ticked off with the mail server asked in between',
  'src/lib/platform/backup.server.ts':
    'a backup is one snapshot, and a restore fills the whole database at once',
  'src/lib/identity/personal.server.ts':
    'actions too: export and erasure, a noun of their own across all slices',
  'src/lib/identity/letters.server.ts':
    'the sign-in library asks for a letter, outside of any action of ours',
  'src/lib/identity/identity.server.ts':
    'the sign-in library and tokens tell what happened, outside of any action of ours',
}

/**
 * Where a statement may name its table by a value: what a trait writes into a slice's table, the slice has declared by its
 * columns; a store may go through a list of its own tables.
 */
export const tablesByValue: Readonly<Record<string, string>> = {
  'src/lib/traits/translated/store.server.ts':
    'columns that a slice declares by `translated({ table, fields })`',
  'src/lib/platform/backup.server.ts': 'a restore fills every table',
  'src/lib/identity/store.server.ts': 'lists of its own tables in the same file',
}

const composing = ['routes', 'app']
/** Rooms that are a set of small things rather than a slice: one enters them by file. */
const open = ['platform', 'ui', ...composing]
/** Generated words, which every room may import. */
const everybodys = 'paraglide'

export function roomOf(path: string): string | null {
  const lib = /^src\/lib\/([^/]+)\//.exec(path)
  if (lib) return lib[1] ?? null
  const library = /^packages\/([^/]+)\//.exec(path)
  if (library) return library[1] ?? null
  if (path.startsWith('src/routes/')) return 'routes'
  return path.startsWith('src/') ? 'app' : null
}

export const rankOf = (room: string) => levels.findIndex((level) => level.includes(room))

/** The walled packages, and which of them each may know. */
export const packages: Readonly<Record<string, readonly string[]>> = { soil: ['tables'], tables: [] }

/**
 * Where a slice is entered from outside. Its components are entered by file from routes, which draw them; its manifest from
 * `app`; a module for the reader's device by the page that asks for its address.
 */
const isDoor = (here: string, to: string) =>
  /^src\/lib\/[^/]+\/index(\.server)?\.ts$/.test(to) ||
  (here === 'routes' && /\.svelte$|\.ts\?worker&url$/.test(to)) ||
  (here === 'app' && /^src\/lib\/[^/]+\/slice\.server\.ts$/.test(to))

/** The rule that an import breaks, as a sentence that says how to mend it, or null. */
function wrongImport({ from, to, specifier, isType }: Import, allowed: readonly string[]): string | null {
  const here = roomOf(from)
  if (!here) return null
  if (here in packages) return wrongPackageImport(here, from, to, specifier)
  if (from.startsWith('src/lib/') && /^\$(app|env)(\/|$)/.test(specifier))
    return `a slice runs outside of the framework too: pass what ${specifier} gives as an argument`
  if (!to) return null
  const there = roomOf(to)
  if (there && there in packages)
    return specifier === `#${there}` ? null : `write '#${there}', the door of the package`
  if (!there || there === here || there === everybodys) return null
  if (rankOf(there) < 0) return `${there} has no level: enter it in test/guards/house.ts and ARCHITECTURE.md`
  const isComposing = composing.includes(here)
  if (rankOf(there) < rankOf(here)) return `${here} may not look up to ${there}`
  if (rankOf(there) === rankOf(here) && !isComposing && !allowed.includes(`${here} → ${there}`))
    return `${here} may not look sideways to ${there}: compose in the route, link by id, or follow the event log`
  if (!open.includes(there) && !isDoor(here, to))
    return `enter ${there} by a door: #lib/${there}/index.ts or index.server.ts${isType ? ' (types too)' : ''}`
  return null
}

function wrongPackageImport(here: string, from: string, to: string | null, specifier: string): string | null {
  if (!to) {
    const isShipped = from.startsWith(`packages/${here}/src/`) && !isTest(from)
    return isShipped ? `the package ${here} depends on nothing, not on ${specifier}` : null
  }
  const there = roomOf(to) ?? ''
  if (there === here) return null
  if (!packages[here]?.includes(there))
    return `the package ${here} knows nothing of ${there || 'the platform'}`
  return to === `packages/${there}/src/index.ts`
    ? null
    : `enter the package ${there} by its door, src/index.ts`
}

/** Code that never reaches a browser. */
const isServerFile = (path: string) =>
  /\.server\.ts$|\/\+(page\.|layout\.)?server\.ts$|\.server\.test\.ts$/.test(path) ||
  path.startsWith('src/app/') ||
  path.startsWith('src/hooks.server')

function leaksServer({ from, to, isType }: Import): boolean {
  return !isType && to !== null && isServerFile(to) && !isServerFile(from)
}

export function importProblems(files: readonly SourceFile[], allowed = friendships): string[] {
  return files
    .filter(({ path }) => /\.(ts|svelte)$/.test(path) && roomOf(path))
    .flatMap((file) =>
      importsOf(file).flatMap((found) => {
        const wrong = isTest(file.path) ? null : wrongImport(found, allowed)
        const leak =
          !isTest(file.path) && file.path.startsWith('src/') && leaksServer(found)
            ? 'this file may reach a browser, that one may not: name this one .server.ts or import only its types'
            : null
        return [wrong, leak].flatMap((problem) =>
          problem ? [`${file.path} imports ${found.specifier}: ${problem}`] : [],
        )
      }),
    )
}

/** Rooms that need one another in a circle, as `a → b → a`. */
export function roomCycles(files: readonly SourceFile[]): string[] {
  const edges: Edges = new Map()
  for (const { from, to } of importsOfAll(files)) {
    const here = roomOf(from)
    const there = to && roomOf(to)
    if (!here || !there || here === there || composing.includes(here)) continue
    edges.set(here, (edges.get(here) ?? new Set()).add(there))
  }
  return cyclesOf(edges)
}

/** Files that need one another in a circle, types included. */
export function fileCycles(files: readonly SourceFile[]): string[] {
  const known = new Set(files.map(({ path }) => path))
  const edges: Edges = new Map()
  for (const { from, to } of importsOfAll(files))
    if (to && known.has(to)) edges.set(from, (edges.get(from) ?? new Set()).add(to))
  return cyclesOf(edges)
}

const importsOfAll = (files: readonly SourceFile[]) =>
  files.filter(({ path }) => /\.(ts|svelte)$/.test(path) && !isTest(path)).flatMap((file) => importsOf(file))

type Edges = Map<string, Set<string>>

function cyclesOf(edges: Edges): string[] {
  const cycles = new Set<string>()
  const done = new Set<string>()
  const path: string[] = []
  const visit = (node: string): void => {
    const start = path.indexOf(node)
    if (start >= 0) {
      const round = path.slice(start)
      const first = round.indexOf([...round].sort()[0] ?? node)
      const turned = [...round.slice(first), ...round.slice(0, first)]
      cycles.add([...turned, turned[0]].join(' → '))
      return
    }
    if (done.has(node)) return
    path.push(node)
    for (const next of edges.get(node) ?? []) visit(next)
    path.pop()
    done.add(node)
  }
  for (const node of edges.keys()) visit(node)
  return [...cycles]
}

const vague = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'services', 'shared']

export function vagueNames(paths: readonly string[]): string[] {
  return paths
    .filter((path) => path.split('/').some((part) => vague.includes(part.replace(/\..*$/, ''))))
    .map((path) => `${path}: a name that says nothing; which noun is it?`)
}
