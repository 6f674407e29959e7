const code = /^[a-f]\d{1,2}(\.\d{1,2})?$/i

/** The path with the codes of objectives, goals and indicators as they are written, or null where they are. */
export function withCodes(pathname: string, params: Partial<Record<string, string>>): string | null {
  const typed = [params.code, params.goal].filter((part) => part !== undefined)
  const wrong = typed.filter(
    (part) => (code.test(part) || /^[a-f]$/.test(part)) && part !== part.toUpperCase(),
  )
  if (!wrong.length) return null
  return pathname
    .split('/')
    .map((part) => (wrong.includes(part) ? part.toUpperCase() : part))
    .join('/')
}
