import type { Texts } from './texts.ts'

/** What one thing is called in a language, the words not used for it – `*` ends a beginning – and texts that mean another thing. */
type Word = { use: string; not: readonly string[]; except?: readonly string[] }
export type Terms = Readonly<Record<string, Readonly<Record<string, Word>>>>

/** Every sentence of a message: itself, or the cases of a plural. */
function sentences(message: unknown): string[] {
  if (typeof message === 'string') return [message]
  if (Array.isArray(message)) return message.flatMap(sentences)
  return Object.values((message as { match?: Record<string, string> }).match ?? {})
}

type Sentence = { where: string; key: string; locale: string; text: string }

function sentencesOf(texts: readonly Texts[]): Sentence[] {
  return texts.flatMap(({ folder, locales }) =>
    Object.entries(locales).flatMap(([locale, messages]) =>
      Object.entries(messages ?? {}).flatMap(([key, message]) =>
        sentences(message).map((text) => ({ where: `${folder}/${locale}.json: ${key}`, key, locale, text })),
      ),
    ),
  )
}

const pattern = (word: string) => word.replace(/\*$/, '\\p{L}*')

/** Texts that use another word than the glossary does. */
export function termProblems(texts: readonly Texts[], terms: Terms): string[] {
  const all = sentencesOf(texts)
  return Object.values(terms).flatMap((term) =>
    Object.entries(term).flatMap(([locale, { use, not, except = [] }]) => {
      if (!not.length) return []
      const unwanted = new RegExp(`(?<![\\p{L}_])(?:${not.map(pattern).join('|')})(?![\\p{L}_])`, 'iu')
      return all
        .filter((one) => one.locale === locale && !except.includes(one.key))
        .flatMap(({ where, text }) => {
          const found = unwanted.exec(text.replace(/\{\w+\}/g, '{}'))
          return found ? [`${where} says “${found[0]}”: use “${use}”`] : []
        })
    }),
  )
}

/** A setting as a file has it, such as `# name: value`, is no French sentence. */
const setting = /# ?[\w-]+:|\b(?:align|band|start|evaporation):/g

const french: [RegExp, string][] = [
  [/(?<![\u00a0\u202f])[;!?](?=[\s)»]|$)/, 'a no-break space before ; ! ?'],
  [/(?<![\u00a0\u202f]):(?=\s|$)/, 'a no-break space before a colon'],
  [/«(?![\u00a0\u202f])|(?<![\u00a0\u202f])»/, 'a no-break space inside « »'],
  [/(?<=[\d}]) ?(?<![\u00a0\u202f])[%‰]/, 'a no-break space before % and ‰'],
]

/** French texts without the spaces of French, and Spanish questions and exclamations that are only closed. */
export function punctuationProblems(texts: readonly Texts[]): string[] {
  const all = sentencesOf(texts)
  const keys = new Set(all.map(({ key }) => key))
  /** A sentence around a link is two texts: `…` and `…_end`. */
  const isHalf = (key: string) => key.endsWith('_end') || keys.has(`${key}_end`)
  return all.flatMap(({ where, key, locale, text }) => {
    if (locale === 'fr') {
      const plain = text.replace(setting, '')
      return french.filter(([wrong]) => wrong.test(plain)).map(([, wanted]) => `${where} wants ${wanted}`)
    }
    if (locale === 'es' && !isHalf(key))
      return ['¿?', '¡!'].flatMap(([opening = '', closing = '']) =>
        text.split(opening).length === text.split(closing).length
          ? []
          : [`${where} wants one ${opening} for each ${closing}`],
      )
    return []
  })
}
