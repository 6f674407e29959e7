import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { desk, expectNoSidewaysScroll, looksRight as expectLooksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'
import { lea, signIn } from './people.ts'

const test = journeyThrough('/search', '/plan', '/sign-in')

const seeds = process.env.SEEDS_DIR ?? join(import.meta.dirname, '../../../shared/seeds')
const papers = existsSync(seeds) ? readdirSync(seeds).map((name) => join(seeds, name)) : []

/** On a desk and on a phone, by a program's eye. */
const looksRight = (page: Page) => expectLooksRight(page, [phone, desk])

test('a visitor reads A1 in its three versions, walks the chain to a decision and back, and prints', async ({
  page,
}) => {
  await page.goto('/plan')
  await looksRight(page)
  await expect(page.getByRole('link', { name: /^[A-F]\d / })).toHaveCount(24)

  await page.getByRole('link', { name: /^A1 / }).click()
  await expect(page.getByText('28 of 196', { exact: true })).toBeVisible()
  await expect(page.getByText('no decision on record')).toBeVisible()
  await looksRight(page)

  await page.getByRole('link', { name: 'Compare the versions' }).click()
  await expect(page).toHaveURL(/left=2020&right=2022/)
  for (const edition of ['2020', 'draft 2021', '2022'])
    await expect(page.getByRole('heading', { name: edition, level: 3, exact: true })).toBeVisible()
  await looksRight(page)

  await page.goto('/plan/objectives/A1')
  await page.getByRole('heading', { name: 'Documents, decisions and indicators' }).click()
  await page.getByRole('link', { name: /^The Strategic Plan 2050, first version, with its 6 goals/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('The Strategic Plan 2050')
  await looksRight(page)
  await page.getByRole('link', { name: /^A1 / }).click()
  await expect(page).toHaveURL(/objectives\/A1$/)

  await page.goto('/plan')
  await page.emulateMedia({ media: 'print' })
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g), 'the overview is one page').toHaveLength(1)
})

test('every reading page of the plan can be read by everybody, in three languages', async ({ page }) => {
  for (const path of ['/plan/goals/A', '/plan/roadmap/2022', '/plan/facilities', '/plan/decisions'])
    for (const language of ['', '/fr', '/es']) {
      await page.setViewportSize(phone)
      expect((await page.goto(`${language}${path}`))?.status()).toBe(200)
      await expectNoSidewaysScroll(page)
      if (!language) await looksRight(page)
    }
  await page.goto('/fr/search?q=tourbieres')
  await expect(page.locator('mark').first()).toHaveText('tourbières')
  await looksRight(page)
  const book = await page.request.get('/plan/export/2022.pdf?lang=fr')
  expect(book.headers()['content-type']).toBe('application/pdf')
  expect((await book.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the Secretariat corrects and adopts a wording in French, and takes papers in', async ({
  page,
  open,
}) => {
  await signIn(page, lea)

  await test.step('an open page shows the correction within a moment', async () => {
    const visitor = await open()
    await visitor.goto('/fr/plan/objectives/A1')
    await page.goto('/fr/plan/objectives/A1')
    await page.getByRole('link', { name: 'Corriger le libellé' }).click()
    await looksRight(page)
    const target = page
      .getByRole('group', { name: 'D’ici à 2050' })
      .getByRole('textbox', { name: 'français' })
    await target.fill('Toutes les Parties font de même, chiffres à l’appui.')
    await page.getByLabel('Motif').fill('Plus précis')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('status').first()).toContainText('Le libellé est enregistré')
    await expect(visitor.getByText('chiffres à l’appui')).toBeVisible()
  })

  await test.step('what another person saved meanwhile is shown, and nothing typed is lost', async () => {
    const other = await page.context().newPage()
    await other.goto('/plan/objectives/A1/edit?locale=fr')
    await page.goto('/plan/objectives/A1/edit?locale=fr')
    for (const [who, title] of [
      [page, 'Les CDN'],
      [other, 'Contributions nationales'],
    ] as const) {
      await who.getByRole('textbox', { name: 'French' }).first().fill(title)
      await who.getByLabel('Reason').fill('Shorter')
      await who.getByRole('button', { name: 'Save' }).click()
    }
    await expect(other.getByRole('alert')).toContainText('Your changes are not lost')
    await expect(other.getByRole('textbox', { name: 'French' }).first()).toHaveValue(
      'Contributions nationales',
    )
    await expect(other.locator('del').first()).toContainText('Les CDN')
    await looksRight(other)
    await other.getByRole('button', { name: 'Save' }).click()
    await expect(other.getByRole('status').first()).toContainText('The wording is saved')
    await other.close()
  })

  await test.step('an earlier state comes back from the history', async () => {
    await page.goto('/plan/objectives/A1/history/2022?from=1&to=2')
    await expect(page.locator('dl')).toContainText('chiffres à l’appui')
    await looksRight(page)
    const first = page.getByRole('listitem').filter({ hasText: 'the platform' })
    await first.getByText('Restore this version').first().click()
    await first.getByLabel('Reason').fill('As it was published')
    await first.getByRole('button', { name: 'Restore this version' }).click()
    await expect(page.getByRole('status').first()).toContainText('The earlier version is restored')
    await expect(page.getByText('As it was published')).toBeVisible()
  })

  await test.step('a decision adopts exactly this revision', async () => {
    await page.goto('/fr/plan/objectives/A1')
    await page.getByRole('link', { name: 'Saisir une décision' }).click()
    await looksRight(page)
    await page.locator('input[name=on]').fill('2026-06-15')
    await page.locator('[name=what]').fill('Le libellé de A1 tel que corrigé')
    await page.locator('[name=source]').fill('Compte rendu de la 12e réunion')
    await page.getByRole('button', { name: 'Saisir une décision' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le libellé de A1 tel que corrigé')
    await expect(page.getByText('La décision portait sur la révision 5 du libellé.')).toBeVisible()
    await page.goto('/plan/objectives/A1')
    await expect(page.locator('#wording-now').getByText('adopted')).toBeVisible()
  })

  await test.step('progress on the Roadmap is reported with what shows it', async () => {
    await page.goto('/plan/roadmap/2022')
    const first = page.locator('[id="2022-01"]')
    await first.getByText('Report progress').click()
    await first.getByLabel('Progress').selectOption('done')
    await first.getByLabel('Date').fill('2022-12-15')
    await first.getByLabel('Evidence').fill('Consortium 9-2')
    await first.getByRole('button', { name: 'Save' }).click()
    await expect(page.locator('[id="2022-01"]')).toContainText('Consortium 9-2')
    await looksRight(page)
  })

  await test.step('a file that is no paper is refused with the way out', async () => {
    await page.goto('/plan/import')
    await looksRight(page)
    await page.getByLabel('File').setInputFiles({
      name: 'plan.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('A cake needs flour, sugar and six eggs.\n'.repeat(40)),
    })
    await page.getByRole('button', { name: 'Upload' }).click()
    await expect(page.getByRole('alert')).toContainText('not one of the documents')
  })
})

test('the Secretariat has the five papers read to the last line, takes them in, and undoes it', async ({
  page,
}) => {
  test.skip(papers.length === 0, 'SEEDS_DIR holds no papers')
  await signIn(page, lea)
  let isSeen = false
  for (const path of papers) {
    await page.goto('/plan/import')
    await page.getByLabel('File').setInputFiles(path)
    await page.getByRole('button', { name: 'Upload' }).click()
    await expect(page.getByText('· 0 not understood')).toBeVisible()
    const take = page.getByRole('button', { name: 'Add to plan' })
    if (!(await take.count())) continue
    if (!isSeen) await looksRight(page)
    isSeen = true
    await take.click()
    await expect(page.getByRole('button', { name: 'Undo this import' })).toBeVisible()
  }
  await page.goto('/plan/objectives/A1')
  await expect(page.getByText('Ensure SH and SOC are vital components')).toBeVisible()
  await page.goto('/plan/import')
  const taken = page.getByRole('row').filter({ hasText: 'imported into the plan' })
  while (await taken.count()) {
    await taken.first().getByRole('link').click()
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await expect(page.getByRole('status').first()).toContainText('The import has been undone')
    await page.goto('/plan/import')
  }
  await page.goto('/plan/objectives/A1')
  await expect(page.getByText('Ensure SH and SOC are vital components')).toBeHidden()
})
