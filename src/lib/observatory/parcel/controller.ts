import { Refusal } from '#lib/platform/refusal.ts'
import { isArchive } from '#lib/platform/workbook/archive.ts'
import { decode, TableRefusal } from '#tables'
import { columns, weatherColumns } from './area.ts'
import { exampleArea, exampleParcel } from './example.ts'
import { monthNames, type FieldName, type Typed } from './fields.ts'
import { emptyForm } from './form.ts'
import type { Texts } from './texts.server.ts'
import { weatherBlock, type Problem } from './parse.ts'
import { problemIn } from './wording.ts'

/** The form as the page has it: what stands in it, and what is said about it. */
export class FormController {
  readonly form: HTMLFormElement
  private readonly texts: Texts

  constructor(form: HTMLFormElement, texts: Texts) {
    this.form = form
    this.texts = texts
    form.addEventListener('change', () => this.showKind())
    form.addEventListener('paste', (event) => this.pasteWeather(event))
    this.control('file').addEventListener('change', () => void this.readFile())
    this.showKind()
  }

  private control(name: FieldName | 'file'): HTMLInputElement {
    return this.form.querySelector<HTMLInputElement>(`[name="${name}"]`)!
  }

  private get bare(): HTMLInputElement[] {
    return [...this.form.querySelectorAll<HTMLInputElement>('[name="bare"]')]
  }

  get typed(): Typed {
    const data = new FormData(this.form)
    const typed = Object.keys(emptyForm).map((name) => [name, String(data.get(name) ?? '')])
    const bare = this.bare.map(({ checked }) => (checked ? '1' : '0')).join('')
    return { ...(Object.fromEntries(typed) as Typed), bare }
  }

  fillExample(): void {
    const { kind, bare, ...values } = this.typed.kind === 'area' ? exampleArea() : exampleParcel
    const local = (text: string) => (this.texts.locale === 'en' ? text : text.replaceAll('.', ','))
    for (const [name, text] of Object.entries(values))
      this.control(name as FieldName).value = name === 'cells' ? text : local(text)
    this.bare.forEach((month, i) => (month.checked = bare?.[i] === '1'))
    this.form.dispatchEvent(new Event('input', { bubbles: true }))
    this.show([])
  }

  /** Says beside each field what is wrong with it, and leads to the first. */
  show(problems: readonly Problem[]): void {
    for (const old of this.form.querySelectorAll('[data-problem]')) old.remove()
    for (const control of this.form.querySelectorAll('[aria-invalid]')) {
      control.removeAttribute('aria-invalid')
      const others = control
        .getAttribute('aria-describedby')
        ?.replace(/\S*problem-\S+/, '')
        .trim()
      if (others) control.setAttribute('aria-describedby', others)
      else control.removeAttribute('aria-describedby')
      control.closest('.field')?.classList.remove('wrong')
    }
    const list = this.form.querySelector<HTMLElement>('[data-problems]')!
    list.hidden = problems.length === 0
    list.replaceChildren()
    if (!problems.length) return
    const items = problems.map((problem) => this.say(problem))
    const heading = document.createElement('p')
    heading.textContent = this.texts.state.wrong
    const ul = document.createElement('ul')
    ul.append(...items)
    list.append(heading, ul)
    list.focus()
  }

  private say(problem: Problem): HTMLLIElement {
    const control = this.control(problem.field)
    const field = control.closest<HTMLElement>('.field, fieldset')!
    const text = problemIn(problem, this.texts)
    const id = `problem-${problem.field}`
    const said = document.createElement('p')
    Object.assign(said, { id, textContent: text })
    said.dataset.problem = ''
    field.classList.add('wrong')
    field.insertBefore(said, control.closest('.control') ?? control)
    control.setAttribute('aria-invalid', 'true')
    const hints = control.getAttribute('aria-describedby') ?? ''
    control.setAttribute('aria-describedby', `${hints} ${id}`.trim())
    field.closest('details')?.setAttribute('open', '')
    const link = document.createElement('a')
    Object.assign(link, {
      href: `#${control.id}`,
      textContent: field.querySelector('label')?.textContent ?? '',
    })
    const item = document.createElement('li')
    item.append(link, `: ${text}`)
    return item
  }

  private showKind(): void {
    const { kind } = this.typed
    for (const part of this.form.querySelectorAll<HTMLElement>('[data-for]'))
      part.hidden = part.dataset.for !== kind
    // Loaded with the part that may need it, because the network may be cut when a file is chosen.
    if (kind === 'area') void workbooks()
  }

  /** Three columns from a spreadsheet, pasted into any of the three, fill all. */
  private pasteWeather(event: ClipboardEvent): void {
    const { name } = event.target as HTMLInputElement
    if (!monthNames.some((month) => month === name)) return
    const block = weatherBlock(event.clipboardData?.getData('text/plain') ?? '')
    if (!block) return
    event.preventDefault()
    for (const month of monthNames) this.control(month).value = block[month]
  }

  private async readFile(): Promise<void> {
    const file = this.control('file').files?.[0]
    if (!file) return
    try {
      const bytes = new Uint8Array(await file.arrayBuffer())
      this.control('cells').value = isArchive(bytes) ? await workbookText(bytes) : decode(bytes).text
    } catch (error) {
      if (error instanceof TableRefusal) return this.show([{ field: 'cells', text: 'notText', data: {} }])
      if (!(error instanceof Refusal)) throw error
      const text = 'sheets' in error ? 'whichSheet' : 'notWorkbook'
      return this.show([{ field: 'cells', text, data: error.data }])
    }
    this.form.dispatchEvent(new Event('input', { bubbles: true }))
  }
}

const workbooks = () => import('#lib/platform/workbook/workbook.ts')

const workbookText = async (bytes: Uint8Array): Promise<string> =>
  (await (await workbooks()).readWorkbook(bytes, { known: [...Object.keys(columns), ...weatherColumns] }))
    .text
