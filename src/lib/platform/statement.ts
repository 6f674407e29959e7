import type { OperationNode, PrimitiveValueListNode, RawNode, TableNode, ValueNode } from 'kysely'

export type Statement = {
  /** Every table that it mentions, as `schema.name`. */
  tables: Set<string>
  isWrite: boolean
  /** Every id among its values. */
  ids: Set<string>
}

const writing = new Set(['InsertQueryNode', 'UpdateQueryNode', 'DeleteQueryNode', 'MergeQueryNode'])
const writingInSql = /\b(?:insert\s+into|(?<!for\s+)update|delete\s+from|merge\s+into|truncate)\b/i
/** Names of columns behind an alias pass as tables too: such a table is never written, so they do no harm. */
const tableInSql = /"?\b([a-z_][a-z0-9_]*)"?\."?([a-z_][a-z0-9_]*)\b/gi
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** What a query is about, read from its tree before it is compiled. */
export function readStatement(root: OperationNode): Statement {
  const statement: Statement = { tables: new Set(), isWrite: false, ids: new Set() }
  visit(root, statement)
  return statement
}

function visit(node: OperationNode, statement: Statement): void {
  if (writing.has(node.kind)) statement.isWrite = true
  if (node.kind === 'TableNode') return addTable(node as TableNode, statement)
  if (node.kind === 'ValueNode') return addIds((node as ValueNode).value, statement)
  if (node.kind === 'PrimitiveValueListNode')
    return addIds((node as PrimitiveValueListNode).values, statement)
  if (node.kind === 'RawNode') addSql((node as RawNode).sqlFragments.join(' '), statement)
  for (const part of Object.values(node)) {
    if (Array.isArray(part)) for (const one of part) if (isNode(one)) visit(one, statement)
    if (isNode(part)) visit(part, statement)
  }
}

const isNode = (part: unknown): part is OperationNode =>
  typeof part === 'object' && part !== null && 'kind' in part

function addTable({ table }: TableNode, { tables }: Statement): void {
  if (table.schema) tables.add(`${table.schema.name}.${table.identifier.name}`)
}

function addSql(sql: string, statement: Statement): void {
  if (writingInSql.test(sql)) statement.isWrite = true
  for (const [, schema, name] of sql.matchAll(tableInSql)) statement.tables.add(`${schema}.${name}`)
}

function addIds(value: unknown, statement: Statement): void {
  if (Array.isArray(value)) for (const one of value) addIds(one, statement)
  else if (typeof value === 'string' && uuid.test(value)) statement.ids.add(value.toLowerCase())
}
