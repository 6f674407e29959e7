import { strToU8, zipSync } from 'fflate'

const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const part = (name: string, inner: string) =>
  strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${name} xmlns:w="${words}">${inner}</w:${name}>`)

export const escaped = (text: string) =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
export const run = (text: string) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
export const paragraph = (inner: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
export const numbered = (text: string, list: number, level: number) =>
  paragraph(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
export const cell = (inner: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`
export const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
export const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`

export const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`

/** A Word file of a body and the parts beside it, as small as one can be. */
export function wordFile(body: string, parts: Record<string, string> = {}): Uint8Array {
  const roots: Record<string, string> = { header1: 'hdr', footer1: 'ftr' }
  return zipSync({
    'word/document.xml': part('document', `<w:body>${body}</w:body>`),
    ...Object.fromEntries(
      Object.entries(parts).map(([name, inner]) => [`word/${name}.xml`, part(roots[name] ?? name, inner)]),
    ),
  })
}
