import { readFile } from 'node:fs/promises'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { desk, expectNoSidewaysScroll, looksRight as expectLooksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'

const test = journeyThrough('/soil')

const compute = (page: Page) => page.getByRole('button', { name: 'Calculate', exact: true })
const state = (page: Page) => page.locator('[data-state]')

type Open = (options?: BrowserContextOptions) => Promise<Page>

/** A browser that says it has so many cores; the figures must not depend on that. */
async function reader(open: Open, cores: number): Promise<Page> {
  const page = await open({ viewport: phone })
  await page.addInitScript((cores) => {
    Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => cores })
  }, cores)
  return page
}

async function opened(page: Page, path = '/soil/parcel'): Promise<Page> {
  await page.goto(path)
  await expect(page.locator('[data-compute]')).toBeEnabled()
  return page
}

async function downloaded(page: Page, name: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return readFile(await (await downloading).path(), 'utf8')
}

/** What differs between widths is what is shown; the phone shows the most. */
async function looksRight(page: Page): Promise<void> {
  await page.waitForLoadState()
  await page.setViewportSize(desk)
  await expectNoSidewaysScroll(page)
  await expectLooksRight(page, [phone])
}

test('a parcel is worked out with the network cut, by keyboard, the same on one core as on four', async ({
  open,
}) => {
  const page = await reader(open, 4)
  await page.goto('/soil')
  await page.getByRole('link', { name: 'Soil carbon of a field' }).click()
  await expect(state(page)).toContainText('no longer need a connection')
  const asked: string[] = []
  // The icon is the browser's own wish, whenever it has time.
  page.on('request', (request) => void (request.url().endsWith('.svg') || asked.push(request.url())))
  await page.context().setOffline(true)

  await test.step('what is missing is named, and its name leads there', async () => {
    await compute(page).press('Enter')
    await expect(page.getByRole('alert')).toContainText('Organic carbon today: A value is required.')
    await expect(page.getByRole('alert')).toBeFocused()
    await looksRight(page)
    await page.getByRole('alert').getByRole('link').first().press('Enter')
    await expect(page.getByLabel('Organic carbon today')).toBeFocused()
  })

  await test.step('the example is filled in and computed', async () => {
    await page.getByRole('button', { name: 'Fill in an example' }).press('Enter')
    await page.getByLabel('Organic carbon today').press('Enter')
    await expect(page.getByRole('heading', { name: 'Result' })).toBeFocused()
    await expect(page.locator('[data-fact=measured]')).toHaveText(/^\s*2\d\s*years/)
    await expect(page.locator('[data-say=engine]')).toContainText('WebAssembly')
    await expect(page.locator('[data-drawing=course] svg:visible desc')).toContainText('without the practice')
    await page.locator('figure summary').press('Enter')
    await expect(page.locator('[data-rows=years] tbody tr')).toHaveCount(21)
    await looksRight(page)
    expect(asked).toEqual([])
  })

  await test.step('a change of the form leaves the result standing and says that it is older', async () => {
    await page.getByLabel('Years with the practice').fill('10')
    await expect(page.getByText('The form has changed since this calculation.')).toBeVisible()
    await compute(page).press('Enter')
    await expect(page.locator('[data-rows=years] tbody tr')).toHaveCount(11)
  })

  await test.step('the download is the same to the last digit on one core', async () => {
    const figures = await downloaded(page, 'Download the figures (CSV)')
    expect(figures).toContain('difference,10,t C/ha,')
    const single = await opened(await reader(open, 1))
    await single.getByRole('button', { name: 'Fill in an example' }).click()
    await single.getByLabel('Years with the practice').fill('10')
    await compute(single).click()
    expect(await downloaded(single, 'Download the figures (CSV)')).toBe(figures)
  })
})

test('an area comes from a file that stays on the device, in French', async ({ open }) => {
  const page = await opened(await reader(open, 2), '/fr/soil/parcel')
  const run = page.getByRole('button', { name: 'Calculer', exact: true })
  await page.getByLabel('Une petite zone, d’après un fichier CSV').check()
  await page.getByRole('button', { name: 'Remplir avec un exemple' }).click()
  const cells = page.getByLabel('Ou collez le texte')
  const text = await cells.inputValue()
  const choose = (file: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name: 'mailles.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.context().setOffline(true)

  await test.step('a wrong cell is refused with line and column, and nothing is lost', async () => {
    const wrong = text.replace('A3,600,1000,', 'A3,600,1000,beaucoup ')
    await choose(wrong)
    await expect(cells).toHaveValue(wrong)
    await run.click()
    await expect(page.getByRole('alert')).toContainText(/Ligne 4, colonne stock_t_ha\s: «\sbeaucoup/)
    await expect(cells).toHaveValue(wrong)
    await expect(page.getByLabel('Pluie, mm')).not.toHaveValue('')
  })

  await test.step('totals, map and differences between the cells, with the cell that has no answer', async () => {
    await choose(text.replace(/^(C3.*),2,1$/m, '$1,13,1'))
    await run.click()
    await expect(page.locator('[data-fact=total]')).toContainText('sur 62 ha')
    await expect(page.locator('[data-say=refused]')).toContainText(/\s1 sur 63/)
    await expect(page.locator('[data-drawing=map] svg:visible rect').first()).toBeVisible()
    await expect(page.locator('[data-drawing=spread] svg:visible desc')).toContainText('gain médian')
    await looksRight(page)
    expect(await downloaded(page, 'Télécharger les mailles (CSV)')).toContain('outside-domain: paddy')
  })

  await test.step('long work is stopped, and what was typed stays', async () => {
    await page.locator('summary', { hasText: 'Erreurs, tirages' }).click()
    await page.getByRole('textbox', { name: 'Tirages' }).fill('10000')
    await run.click()
    await page.getByRole('button', { name: 'Arrêter' }).click()
    await expect(state(page)).toContainText('Arrêté')
    await expect(run).toBeFocused()
    await expect(page.getByRole('textbox', { name: 'Tirages' })).toHaveValue('10000')
  })
})

test('without WebAssembly the twin computes and says so', async ({ open }) => {
  const page = await reader(open, 2)
  await page.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly'))
  await opened(page)
  await expect(state(page)).toContainText('a slower one')
  await page.getByRole('button', { name: 'Fill in an example' }).click()
  await compute(page).click()
  await expect(page.locator('[data-say=engine]')).toContainText('readable program')
})

test('without JavaScript the page says why it needs it, and where to go', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false })
  await page.goto('/es/soil/parcel')
  await expect(page.getByText('necesita JavaScript')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Calcular' })).toBeHidden()
  await page.locator('main').getByRole('link', { name: 'Hoja de cálculo de un sitio' }).click()
  await expect(page).toHaveURL(/\/es\/soil\/site$/)
})

test('only the page that computes may compile WebAssembly', async ({ request }) => {
  const policyOf = async (path: string) =>
    (await request.get(path)).headers()['content-security-policy'] ?? ''
  // The second answer is the one that was kept for visitors.
  for (const path of ['/soil/parcel', '/fr/soil/parcel', '/soil/parcel'])
    expect(await policyOf(path)).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;.*)?; worker-src 'self'$/)
  for (const path of ['/', '/soil', '/soil/site', '/plan', '/sign-in', '/nowhere'])
    expect(await policyOf(path)).not.toMatch(/wasm|worker-src|unsafe-eval/)
})
