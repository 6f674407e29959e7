import { Refusal } from './refusal.ts'

type Trouble = { code?: unknown; message?: unknown; errors?: unknown; cause?: unknown; path?: unknown }

const away = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'EPIPE',
  // https://www.postgresql.org/docs/current/errcodes-appendix.html
  '08000',
  '08001',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])
const lostConnection = /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout/

/** What went wrong outside of the program, each with its remedy, for the log and the terminal. */
const remedies: Readonly<Record<string, string>> = {
  '28P01': 'PostgreSQL does not take the name or the password in DATABASE_URL. Correct it and start again.',
  '28000': 'PostgreSQL does not let this user in. Check DATABASE_URL and pg_hba.conf, and start again.',
  '3D000': 'The database that DATABASE_URL names does not exist. Create it, and start again.',
  '42501':
    'The database user may not do this. Give it the database (alter database … owner to …), and start again.',
  '53100': 'The disk of the database is full. Make room; nothing that was confirmed is lost.',
  ENOSPC: 'The disk is full. Make room; nothing that was confirmed is lost.',
  EADDRINUSE: 'The port is in use by another program. Stop it, or set PORT to another one.',
  EACCES: 'This user may not read or write there. Check the rights of the folder, and start again.',
  EROFS: 'The folder can only be read. Set DATABASE_URL and STORAGE_URL to folders that can be written.',
}

const partsOf = (error: unknown): Trouble[] => {
  const trouble = (error ?? {}) as Trouble
  const inner = [...(Array.isArray(trouble.errors) ? (trouble.errors as unknown[]) : []), trouble.cause]
  return [trouble, ...inner.filter(Boolean).flatMap(partsOf)]
}

/** Whether the database cannot be reached: the same request may go through later. */
export const isAway = (error: unknown): boolean =>
  !(error instanceof Refusal) &&
  partsOf(error).some(
    ({ code, message }) => away.has(String(code)) || lostConnection.test(String(message ?? '')),
  )

/** One sentence for whoever runs the platform; null where it is none of these. */
export function remedyOf(error: unknown): string | null {
  for (const { code, path } of partsOf(error)) {
    const remedy = remedies[String(code)]
    if (remedy) return typeof path === 'string' ? `${path}: ${remedy}` : remedy
  }
  return isAway(error)
    ? `The database does not answer (${codeOf(error)}). See that PostgreSQL runs and that DATABASE_URL leads to it; a running server goes on by itself once it is back.`
    : null
}

const codeOf = (error: unknown) =>
  partsOf(error)
    .map(({ code }) => code)
    .find((code) => typeof code === 'string') ?? 'connection lost'

/** Any error as words: a library may throw what is no error. */
export function inWords(error: unknown): string {
  const remedy = remedyOf(error)
  if (remedy) return remedy
  const said = partsOf(error)
    .map(({ message }) => message)
    .find((message) => typeof message === 'string' && message !== '')
  return typeof said === 'string' ? said : typeof error === 'object' ? JSON.stringify(error) : String(error)
}
