import type { SearchDocument } from '#lib/platform/searchable.ts'
import { locales, read, type Locale } from '#lib/platform/text/localised.ts'
import { wordsOf } from './words.ts'

/** A document as the reader of one language would see it. */
export type Entry = {
  kind: string
  id: string
  locale: Locale
  language: Locale
  path: string
  title: string
  body: string
}

const longest = { title: 1000, body: 20_000 }

/** One entry for each language of readers; what is not translated stands in the language that it has. */
export function entriesOf(kind: string, { id, path, mark, title, body }: SearchDocument): Entry[] {
  return locales.flatMap((locale) => {
    const named = read(title, locale)
    if (!named) return []
    const parts = body.flatMap((text) => read(text, named.locale)?.text ?? [])
    return [
      {
        kind,
        id,
        locale,
        language: named.locale,
        path,
        title: [mark, named.text].filter(Boolean).join(' ').slice(0, longest.title),
        body: parts.join('\n').slice(0, longest.body),
      },
    ]
  })
}

/** What the index looks at. */
export const indexed = ({ title, body }: Pick<Entry, 'title' | 'body'>) => ({
  title: wordsOf(title).join(' '),
  body: wordsOf(body).join(' '),
})

const fewestLetters = 4

/** Words that may be suggested to readers of the entries' language. */
export const suggestable = (entries: readonly Entry[]) => {
  const words = entries.flatMap(({ language, title, body }) =>
    wordsOf(`${title} ${body}`)
      .filter((word) => word.length >= fewestLetters && !/\d/.test(word))
      .map((word) => `${language} ${word}`),
  )
  return [...new Set(words)].map((pair) => {
    const [language = '', word = ''] = pair.split(' ')
    return { language, word }
  })
}
