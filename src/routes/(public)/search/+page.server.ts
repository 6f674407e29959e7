import { search as searchables, toolsFor } from '#app/slices.server.ts'
import { wordsOf } from '#lib/traits/index.ts'
import { longestSearch, pageKind, search } from '#lib/traits/index.server.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, longestSearch)
  const kind = url.searchParams.get('kind')?.slice(0, 80) || null
  const page = Number(url.searchParams.get('page') ?? 1)
  const say = (key: string) => translate(key, {}, context.locale)
  const labels = new Map(searchables.map(({ kind, label }) => [kind, say(label)]))
  labels.set(pageKind, say('traits_search_pages'))
  const found = await search(context.read, context.locale, { q, kind, page })
  return {
    q,
    kind,
    ...found,
    kinds: [...labels].map(([kind, label]) => ({ kind, label, count: found.counts[kind] ?? 0 })),
    tools: toolsAbout(wordsOf(q)),
  }

  /** Pages of the workbench that this person may open, by the words of their names. */
  function toolsAbout(words: readonly string[]) {
    if (!words.length || context.actor.id === null) return []
    const named = toolsFor(context.actor).map(({ href, name, text }) => ({
      href,
      name: say(name),
      text: say(text),
    }))
    return named.filter(({ name, text }) => {
      const own = wordsOf(`${name} ${text}`)
      return words.every((word) => own.some((one) => one.startsWith(word)))
    })
  }
}
