import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'

const root = 'src/routes'

export type Route = {
  /** As the framework names it: `/(work)/people/[person=uuid]`. */
  id: string
  isPage: boolean
  /** An address of this route, with made-up parameters. */
  path: string
}

/** Every route of the file tree that answers a request. */
export function routes(): Route[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  )
  const answering = files.filter((file) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(file))
  return answering
    .map((file) => {
      const id = dirname(file) === '.' ? '/' : `/${dirname(file)}`
      return { id, isPage: file.endsWith('+page.svelte'), path: addressOf(id) }
    })
    .sort((a, b) => a.id.localeCompare(b.id))
}

const addressOf = (id: string) =>
  id
    .replace(/\/\([^)]*\)/g, '')
    .replace(/\[\.\.\.\w+\]/g, 'all')
    .replace(/\[\w+=uuid\]/g, '01900000-0000-7000-8000-000000000001')
    .replace(/\[\w+\]/g, 'A1') || '/'
