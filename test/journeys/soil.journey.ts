import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { worksheetCsv } from '#soil'
import { desk, expectNoSidewaysScroll, looksRight as expectLooksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'

const test = journeyThrough('/soil')

const visitors = [
  {
    language: 'en',
    prefix: '',
    worksheet: 'Worksheet of a site',
    example: 'Fill in an example',
    compute: 'Calculate',
    text: 'Or paste the text',
    download: 'Download the full worksheet (CSV)',
    wrong: 'Line 14, temp_c: this must be a number, not “warm”.',
  },
  {
    language: 'fr',
    prefix: '/fr',
    worksheet: 'Feuille de calcul d’un site',
    example: 'Remplir avec un exemple',
    compute: 'Calculer',
    text: 'Ou collez le texte',
    download: 'Télécharger la feuille complète (CSV)',
    wrong: 'Ligne 14, temp_c : il faut un nombre, et non « warm ».',
  },
  {
    language: 'es',
    prefix: '/es',
    worksheet: 'Hoja de cálculo de un sitio',
    example: 'Rellenar con un ejemplo',
    compute: 'Calcular',
    text: 'O pegue el texto',
    download: 'Descargar la hoja completa (CSV)',
    wrong: 'Línea 14, temp_c: debe ser un número, no «warm».',
  },
]

/** What differs between widths is what is shown: axe looks at each end, and a tablet's width is only measured. */
async function looksRight(page: Page): Promise<void> {
  await expectLooksRight(page, [phone, desk])
  await page.setViewportSize({ width: 768, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize(desk)
}

for (const visitor of visitors)
  test(`a site is worked out and checked in ${visitor.language}, without JavaScript`, async ({ open }) => {
    const page = await open({ javaScriptEnabled: false })
    const months = page.getByLabel(visitor.text)
    const compute = page.getByRole('button', { name: visitor.compute })
    const other = ['compare_ph: 7', 'compare_cn: 10', 'compare_carbonate_pct: 0']
    const shares = ['compare_humified_plant: 0.31', 'compare_humified_manure: 0.64']

    await test.step('from the overview to the example', async () => {
      await page.goto(`${visitor.prefix}/soil`)
      await looksRight(page)
      await page.getByRole('link', { name: visitor.worksheet }).click()
      await looksRight(page)
      await page.getByRole('link', { name: visitor.example }).click()
      await expect(months).toHaveValue(/^# .*Hoosfield/)
    })

    await test.step('the course is drawn, and the same figures stand in its table', async () => {
      await compute.click()
      await expect(page.locator('figure svg').first()).toBeVisible()
      await expect(page.locator('figure desc').first()).toContainText(visitor.prefix ? '33,9' : '33.9')
      await expect(page.locator('figure table tbody tr')).toHaveCount(241)
    })

    await test.step('the download holds the package’s own numbers', async () => {
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: visitor.download }).click()
      const download = await downloading
      expect(download.suggestedFilename()).toBe('worksheet.csv')
      expect(await readFile(await download.path(), 'utf8')).toBe(worksheetCsv(await months.inputValue()))
    })

    await test.step('another model is drawn beside, and the third says what it lacks', async () => {
      const text = (await months.inputValue()).replace('start: equilibrium', 'start: stock')
      const settings = ['soc_t_ha: 34', ...other, ...shares].map((line) => `# ${line}\n`).join('')
      await months.fill(settings + text)
      await compute.click()
      await expect(page.locator('figure')).toHaveCount(2)
      await expect(page.locator('main')).toContainText('compare_sand_pct, compare_lignin_pct')
      await looksRight(page)
    })

    await test.step('a wrong cell is refused with line and column, and what was written stays', async () => {
      const wrong = (await months.inputValue())
        .split('\n')
        .filter((line) => !/^# (soc|compare)/.test(line))
        .join('\n')
        .replace('2000,7,16,', '2000,7,warm,')
        .replace('start: stock', 'start: equilibrium')
      await months.fill(wrong)
      await compute.click()
      await expect(page.getByRole('alert')).toContainText(visitor.wrong)
      await expect(page.locator('main')).toContainText('2000,7,warm,34,103')
      await expect(months).toHaveValue(wrong)
      await looksRight(page)
    })

    await test.step('a chosen file takes the place of the text', async () => {
      const file = (await months.inputValue()).replace('warm', '16').replaceAll('\n', '\r\n')
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'site.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
      await compute.click()
      await expect(page.locator('figure svg').first()).toBeVisible()
      await expect(months).toHaveValue(file.replaceAll('\r\n', '\n'))
    })
  })
