import { isCode, isTest, withoutComments, type SourceFile } from './files.ts'

/** The texts of one folder: its slice, and per locale what each key says. */
export type Texts = { slice: string; folder: string; locales: Record<string, Record<string, unknown>> }

/** Every `text/<locale>.json` of a slice or of the composition root, folder by folder. */
export function readTexts(files: readonly SourceFile[]): Texts[] {
  const folders = new Map<string, Texts>()
  for (const { path, text } of files) {
    const [, folder = '', slice = '', locale = ''] =
      /^(src\/(?:lib\/)?([^/]+)\/(?:.+\/)?text)\/([a-z-]+)\.json$/.exec(path) ?? []
    if (!folder) continue
    const texts = folders.get(folder) ?? { slice, folder, locales: {} }
    const { $schema: _schema, ...messages } = JSON.parse(text) as Record<string, unknown>
    texts.locales[locale] = messages
    folders.set(folder, texts)
  }
  return [...folders.values()]
}

/** Missing languages, missing and surplus keys, wrong prefixes, empty texts, placeholders that differ. */
export function textProblems(texts: readonly Texts[], locales: readonly string[]): string[] {
  const owners = new Map<string, string>()
  return texts.flatMap(({ slice, folder, locales: found }) => {
    const problems: string[] = []
    const english = found.en ?? {}
    for (const key of Object.keys(english)) {
      if (!key.startsWith(`${slice}_`)) problems.push(`${folder}: ${key} does not begin with ${slice}_`)
      const owner = owners.get(key)
      if (owner) problems.push(`${folder}: ${key} stands in ${owner} too`)
      owners.set(key, folder)
    }
    for (const locale of locales) {
      const texts = found[locale]
      if (!texts) {
        problems.push(`${folder}: there is no ${locale}.json`)
        continue
      }
      for (const key of Object.keys(english)) {
        if (!(key in texts)) problems.push(`${folder}/${locale}.json: ${key} is missing`)
        else if (texts[key] === '') problems.push(`${folder}/${locale}.json: ${key} is empty`)
        else if (placeholders(texts[key]) !== placeholders(english[key]))
          problems.push(`${folder}/${locale}.json: ${key} has other placeholders than en.json`)
      }
      for (const key of Object.keys(texts))
        if (!(key in english)) problems.push(`${folder}/${locale}.json: ${key} is not in en.json`)
    }
    return problems
  })
}

/** The names in braces, in whatever order and however often a language needs them. */
function placeholders(message: unknown): string {
  const names = [...JSON.stringify(message).matchAll(/(?<!\\)\{([a-zA-Z]\w*)\}/g)].map(([, name]) => name)
  return [...new Set(names)].sort().join(' ')
}

type Use = { path: string; key: string }

/**
 * Keys by name, and the shapes of keys that are put together at run time: from a template such as `plan_kind_${kind}`,
 * a beginning such as 'plan_kind_', or a middle such as '_rule_'.
 */
export function usesOf(
  files: readonly SourceFile[],
  slices: readonly string[],
): { named: Use[]; shapes: RegExp[] } {
  const slice = `(?:${slices.join('|')})`
  const member = /\bm(?:\.|\[['"])([a-z][a-z0-9_]*)/g
  const literal = new RegExp(`(['"\`])(${slice}_[a-z0-9_]*)\\1`, 'g')
  const infix = /(['"`])_([a-z]{4,})_\1/g
  const template = /`((?:[a-z0-9_]|\$\{[^{}]*\})+)`/g
  const named: Use[] = []
  const shapes: RegExp[] = []
  for (const { path, text: written } of files.filter(isSource)) {
    const text = withoutComments(written)
    for (const [, key = ''] of text.matchAll(member)) named.push({ path, key })
    for (const [, , key = ''] of text.matchAll(literal))
      if (key.endsWith('_')) shapes.push(new RegExp(`^${key}[a-z0-9_]+$`))
      else named.push({ path, key })
    for (const [, , word = ''] of text.matchAll(infix))
      shapes.push(new RegExp(`^${slice}_${word}_[a-z0-9_]+$`))
    for (const [, body = ''] of text.matchAll(template)) {
      const parts = body.split(/\$\{[^{}]*\}/)
      // One telling word at least, else the shape would cover every key there is.
      if (parts.length > 1 && parts.some((part) => /_?[a-z]{4,}_/.test(part)))
        shapes.push(new RegExp(`^${parts.join('[a-z0-9_]+')}$`))
    }
  }
  return { named, shapes }
}

const isSource = ({ path }: SourceFile) =>
  (path.startsWith('src/') || path === 'server.mjs') && isCode(path) && !isTest(path)

/** A rule is named `plan_import` and told by the text `plan_rule_import`. */
const ruleText = (name: string) => name.replace('_', '_rule_')

/** Texts that nothing shows, and keys that nothing says. */
export function keyProblems(texts: readonly Texts[], files: readonly SourceFile[]): string[] {
  const { named, shapes } = usesOf(files, [...new Set(texts.map(({ slice }) => slice))])
  const keys = new Set(texts.flatMap(({ locales }) => Object.keys(locales.en ?? {})))
  const used = new Set(named.map(({ key }) => key))
  const isUsed = (key: string) => used.has(key) || shapes.some((shape) => shape.test(key))
  const missing = named.filter(({ key }) => !keys.has(key) && !keys.has(ruleText(key)))
  return [
    ...[...keys].filter((key) => !isUsed(key)).map((key) => `${key} is shown nowhere`),
    ...new Set(missing.map(({ path, key }) => `${path}: no text has the key ${key}`)),
  ]
}
