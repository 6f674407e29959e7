import type { Browser, Page } from '@playwright/test'
import { startServer, type RunningServer } from '../support/server.ts'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './journey.ts'

// A platform of its own, because its first link works once.
let server: RunningServer
test.beforeAll(async () => {
  test.setTimeout(90_000)
  server = await startServer({ LOG: 'warn' })
})
test.afterAll(() => server.stop())

const phone = { width: 390, height: 844 }
const screen = { width: 1280, height: 900 }
const lea = { name: 'Léa Martin', mail: 'lea@example.org', password: 'humus holds the world' }
const rosa = { name: 'Rosa Mamani', mail: 'rosa@example.org', password: 'la tierra tiene memoria' }
const jun = { name: 'Jun Sato', mail: 'jun@example.org', password: 'every number has an error' }

async function looksRight(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
}

async function open(browser: Browser, viewport: typeof phone): Promise<Page> {
  return (await browser.newContext({ viewport })).newPage()
}

async function fillAccount(page: Page, { name, mail, password }: typeof lea): Promise<void> {
  await page.locator('input[name=name]').fill(name)
  await page.locator('input[name=mail]').fill(mail)
  await page.locator('input[name=password]').fill(password)
  await page.locator('main form button').first().click()
}

/** Somebody registers, confirms by the letter, gets a role from the Secretariat, and signs in. */
async function join(page: Page, secretariat: Page, person: typeof lea, role: string): Promise<void> {
  await page.goto(`${server.url}/register`)
  await fillAccount(page, person)
  await secretariat.goto(`${server.url}/outbox`)
  await secretariat.getByRole('row').filter({ hasText: person.mail }).first().getByRole('link').click()
  const letter = await secretariat.locator('main').innerText()
  await page.goto(/https?:\/\/\S+/.exec(letter)?.[0] ?? '')
  await page.locator('main form button').first().click()
  await secretariat.goto(`${server.url}/people`)
  await secretariat.getByRole('link', { name: person.name }).click()
  await secretariat.getByRole('combobox', { name: 'Role' }).selectOption(role)
  await secretariat.getByLabel('Reason').last().fill('named by the Consortium')
  await secretariat.getByRole('button', { name: 'Give a role' }).click()
  await page.goto(`${server.url}/sign-in`)
  await page.locator('input[name=mail]').fill(person.mail)
  await page.locator('input[name=password]').fill(person.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a figure is reported on a phone in Spanish, seen at once, checked, signed for, and printed', async ({
  browser,
  page: visitor,
}) => {
  test.setTimeout(120_000)
  const secretariat = await open(browser, screen)
  const correspondent = await open(browser, phone)
  const scientist = await open(browser, screen)
  await secretariat.goto(server.welcome ?? '')
  await fillAccount(secretariat, lea)
  await join(correspondent, secretariat, rosa, 'partner')
  await join(scientist, secretariat, jun, 'stc')

  await test.step('a visitor opens a figure down to its rows', async () => {
    await visitor.goto(`${server.url}/dashboard`)
    await expect(visitor.getByRole('article')).toHaveCount(24)
    await looksRight(visitor)
    await visitor.setViewportSize(phone)
    await looksRight(visitor)
    await visitor.getByRole('combobox', { name: 'Goal' }).selectOption('E')
    await visitor.getByRole('button', { name: 'Show' }).click()
    await expect(visitor.getByRole('article')).toHaveCount(3)
    await visitor.getByRole('link', { name: 'E1.1 Operators described in the catalogue' }).click()
    await expect(visitor.getByRole('row').filter({ hasText: 'Strategic Plan, 2nd version' })).toContainText(
      '5',
    )
    await expect(visitor.locator('#verdict')).toContainText('cannot tell')
    await looksRight(visitor)
    await visitor.setViewportSize(screen)
    await looksRight(visitor)
  })

  await test.step('a correspondent reports one on a phone in Spanish, and a slip keeps what was typed', async () => {
    await correspondent.goto(`${server.url}/es/indicators/E1.1`)
    await correspondent.getByRole('link', { name: 'Comunicar una cifra' }).click()
    await looksRight(correspondent)
    await correspondent.getByLabel('Cifra', { exact: true }).fill('trece')
    await correspondent.getByLabel('Fuente', { exact: false }).first().fill('Encuesta de operadores 2025')
    await correspondent.getByRole('button', { name: 'Enviar la cifra' }).click()
    await expect(correspondent.getByText('Esto no es un número.')).toBeVisible()
    await expect(correspondent.locator('input[name=source_title]')).toHaveValue('Encuesta de operadores 2025')
    await looksRight(correspondent)
    await correspondent.locator('input[name=value]').fill('13,0')
    const begun = Date.now()
    await correspondent.getByRole('button', { name: 'Enviar la cifra' }).click()
    await expect(visitor.locator('#verdict')).toContainText('on track')
    expect(Date.now() - begun, 'milliseconds until an open page shows it').toBeLessThan(3000)
    await expect(visitor.locator('#rows')).toContainText('Encuesta de operadores 2025')
    await expect(visitor.locator('#verdict [data-changed]').first()).toBeVisible()
    await expect(visitor.locator('#rows tr[data-changed]')).toHaveCount(1)
    await expect(visitor.getByRole('status')).toContainText(/Changed at .*: How it stands on .*, The figures/)
    await looksRight(visitor)
    await visitor.getByRole('button', { name: 'Show what changed' }).click()
    await expect(visitor.locator('[data-changed]').first()).toBeFocused()
    await visitor.getByRole('button', { name: 'Close' }).click()
    await expect(visitor.locator('[data-changed]')).toHaveCount(0)
    await expect(correspondent.getByRole('status').first()).toContainText('Gracias')
    await expect(correspondent.locator('#verdict')).toContainText('en buen camino')
    await looksRight(correspondent)
  })

  await test.step('a correction takes its place, and the first figure stays to be seen', async () => {
    await correspondent.getByRole('link', { name: 'Corregir esta cifra' }).first().click()
    await expect(correspondent.locator('input[name=value]')).toHaveValue('13')
    await correspondent.locator('input[name=value]').fill('9')
    await correspondent.getByRole('button', { name: 'Enviar la corrección' }).click()
    await expect(correspondent.locator('#verdict')).toContainText('fuera de rumbo')
    await expect(correspondent.locator('#rows')).toContainText('corregida después')
    await expect(visitor.locator('#verdict')).toContainText('off track')
  })

  await test.step('the committee checks it and signs the definition', async () => {
    await scientist.goto(`${server.url}/dashboard/check`)
    await looksRight(scientist)
    await scientist.goto(`${server.url}/dashboard/definitions`)
    await looksRight(scientist)
    await scientist.getByRole('link', { name: 'E1.1' }).click()
    await looksRight(scientist)
    await scientist.getByRole('button', { name: 'Sign version 1 for the Committee' }).click()
    await expect(scientist.getByRole('status').first()).toContainText('Signed')
    await visitor.reload()
    await expect(visitor.locator('#definitions')).toContainText(`signed by ${jun.name}`)
  })

  await test.step('a new version breaks the series when it is signed', async () => {
    await secretariat.goto(`${server.url}/dashboard/definitions/E1.1`)
    await secretariat.getByText('Write a new version').click()
    await secretariat.getByLabel('Why the definition changes').fill('Operators that closed are taken out.')
    await secretariat.getByRole('button', { name: 'Propose this version' }).click()
    await expect(secretariat.getByRole('status').first()).toContainText('Proposed')
    await scientist.reload()
    await scientist.getByRole('button', { name: 'Sign version 2 for the Committee' }).click()
    await expect(visitor.locator('#verdict')).toContainText('The definition has changed since')
  })

  await test.step('the Secretariat sees what is owed, reminds, and prints the state of the plan', async () => {
    await secretariat.goto(`${server.url}/dashboard/owed`)
    await looksRight(secretariat)
    await secretariat.getByRole('button', { name: 'Send reminders' }).click()
    await expect(secretariat.getByRole('status').first()).toContainText('2 letters')
    await secretariat.getByRole('button', { name: 'Send reminders' }).click()
    await expect(secretariat.getByRole('status').first()).toContainText('Nobody was written to')
    await secretariat.goto(`${server.url}/dashboard`)
    await secretariat.getByRole('link', { name: /^State of the plan/ }).click()
    await looksRight(secretariat)
    await secretariat.emulateMedia({ media: 'print' })
    await expect(secretariat.getByRole('navigation', { name: 'Main' })).toBeHidden()
    await expect(secretariat.getByRole('heading', { level: 1 })).toBeVisible()
    const paper = await secretariat.pdf({ format: 'A4' })
    expect(paper.length).toBeGreaterThan(10_000)
    await secretariat.emulateMedia({ media: 'screen' })
  })

  await test.step('a file comes in after a preview; a wrong line stays', async () => {
    await secretariat.goto(`${server.url}/dashboard/import`)
    const text = [
      'indicator,on,value,unit,source_title',
      'C2.2,2024-12-31,31,company,Letters sent in 2024',
      'C2.2,2025-12-31,many,company,Letters',
    ]
    await secretariat.locator('textarea').fill(text.join('\n'))
    await secretariat.getByRole('button', { name: 'Look at it first' }).click()
    await looksRight(secretariat)
    await secretariat.getByRole('button', { name: 'Enter 1 figures' }).click()
    await expect(secretariat.getByText('1 figures are in.')).toBeVisible()
    await expect(secretariat.locator('textarea')).toHaveValue(/many/)
    await looksRight(secretariat)
  })

  await test.step('a site that is allowed may frame a figure, no other', async () => {
    const policy = async () =>
      (await fetch(`${server.url}/embed/indicators/A1.1`)).headers.get('content-security-policy')
    expect(await policy()).toContain("frame-ancestors 'none'")
    await secretariat.goto(`${server.url}/dashboard/sites`)
    await looksRight(secretariat)
    await secretariat.getByLabel('Site').fill('https://partner.example.org/page')
    await secretariat.getByRole('button', { name: 'Allow this site' }).click()
    await expect(
      secretariat.getByRole('listitem').filter({ hasText: 'https://partner.example.org' }),
    ).toBeVisible()
    expect(await policy()).toMatch(/frame-ancestors https:\/\/partner\.example\.org(;|$)/)
    const home = await fetch(server.url)
    expect(home.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    for (const path of ['/embed/indicators/A1.1', '/es/embed/objectives/A1']) {
      await visitor.goto(`${server.url}${path}`)
      await looksRight(visitor)
    }
  })
})

for (const path of ['/dashboard', '/dashboard/state/2026', '/indicators/A1.1'])
  test(`${path} says the same without JavaScript, in every language`, async ({ browser }) => {
    const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
    for (const prefix of ['', '/fr', '/es']) {
      expect((await still.goto(`${server.url}${prefix}${path}`))?.status()).toBe(200)
      await still.setViewportSize(phone)
      await expectNoSidewaysScroll(still)
      await expect(still.locator('html')).toHaveAttribute('lang', prefix.slice(1) || 'en')
    }
  })
