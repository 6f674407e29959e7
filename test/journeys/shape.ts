/**
 * What decides whether a page is accessible, apart from its words and how often a row repeats: each element with the
 * elements around it, how headings and landmarks follow one another, and whether ids are unique and lead somewhere.
 * It runs in the page, so everything that it needs stands inside.
 */
export function shapeOf(): string {
  /** Attributes whose value decides which rules apply or how something looks. Of others their being there is enough. */
  const telling =
    /^(class|role|type|style|fill|tabindex|scope|dir|autocomplete|aria-(hidden|expanded|current|live|checked|selected|sort|level|invalid|required|disabled|modal))$/
  const references =
    /^(for|aria-(labelledby|describedby|controls|owns|details|errormessage|activedescendant))$/
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  const facts = new Set<string>([`ids are unique: ${new Set(ids).size === ids.length}`])

  const attributeOf = (element: Element, { name, value }: Attr) => {
    if (telling.test(name)) return `${name}=${value}`
    const isEmpty = value.trim() === ''
    const leadsNowhere =
      references.test(name) && value.split(/\s+/).some((id) => !document.getElementById(id)) && !isEmpty
    return `${name}${isEmpty ? '=' : ''}${leadsNowhere ? ' leads nowhere' : ''}`
  }
  const visit = (element: Element, above: string) => {
    const attributes = [...element.attributes].map((attribute) => attributeOf(element, attribute)).sort()
    const isEmpty = !element.textContent?.trim()
    const state = element.matches(':checked') ? ' checked' : ''
    const path = `${above}>${element.localName}[${attributes.join('|')}]${isEmpty ? ' empty' : ''}${state}`
    facts.add(path)
    for (const child of element.children) visit(child, path)
  }
  visit(document.documentElement, '')

  const headings = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ localName }) => localName)
  headings.forEach((heading, i) => facts.add(`${headings[i - 1] ?? 'first'} ${heading}`))
  const landmarks = [...document.querySelectorAll('main,nav,header,footer,aside,section,form,[role],h1')]
  const names = landmarks.map(
    (element) =>
      `${element.localName} ${element.getAttribute('role')} ${element.getAttribute('aria-label') ?? element.getAttribute('aria-labelledby')}`,
  )
  facts.add(`landmarks differ: ${new Set(names).size} of ${names.length}`)
  return [...facts].sort().join('\n')
}
