import { parse, type AST } from 'svelte/compiler'
import type { SourceFile } from './files.ts'

/**
 * A `Form` hands its fields what was typed and what is wrong, by their names. Hand-made glue for the same – a field that is
 * given its own problem, a form that is given a sentence out of a refusal, a value out of what came back – is a problem.
 */
export const formGlue = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path }) => path.endsWith('.svelte') && !path.startsWith('src/lib/ui/'))
    .flatMap(({ path, text }) => glueIn(text).map((glue) => `${path}: ${glue}`))

type Node = { type?: string; name?: string; attributes?: AST.Attribute[] }

function glueIn(text: string): string[] {
  const found: string[] = []
  const { fragment } = parse(text, { modern: true })
  walk(fragment, (node) => {
    if (node.type !== 'Component' || (node.name !== 'Field' && node.name !== 'Form')) return
    for (const attribute of node.attributes ?? []) {
      const source = text.slice(attribute.start, attribute.end)
      const isProblem = attribute.name === 'problem'
      if (isProblem || (attribute.name === 'value' && /\bvalues\b/.test(source)))
        found.push(`<${node.name} ${source}>`)
    }
  })
  // The same by way of a helper: `const problem = (name) => refused?.problems[name]`.
  for (const [glue] of text.matchAll(/\b(refused|form)\b\??\.(problems\b|values\b\??\.?\[name\]).*/g))
    found.push(glue)
  return found
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) return node.forEach((each) => walk(each, visit))
  if (typeof node !== 'object' || node === null) return
  visit(node)
  for (const value of Object.values(node)) walk(value, visit)
}
