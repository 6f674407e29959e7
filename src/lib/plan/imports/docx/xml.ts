import { Parser } from 'htmlparser2'
import { deepest, mostElements } from '../limits.ts'

/** An element with its name as it stands in the file, `w:p`; text only where an element holds text. */
export type Xml = { name: string; at: Record<string, string>; children: Xml[]; text: string }

const element = (name: string, at: Record<string, string> = {}): Xml => ({ name, at, children: [], text: '' })

/** Reads XML without entities of its own, so that none can grow. */
export function parseXml(text: string): Xml {
  const root = element('')
  const open = [root]
  let elements = 0
  const parser = new Parser(
    {
      onopentag(name, at) {
        if (++elements > mostElements || open.length > deepest) throw new Error('too many elements')
        const inner = element(name, at)
        open.at(-1)!.children.push(inner)
        open.push(inner)
      },
      ontext: (part) => void (open.at(-1)!.text += part),
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true },
  )
  parser.end(text)
  return root
}

export const child = (node: Xml | undefined, name: string): Xml | undefined =>
  node?.children.find((one) => one.name === name)

export const childrenOf = (node: Xml | undefined, name: string): Xml[] =>
  node?.children.filter((one) => one.name === name) ?? []

/** What `w:val` of a child says. */
export const valueOf = (node: Xml | undefined, name: string): string | undefined =>
  child(node, name)?.at['w:val']

export function numberOf(node: Xml | undefined, name: string): number | undefined {
  const value = Number(valueOf(node, name) ?? NaN)
  return Number.isInteger(value) ? value : undefined
}

/** A switch such as `w:vanish`: there means on, unless it says off. */
export const isOn = (node: Xml | undefined, name: string): boolean => {
  const found = child(node, name)
  return found !== undefined && !['0', 'false', 'off'].includes(found.at['w:val'] ?? '')
}
