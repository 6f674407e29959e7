import { parse } from 'svelte/compiler'
import type { SourceFile } from './files.ts'

/** Attributes, of elements and of components, whose value a reader sees or hears. */
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'caption',
  'description',
  'empty',
  'heading',
  'hint',
  'kicker',
  'label',
  'lead',
  'note',
  'placeholder',
  'problem',
  'source',
  'submit',
  'summary',
  'text',
  'title',
])

/** What is shown as it is in every language: names of formats and of the platform. */
const nameless = new Set(['API', 'Atom', 'CSV', 'JSON', 'OpenAPI', 'PDF', 'Permille', 'SVG', 'UTC'])

/** Elements whose content is for machines. */
const technical = new Set(['code', 'kbd', 'pre', 'samp', 'script', 'style'])

type Node = { type: string; [key: string]: unknown }

/** Words that stand in a component instead of in a text file. `translate="no"` marks what no language changes. */
export function literalWords({ path, text }: SourceFile): string[] {
  const { fragment } = parse(text, { modern: true, filename: path }) as unknown as { fragment: Node }
  const found: string[] = []
  const note = (words: string, node: Node) => {
    const telling = words.match(/\p{L}[\p{L}\p{M}]*/gu)?.filter((word) => !nameless.has(word)) ?? []
    if (telling.length)
      found.push(`${path}:${lineOf(text, node)} shows “${words.trim()}”: give it a text key`)
  }
  const visit = (node: Node): void => {
    if (node.type === 'Text') note(String(node.data), node)
    else if (node.type === 'ExpressionTag')
      for (const words of shown(node.expression as Node)) note(words, node)
    else if (node.type === 'Attribute') visitAttribute(node)
    else {
      if (technical.has(String(node.name)) || isUntranslated(node)) return
      for (const child of childrenOf(node)) visit(child)
    }
  }
  const visitAttribute = ({ name, value }: Node) => {
    if (!spoken.has(String(name)) || value === true) return
    for (const part of [value].flat() as Node[]) visit(part)
  }
  visit(fragment)
  return found
}

const lineOf = (text: string, node: Node) => text.slice(0, Number(node.start)).split('\n').length

function isUntranslated(node: Node): boolean {
  return ((node.attributes as Node[] | undefined) ?? []).some(
    ({ name, value }) => name === 'translate' && ([value].flat() as Node[])[0]?.data === 'no',
  )
}

/** Markup only: expressions are looked at where they are shown. */
function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (const key of ['attributes', 'nodes', 'fragment', 'body', 'consequent', 'alternate', 'fallback'])
    children.push(...([node[key]].flat().filter(isNode) as Node[]))
  for (const key of ['pending', 'then', 'catch']) if (isNode(node[key])) children.push(node[key] as Node)
  return children
}

const isNode = (value: unknown) => typeof value === 'object' && value !== null && 'type' in value

/** The literal strings that an expression may put on the page; arguments of calls are not shown. */
function shown(expression: Node): string[] {
  const of = (...keys: string[]) => keys.flatMap((key) => shown(expression[key] as Node))
  switch (expression.type) {
    case 'Literal':
      return typeof expression.value === 'string' ? [expression.value] : []
    case 'TemplateLiteral':
      return [
        ...(expression.quasis as { value: { cooked: string } }[]).map(({ value }) => value.cooked),
        ...(expression.expressions as Node[]).flatMap(shown),
      ]
    case 'ConditionalExpression':
      return of('consequent', 'alternate')
    case 'LogicalExpression':
    case 'BinaryExpression':
      return expression.type === 'LogicalExpression' || expression.operator === '+' ? of('left', 'right') : []
    default:
      return []
  }
}
