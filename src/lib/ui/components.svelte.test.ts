import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { parseHTML } from 'linkedom'
import { createRawSnippet, type Component } from 'svelte'
import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import Badge from './Badge.svelte'
import ChartFrame from './ChartFrame.svelte'
import Dialog from './Dialog.svelte'
import Fact from './Fact.svelte'
import Field from './Field.svelte'
import Form from './Form.svelte'
import FormSpecimen from './FormSpecimen.test.svelte'
import Live from './Live.svelte'
import Localised from './Localised.svelte'
import Page from './Page.svelte'
import Progress from './Progress.svelte'
import Table from './Table.svelte'
import { tableQuery } from './table.ts'

function drawn<Props extends Record<string, unknown>>(component: Component<Props>, props: Props) {
  const { head, body } = render(component as Component<Record<string, unknown>>, { props })
  return parseHTML(`<html><head>${head}</head><body>${body}</body></html>`).document
}
const words = (text: string) => createRawSnippet(() => ({ render: () => `<p>${text}</p>` }))

describe('a page', () => {
  it('has one first heading, and its title names the house', () => {
    const page = drawn(Page, { title: 'Objective A1', lead: 'In short.', children: words('…') })
    expect(page.querySelectorAll('h1')).toHaveLength(1)
    expect(page.title).toBe('Objective A1 · Permille')
    expect(page.querySelector('meta[name=description]')?.getAttribute('content')).toBe('In short.')
  })
})

describe('a table', () => {
  const columns = [
    { key: 'site', label: 'Site', sortable: true },
    { key: 'stock', label: 'Stock', unit: 't/ha', numeric: true, sortable: true },
  ]
  const rows = [
    { site: { text: '<b>Kamb</b>', lang: 'wo', href: '/kamb' }, stock: 1234.567 },
    { site: 'Loess' },
  ]
  const query = tableQuery(new URL('https://example.org/?sort=-stock&year=2021'))

  it('says which column it is sorted by, and links the headings', () => {
    const heads = [...drawn(Table, { caption: 'Sites', columns, rows, query }).querySelectorAll('th')]
    expect(heads.map((head) => head.getAttribute('aria-sort'))).toEqual([null, 'descending'])
    expect(heads.map((head) => head.querySelector('a')?.getAttribute('href'))).toEqual([
      '?year=2021&sort=site',
      '?year=2021',
    ])
  })

  it('rounds for reading, shows what is missing as missing, and lets no markup through', () => {
    const table = drawn(Table, { caption: 'Sites', columns, rows })
    const cells = [...table.querySelectorAll('td')].map((cell) => cell.textContent?.trim())
    expect(cells[0]).toBe('<b>Kamb</b>')
    expect(cells[1]).toBe('1,234.57')
    expect(cells[3]).toMatch(/^– ?no data$/)
    expect(table.querySelector('td a')?.getAttribute('lang')).toBe('wo')
  })

  it('carries the rest of the address through its search', () => {
    const table = drawn(Table, { caption: 'Sites', columns, rows, query, filterable: true })
    const hidden = [...table.querySelectorAll('input[type=hidden]')]
    expect(hidden.map((input) => [input.getAttribute('name'), input.getAttribute('value')])).toEqual([
      ['year', '2021'],
      ['sort', '-stock'],
    ])
  })

  it('says so when no row is left', () => {
    expect(
      drawn(Table, { caption: 'Sites', columns, rows: [], empty: 'Nothing yet.' }).body.textContent,
    ).toContain('Nothing yet.')
  })
})

