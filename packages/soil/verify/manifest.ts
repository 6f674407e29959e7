import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import { filesBelow } from './group.ts'

/** Files by their path below a folder, with the beginning of their SHA-256. */
export type Manifest = Readonly<Record<string, string>>

const dataFiles = new Set(['.json', '.csv', '.dat', '.out'])
/** A folder's own manifest; it is no data. */
const manifestName = 'manifest.json'

/** Files below a folder that hold cases or results, as opposed to words about them. */
export const dataBelow = (dir: string): string[] =>
  filesBelow(dir).filter((file) => dataFiles.has(extname(file)) && relative(dir, file) !== manifestName)

const digestOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)
const nameIn = (dir: string, file: string) => relative(dir, file).replaceAll(sep, '/')

/** What a manifest of a folder says, to be kept in it as `manifest.json`. */
export const manifestOf = (dir: string): Manifest =>
  Object.fromEntries(dataBelow(dir).map((file) => [nameIn(dir, file), digestOf(file)]))

/** The reference data that this package is held to, by layout: its files by their path below the layout's folder. */
const known = JSON.parse(readFileSync(new URL('./known.json', import.meta.url), 'utf8')) as Record<
  string,
  Manifest
>

/**
 * What ought to be there and is not. A folder that brings a `manifest.json` has to hold its files, unchanged. Where
 * files of a known layout are found, all of that layout have to be there; where most of the known layouts are found,
 * all of them. Cases that nobody listed are not missed.
 */
export function missingBelow(dir: string): string[] {
  const own = join(dir, manifestName)
  const listed = existsSync(own) ? missingFrom(dir, readFileSync(own, 'utf8')) : []
  const found = new Map<string, Set<string>>()
  for (const file of dataBelow(dir)) {
    const name = nameIn(dir, file)
    for (const [layout, files] of Object.entries(known)) {
      const path = Object.keys(files).find((each) => name === each || name.endsWith(`/${each}`))
      if (path === undefined || files[path] !== digestOf(file)) continue
      const bases = found.get(layout) ?? new Set()
      found.set(layout, bases.add(name.slice(0, name.length - path.length)))
    }
  }
  const ofLayouts = [...found].flatMap(([layout, bases]) =>
    [...bases].flatMap((base) =>
      Object.keys(known[layout])
        .filter((path) => !existsSync(join(dir, base, path)))
        .map((path) => `missing: ${base}${path}`),
    ),
  )
  const layouts = Object.keys(known)
  const lost = found.size > layouts.length / 2 ? layouts.filter((layout) => !found.has(layout)) : []
  return [...listed, ...ofLayouts, ...lost.map((layout) => `missing: all of ${layout}`)]
}

function missingFrom(dir: string, text: string): string[] {
  let manifest: Manifest
  try {
    manifest = JSON.parse(text)
  } catch (error) {
    return [`${manifestName} not understood: ${error}`]
  }
  return Object.entries(manifest).flatMap(([path, digest]) => {
    const file = join(dir, path)
    if (!existsSync(file)) return [`missing: ${path}`]
    return digestOf(file) === digest ? [] : [`changed since the manifest: ${path}`]
  })
}
