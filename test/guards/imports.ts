import { posix } from 'node:path'
import { parse } from 'svelte/compiler'
import ts from 'typescript'
import type { SourceFile } from './files.ts'

export type Import = {
  from: string
  /** As written. */
  specifier: string
  /** The file it leads to, from the project's root; null for a package. */
  to: string | null
  /** Types are gone when the program runs. */
  isType: boolean
}

const known = new WeakMap<SourceFile, Import[]>()

/** What a file imports: statically, by re-export or dynamically, in TypeScript and in components. Parsed once a file. */
export function importsOf(file: SourceFile): Import[] {
  const imports = known.get(file) ?? parseImports(file)
  known.set(file, imports)
  return imports
}

function parseImports(file: SourceFile): Import[] {
  const found = file.path.endsWith('.svelte') ? importsOfComponent(file) : importsOfModule(file)
  return found.map(({ specifier, isType }) => ({
    from: file.path,
    specifier,
    to: resolve(file.path, specifier),
    isType,
  }))
}

type Found = Pick<Import, 'specifier' | 'isType'>

function resolve(from: string, specifier: string): string | null {
  if (specifier === '#lib') return 'src/lib/index.ts'
  if (specifier.startsWith('#lib/')) return `src/lib/${specifier.slice('#lib/'.length)}`
  if (specifier.startsWith('#app/')) return `src/app/${specifier.slice('#app/'.length)}`
  if (specifier === '#soil') return 'packages/soil/src/index.ts'
  if (specifier === '#tables') return 'packages/tables/src/index.ts'
  if (specifier.startsWith('./$types')) return null
  if (specifier.startsWith('.')) return posix.normalize(posix.join(posix.dirname(from), specifier))
  return null
}

function importsOfModule({ path, text }: SourceFile): Found[] {
  const found: Found[] = []
  const add = (literal: ts.Node | undefined, isType: boolean) => {
    if (literal && ts.isStringLiteralLike(literal)) found.push({ specifier: literal.text, isType })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TS))
  return found
}

type Node = { type?: string; [key: string]: unknown }

function importsOfComponent({ path, text }: SourceFile): Found[] {
  const found: Found[] = []
  walk(parse(text, { modern: true, filename: path }), (node) => {
    const isDeclaration =
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportNamedDeclaration' ||
      node.type === 'ExportAllDeclaration'
    if (!isDeclaration && node.type !== 'ImportExpression') return
    const specifier = (node.source as Node | null)?.value
    const isType = node.importKind === 'type' || node.exportKind === 'type'
    if (typeof specifier === 'string') found.push({ specifier, isType })
  })
  return found
}

/** Visits every node of a syntax tree that is made of plain objects. */
export function walk(tree: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(tree)) {
    for (const item of tree) walk(item, visit)
    return
  }
  if (typeof tree !== 'object' || tree === null) return
  const node = tree as Node
  if (typeof node.type === 'string') visit(node)
  for (const value of Object.values(node)) if (typeof value === 'object') walk(value, visit)
}
