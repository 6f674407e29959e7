/** Where to go after signing in: a path of ours, never another site that a forged link names. */
export function wayBack(next: string | null, otherwise = '/'): string {
  if (!next?.startsWith('/')) return otherwise
  const base = 'http://here.invalid'
  const url = URL.parse(next, base)
  // `/.//example.org` is a path of ours until it is normalised; two slashes would name another site.
  return url?.origin === base && !url.pathname.startsWith('//') ? url.pathname + url.search : otherwise
}
