import type { Catalogue, Column, Table } from '../../src/lib/platform/catalogue.server.ts'

/** Names that say all there is to say. */
const speaking = /^(id|name|code|number|title|kind|state|mail|locale|(.*_)?(id|at|on|by))$/

/** Columns whose name and type do not tell what stands in them: structures, lists, and figures without a unit. */
function needsComment({ name, type }: Column): boolean {
  if (speaking.test(name)) return false
  return type === 'jsonb' || type.endsWith('[]') || type === 'double precision' || type.startsWith('numeric')
}

/** A unit at the end of the name, as in `stock_t_ha`. */
const unitInName =
  /_(t_ha|ha|km2|m2|m|cm|mm|kg|g|g_kg|t|percent|share|per_year|eur|bytes|ms|s|days|years|month|year|lat|lon)$/

const fullName = ({ schema, name }: Table) => `${schema}.${name}`

/** What the database does not say of itself. */
export function uncommented({ schemas, tables }: Catalogue): string[] {
  return [
    ...schemas.filter(({ comment }) => !comment).map(({ name }) => `schema ${name} has no comment`),
    ...tables.filter(({ comment }) => !comment).map((table) => `table ${fullName(table)} has no comment`),
    ...tables.flatMap((table) =>
      table.columns
        .filter((column) => needsComment(column) && !unitInName.test(column.name) && !column.comment)
        .map(({ name, type }) => `column ${fullName(table)}.${name} (${type}) has no comment`),
    ),
  ]
}

/**
 * Tables that are written to without a statement that names them, by a foreign key that deletes along or by a trigger. Pages
 * that are kept for visitors would not hear of it.
 */
export function writtenUnseen({ tables }: Catalogue): string[] {
  return tables.flatMap((table) => [
    ...table.constraints
      .filter(({ definition }) => /\bON (?:DELETE|UPDATE) (?:CASCADE|SET)/.test(definition))
      .map(() => fullName(table)),
    ...table.triggers
      .filter((trigger) => !trigger.includes('platform.refuse_change'))
      .map(() => `${fullName(table)} by a trigger`),
  ])
}

/** The first lines in which two texts differ, for a message that one can read. */
export function firstDifference(expected: string, found: string): string | null {
  const [left, right] = [expected.split('\n'), found.split('\n')]
  const index = left.findIndex((line, index) => line !== right[index])
  const at = index >= 0 ? index : right.length > left.length ? left.length : -1
  return at < 0 ? null : `line ${at + 1}: “${left[at] ?? ''}” against “${right[at] ?? ''}”`
}
