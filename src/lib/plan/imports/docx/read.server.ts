import type { Extracted } from '../extracted.ts'
import { openArchive } from './archive.server.ts'
import { openNumbering } from './numbering.ts'
import { walk } from './walk.ts'
import { parseXml } from './xml.ts'

const words = /^word\/(?:document|numbering|styles|footnotes|endnotes|comments|header\d*|footer\d*)\.xml$/

/** The text of a Word file, walked element by element. */
export function readDocx(bytes: Uint8Array): Extracted {
  const files = openArchive(bytes, (name) => words.test(name))
  const part = (name: string) => {
    const text = files.get(`word/${name}.xml`)
    return text === undefined ? undefined : parseXml(text)
  }
  const document = part('document')
  if (!document) throw new Error('no document')
  const all = (kind: string) =>
    [...files]
      .filter(([name]) => name.startsWith(`word/${kind}`))
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([, text]) => parseXml(text))
  return walk(
    {
      document,
      footnotes: part('footnotes'),
      endnotes: part('endnotes'),
      comments: part('comments'),
      headers: all('header'),
      footers: all('footer'),
    },
    openNumbering(part('numbering'), part('styles')),
  )
}