describe('a field', () => {
  it('ties hint, problem and unit to its control', () => {
    const field = drawn(Field, {
      name: 'stock',
      label: 'Stock',
      type: 'number',
      unit: 't/ha',
      hint: 'Down to 30 cm.',
      problem: 'Too high.',
    })
    const input = field.querySelector('input')!
    const tied = input.getAttribute('aria-describedby')!.split(' ')
    expect(tied.map((id) => field.getElementById(id)?.textContent)).toEqual([
      'Down to 30 cm.',
      'Too high.',
      't/ha',
    ])
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(field.querySelector('label')?.getAttribute('for')).toBe(input.id)
  })

  it.each(['textarea', 'select', 'text'])('keeps what was typed in a %s', (type) => {
    const field = drawn(Field, {
      name: 'land',
      label: 'Land',
      type,
      value: 'grass',
      options: [
        { value: 'crop', label: 'Crops' },
        { value: 'grass', label: 'Grass' },
      ],
    })
    const kept =
      field.querySelector('option[selected]')?.getAttribute('value') ??
      field.querySelector('textarea')?.textContent ??
      field.querySelector('input')?.getAttribute('value')
    expect(kept).toBe('grass')
  })

  it('groups choices under one legend', () => {
    const field = drawn(Field, {
      name: 'land',
      label: 'Land',
      type: 'radio',
      value: 'grass',
      options: [
        { value: 'crop', label: 'Crops' },
        { value: 'grass', label: 'Grass' },
      ],
    })
    expect(field.querySelector('fieldset > legend')?.textContent).toContain('Land')
    expect(field.querySelector('input[checked]')?.getAttribute('value')).toBe('grass')
  })
})

describe('a form', () => {
  it('posts, and moves the reader to what went wrong', () => {
    const unnamed = { at: 'save', values: {}, problem: 'Two fields need another look.', problems: {} }
    const form = drawn(Form, { submit: 'Save', refused: unnamed, action: '?/save' })
    expect(form.querySelector('form')?.getAttribute('method')).toBe('post')
    const alert = form.querySelector('[role=alert]')
    expect(alert?.hasAttribute('autofocus')).toBe(true)
    expect(alert?.textContent.trim()).toBe('Two fields need another look.')
  })
})

describe('a form that came back', () => {
  const refused = {
    at: 'report',
    values: { value: '300', of: '196', land: 'grass', tools: ['plough'] },
    problem: 'Some fields need another look.',
    problems: { part: 'That part is gone.', of: 'Too small.', value: 'Too large.', land: 'Not here.' },
  }
  const lands = ['crop', 'grass'].map((value) => ({ value, label: value }))
  const tools = ['plough', 'drill'].map((value) => ({ value, label: value }))
  const fields = [
    { name: 'value', label: 'Figure' },
    { name: 'of', label: 'Of', value: 100 },
    { name: 'land', label: 'Land', type: 'radio', options: lands, value: 'crop' },
    { name: 'tools', label: 'Tools', type: 'checkboxes', options: tools, value: ['drill'] },
    { name: 'compounds', label: 'Compounds', type: 'checkbox', value: true },
    { name: 'password', label: 'Password', type: 'password' },
  ]
  const page = drawn(FormSpecimen, { submit: 'Send', fields, refused })

  it('leads from its summary to every field that is wrong, in their order, and names what has no field', () => {
    const alert = page.querySelector('[role=alert]')!
    expect(alert.hasAttribute('autofocus')).toBe(true)
    expect([...alert.querySelectorAll('li')].map((item) => item.textContent.trim())).toEqual([
      'Figure: Too large.',
      'Of: Too small.',
      'Land: Not here.',
      'That part is gone.',
    ])
    const led = [...alert.querySelectorAll('a')].map((link) => page.querySelector(link.getAttribute('href')!))
    expect(led.map((control) => control?.getAttribute('name'))).toEqual(['value', 'of', 'land'])
  })

  it('gives each field what was typed and what is wrong with it, and draws each once', () => {
    const value = page.querySelector('input[name=value]')!
    expect(page.querySelectorAll('input[name=value]')).toHaveLength(1)
    expect(value.getAttribute('value')).toBe('300')
    expect(page.getElementById(value.getAttribute('aria-describedby')!)?.textContent).toBe('Too large.')
    expect(page.querySelector('input[name=land][checked]')?.getAttribute('value')).toBe('grass')
  })

  it('leaves unticked what was unticked, and what was never sent as it stood before', () => {
    const ticked = [...page.querySelectorAll('input[type=checkbox][checked]')].map((box) =>
      box.getAttribute('value'),
    )
    expect(ticked).toEqual(['plough'])
    expect(page.querySelector('input[name=password]')?.getAttribute('value')).toBe('')
    expect(
      drawn(FormSpecimen, { submit: 'Send', fields, refused: null }).querySelectorAll(
        '[type=checkbox][checked]',
      ),
    ).toHaveLength(2)
  })
})

