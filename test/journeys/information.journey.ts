import { audiences, infoPages } from '../../src/app/pages.ts'
import { desk, looksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'

const test = journeyThrough(
  '/',
  '/search',
  '/news',
  '/plan/objectives',
  '/no-such-page',
  ...Object.keys(infoPages).map((path) => `/${path}`),
)

test('every page of information can be read, leads only to pages that exist, and is found from the first page', async ({
  page,
}) => {
  await page.goto('/')
  const reached = await page
    .locator('main a, footer a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  const told = ['/news', ...Object.keys(infoPages).map((path) => `/${path}`)]
  const led = new Set<string>()
  for (const path of told) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const links = await page
      .locator('main a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    for (const link of links) led.add(link ?? '')
  }
  for (const path of told) expect([...reached, ...led], `${path} is reached from somewhere`).toContain(path)
  for (const link of led) expect((await page.request.get(link)).status(), link).toBe(200)
})

test('pages of information look right in every language', async ({ page }) => {
  for (const prefix of ['', '/fr', '/es'])
    for (const path of ['about', 'privacy', audiences[0]]) {
      expect((await page.goto(`${prefix}/${path}`))?.status()).toBe(200)
      await looksRight(page, prefix === '' ? [desk, phone] : [phone])
    }
  await page.goto('/news')
  await looksRight(page, [desk, phone])
})

test('from any page a word is looked up, without JavaScript and with a slip', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false })
  await page.setViewportSize(phone)
  await page.goto('/fr/about')
  await page.getByRole('link', { name: 'Rechercher' }).click()
  await page.getByRole('main').getByRole('searchbox').fill('tourbeires')
  await page.getByRole('main').getByRole('button', { name: 'Rechercher' }).click()
  await page.getByRole('link', { name: /tourbi/ }).click()
  await expect(page.locator('mark').first()).toBeVisible()
  await looksRight(page, [phone])
  await page.goto('/no-such-page')
  await expect(page.getByRole('main').getByRole('searchbox')).toBeVisible()
})

test('a language is offered, never forced; codes and robots are answered', async ({ open, page }) => {
  const french = await open({ locale: 'fr-FR' })
  expect((await french.goto('/about'))?.url()).toMatch(/\/about$/)
  await french.getByRole('link', { name: 'Lire cette page en français' }).click()
  await expect(french).toHaveURL(/\/fr\/about$/)
  await expect(french.getByRole('link', { name: 'Lire cette page en français' })).toHaveCount(0)
  await page.goto('/fr/plan/objectives/a1')
  await expect(page).toHaveURL(/\/fr\/plan\/objectives\/A1$/)
  expect(await (await page.request.get('/robots.txt')).text()).toContain('Sitemap: ')
  const sitemap = await (await page.request.get('/sitemap.xml')).text()
  expect(sitemap.match(/<loc>/g)?.length).toBeGreaterThan(100)
  expect(sitemap).toContain('/es/plan/objectives/A1</loc>')
  await page.goto('/about')
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', /\/about$/)
  await expect(page.locator('link[hreflang=es]')).toHaveAttribute('href', /\/es\/about$/)
})
