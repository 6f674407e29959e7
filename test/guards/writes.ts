import { type SourceFile, isTest, withoutComments } from './files.ts'
import { levels, roomOf, tablesByValue, transactionsElsewhere } from './house.ts'

const rooms = levels.flat().join('|')
const statement = `(?:insert\\s+into|update|delete\\s+from|merge\\s+into|truncate(?:\\s+table)?|copy)(?:\\s+only)?`
const inSql = new RegExp(`\\b${statement}\\s+"?(${rooms})"?\\.`, 'gi')
const inCalls = new RegExp(
  `\\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\\(\\s*\\[?\\s*['"\`](${rooms})\\.`,
  'g',
)

const isJudged = ({ path }: SourceFile) =>
  path.startsWith('src/') && /\.(ts|svelte)$/.test(path) && !isTest(path)

/** A room writes to the database schema of its own name and to no other. */
export function foreignWrites(files: readonly SourceFile[]): string[] {
  return files.filter(isJudged).flatMap(({ path, text }) => {
    const code = withoutComments(text)
    const here = roomOf(path)
    const schemas = [...code.matchAll(inSql), ...code.matchAll(inCalls)].map(([, schema = '']) =>
      schema.toLowerCase(),
    )
    return schemas
      .filter((schema) => schema !== here)
      .map((schema) => `${path} writes to the schema ${schema}: ask ${schema} by its door to do it`)
  })
}

const dynamicSql = new RegExp(`\\b${statement}\\s+\\$\\{`, 'gi')
const dynamicCall = /\.(?:insertInto|updateTable|deleteFrom|mergeInto|replaceInto)\(\s*[^'"`[\s)]/g

/** A statement whose table is a value could write anywhere: only files with an allowance have one. */
export function tableByValue(files: readonly SourceFile[], allowed = tablesByValue): string[] {
  return files
    .filter(isJudged)
    .filter(({ path }) => !(path in allowed))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text)
      return [...code.matchAll(dynamicSql), ...code.matchAll(dynamicCall)].map(
        ([found]) => `${path} writes to a table that only a value names (${found.trim()}…): name it`,
      )
    })
}

const declaration = /\btranslated\(\{([^}]*)\}/g

/** The columns of a slice that the trait of translations writes: declared by literals, and by the slice that owns them. */
export function undeclaredColumns(files: readonly SourceFile[]): string[] {
  return files.filter(isJudged).flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(declaration)].flatMap(([, body = '']) => {
      const schema = /\btable:\s*'([a-z]+)\.[a-z_]+'/.exec(body)?.[1]
      if (!schema || !/\bfields:\s*\[\s*'[^\]$]*'\s*,?\s*\]/.test(body))
        return [`${path} declares translated columns by values: write table and fields out`]
      return schema === roomOf(path) ? [] : [`${path} declares columns of the schema ${schema}, not its own`]
    }),
  )
}

const opensTransaction = /\b(?:context|database)\.write\s*(?:<[^()]*>)?\(|\.transaction\(\)/

/** The embedded driver holds the whole database while a transaction is open, so only actions open one. */
export function strayTransactions(files: readonly SourceFile[], allowed = transactionsElsewhere): string[] {
  return files
    .filter(isJudged)
    .filter(({ path }) => !/(^|\/)actions\.server\.ts$/.test(path) && !(path in allowed))
    .filter(({ path }) => path !== 'src/lib/platform/database.server.ts')
    .filter(({ text }) => opensTransaction.test(withoutComments(text)))
    .map(({ path }) => `${path} opens a transaction: move the verb to actions.server.ts`)
}

/** An allowance for a file that is gone is a hole in the rule. */
export function unusedAllowances(
  files: readonly SourceFile[],
  allowed: Readonly<Record<string, string>> = { ...transactionsElsewhere, ...tablesByValue },
): string[] {
  const paths = new Set(files.map(({ path }) => path))
  return Object.keys(allowed).filter((path) => !paths.has(path))
}