describe('what figures look like', () => {
  it('gives a chart its unit, its source and its twin', () => {
    const frame = drawn(ChartFrame, {
      title: 'Shares',
      unit: '% of Parties',
      source: 'Wiese et al. 2021',
      sourceHref: 'https://example.org/',
      csvHref: '/shares.csv',
      children: words('drawing'),
      table: words('table'),
    })
    expect(frame.querySelector('figcaption')?.textContent).toContain('% of Parties')
    expect(frame.querySelector('details')?.textContent).toContain('table')
    expect([...frame.querySelectorAll('.imprint a')].map((link) => link.getAttribute('href'))).toEqual([
      'https://example.org/',
      '/shares.csv',
    ])
  })

  it('says that there is not enough data where there is no figure', () => {
    expect(drawn(Fact, { label: 'Area', value: null, unit: 'ha' }).body.textContent).toContain(
      'not enough data',
    )
    const bar = drawn(Progress, { label: 'Area', value: null, max: 10 }).querySelector('[role=progressbar]')
    expect(bar?.hasAttribute('aria-valuenow')).toBe(false)
    expect(bar?.getAttribute('aria-valuetext')).toBe('not enough data')
  })

  it('never says by colour alone', () => {
    const shapes = (['good', 'warn', 'bad', 'quiet'] as const).map((tone) => {
      const badge = drawn(Badge, { tone, label: 'status' })
      expect(badge.body.textContent).toContain('status')
      return badge.querySelector('svg')?.innerHTML.replace(/<!--.*?-->/g, '')
    })
    expect(new Set(shapes).size).toBe(4)
  })
})

describe('text in many languages', () => {
  const text = { fr: 'Sols' }

  it('marks and names the language that stands in', () => {
    const shown = drawn(Localised, { text, locale: 'en' })
    expect(shown.querySelector('[lang=fr]')?.textContent).toBe('Sols')
    expect(shown.body.textContent).toContain('(French)')
  })

  it('marks nothing in the language of the page', () => {
    expect(drawn(Localised, { text, locale: 'fr' }).querySelector('[lang]')).toBeNull()
  })
})

describe('without a script', () => {
  it('opens and closes a dialog', () => {
    const dialog = drawn(Dialog, { id: 'sure', title: 'Sure?', trigger: 'Withdraw', children: words('…') })
    const [open, close] = [...dialog.querySelectorAll('button[popovertarget=sure]')]
    expect(dialog.querySelector('#sure')?.getAttribute('popover')).toBe('auto')
    expect(open?.getAttribute('type')).toBe('button')
    expect(close?.getAttribute('popovertargetaction')).toBe('hide')
  })
})

it('says how far the log of changes had come, and has words ready for what changes', () => {
  const live = drawn(Live, { since: '7:9:8' })
  const notice = live.querySelector('[data-live]')
  expect(notice?.getAttribute('data-live')).toBe('7:9:8')
  expect(notice?.getAttribute('data-live-text')).toBe('Changed at {time}: {what}')
  expect(notice?.querySelector('[role=status]')?.textContent).toBe('')
  expect(live.querySelector('head script')?.getAttribute('src')).toBe('/live.js')
})

it('keeps pages up to date with a script of less than 2.5 KB', () => {
  expect(gzipSync(readFileSync('static/live.js')).length).toBeLessThan(2500)
})
