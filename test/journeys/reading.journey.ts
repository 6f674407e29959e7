import { gzipSync } from 'node:zlib'
import { desk, looksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'

/** The public pages; each is looked at in every language, on a desk and on a phone, with and without JavaScript. */
const pages = ['/', '/plan/objectives/A1']
const test = journeyThrough('/', '/plan/objectives')
const languages = { en: '', fr: '/fr', es: '/es' }
const scriptBudget = 40_000

for (const path of pages)
  for (const [language, prefix] of Object.entries(languages))
    test(`${path} can be read in ${language} by everybody, on a desk and on a phone`, async ({ page }) => {
      const answer = await page.goto(`${prefix}${path}`)
      expect(answer?.status()).toBe(200)
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await looksRight(page, [desk, phone])
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

  test(`${path} says the same without JavaScript`, async ({ page, open }) => {
    const plain = await open({ javaScriptEnabled: false })
    // Another journey may change the page between the two looks, so they are taken again.
    await expect(async () => {
      expect((await page.goto(path))?.status()).toBe(200)
      await plain.goto(path)
      const [said, saidPlainly] = [page, plain].map((one) => one.locator('main').innerText())
      expect(await saidPlainly).toBe(await said)
    }).toPass()
  })
}
