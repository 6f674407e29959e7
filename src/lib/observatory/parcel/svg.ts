const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Names of cells come from the reader's file: they are shown, never read as markup. */
export const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => marks[mark]!)

type Attributes = Readonly<Record<string, string | number | undefined>>

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

export const words = (text: string, attributes: Attributes) => element('text', attributes, escaped(text))

export interface Drawn {
  readonly title: string
  readonly description: string
}

/** The same drawing for a phone and for a sheet; the style sheet shows the one that can be read. */
export function forScreens(
  draw: (width: number) => { height: number; content: string },
  said: Drawn,
): string {
  return [
    { screen: 'sheets', width: 680 },
    { screen: 'phones', width: 340 },
  ]
    .map(({ screen, width }) => {
      const { height, content } = draw(width)
      const named = element('title', {}, escaped(said.title)) + element('desc', {}, escaped(said.description))
      const look = 'font-family:system-ui,"Noto Sans",sans-serif;font-size:13px'
      const frame = { viewBox: `0 0 ${width} ${height}`, width, height, role: 'img', style: look }
      return element('svg', { 'data-for': screen, ...frame }, named + content)
    })
    .join('')
}
