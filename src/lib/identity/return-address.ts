/** Where to go after signing in: a path of ours, never another site that a forged link names. */
export function wayBack(next: string | null, otherwise = '/'): string {
  if (!next?.startsWith('/')) return otherwise
  const base = 'http://here.invalid'
  const url = URL.parse(next, base)
  return url?.origin === base ? url.pathname + url.search : otherwise
}
