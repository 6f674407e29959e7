import { gzipSync } from 'node:zlib'
import { expect, expectAccessible, expectNoSidewaysScroll, test } from './journey.ts'

/** The pages that anybody can read; each is looked at in every language, on a desk and on a phone, with and without JavaScript. */
const pages = ['/', '/plan/objectives/A1']
const languages = { en: '', fr: '/fr', es: '/es' }
const phone = { width: 390, height: 844 }
const scriptBudget = 40_000

for (const path of pages)
  for (const [language, prefix] of Object.entries(languages))
    test(`${path} can be read in ${language} by everybody, on a desk and on a phone`, async ({ page }) => {
      const answer = await page.goto(`${prefix}${path}`)
      expect(answer?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      await page.setViewportSize(phone)
      await expectNoSidewaysScroll(page)
      await expectAccessible(page)
    })

for (const path of pages) {
  test(`${path} sends at most 40 KB of script`, async ({ page }) => {
    const sizes: Promise<number>[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script')
        sizes.push(response.body().then((body) => gzipSync(body).length))
    })
    expect((await page.goto(path))?.status()).toBe(200)
    await page.waitForLoadState('load')
    const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
    expect(bytes).toBeLessThanOrEqual(scriptBudget)
  })

  test(`${path} says the same without JavaScript`, async ({ page, browser, baseURL }) => {
    expect((await page.goto(path))?.status()).toBe(200)
    const withScript = await page.locator('main').innerText()
    const still = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
    const plain = await still.newPage()
    await plain.goto(path)
    expect(await plain.locator('main').innerText()).toBe(withScript)
    await still.close()
  })
}
