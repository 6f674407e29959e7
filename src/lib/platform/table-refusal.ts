import { decode, TableRefusal, type Decoded } from '#tables'
import { Refusal } from './refusal.ts'

/** What the reader of tables says no to, as a refusal of ours: `platform_table_…` by its code. */
export function refusalOf({ code, line, data }: TableRefusal): Refusal {
  return new Refusal('invalid', textOf(code, data.kind), { line: line ?? 1, ...data })
}

const textOf = (code: string, kind: unknown) => {
  const named = typeof kind === 'string' && kind.endsWith('workbook') ? `_${kind.replace(' ', '_')}` : ''
  return `platform_table_${code.replaceAll('-', '_')}${named}`
}

/** Does the work; a refusal of the reader of tables becomes one of ours. */
export function inOurWords<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof TableRefusal ? refusalOf(error) : error
  }
}

/**
 * The text of a file that was sent.
 *
 * @throws Refusal `invalid` where it is none
 */
export const textIn = (bytes: Uint8Array): Decoded => inOurWords(() => decode(bytes))
