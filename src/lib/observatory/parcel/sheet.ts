import type { ResultText } from './result-text.ts'

/** Writes an outcome into the places that the page has for it. */
export function fillSheet(sheet: HTMLElement, { say, facts, rows, drawings, parts }: ResultText): void {
  const each = (name: string, act: (element: HTMLElement, key: string) => void) => {
    for (const element of sheet.querySelectorAll<HTMLElement>(`[data-${name}]`))
      act(element, element.dataset[name]!)
  }
  each('say', (element, key) => (element.textContent = say[key] ?? ''))
  each('fact', (element, key) => {
    element.querySelector('.value')!.textContent = facts[key]?.value ?? '–'
    element.querySelector('.label')!.textContent = facts[key]?.label ?? ''
  })
  each('rows', (element, key) => fillRows(element.querySelector('tbody')!, rows[key] ?? []))
  each('drawing', (element, key) => (element.querySelector('.drawing')!.innerHTML = drawings[key] ?? ''))
  each('part', (element, key) => (element.hidden = !parts[key]))
  sheet.hidden = false
}

/** The first row is the pattern: it has the classes and the labels that a phone shows beside each cell. */
function fillRows(body: HTMLElement, rows: readonly (readonly string[])[]): void {
  const [pattern] = body.children
  if (!pattern) return
  body.replaceChildren(
    ...(rows.length ? rows : [[]]).map((cells) => {
      const row = pattern.cloneNode(true) as HTMLElement
      ;[...row.children].forEach((cell, i) => (cell.textContent = cells[i] ?? ''))
      return row
    }),
  )
}

/** A list with its frame, which is only there when something stands in it. */
export function fillList(frame: HTMLElement, texts: readonly string[]): void {
  const items = texts.map((text) => Object.assign(document.createElement('li'), { textContent: text }))
  frame.querySelector('ul')!.replaceChildren(...items)
  frame.hidden = !texts.length
}
