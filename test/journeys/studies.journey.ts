import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { folder, island } from '../studies/made-up.ts'
import { desk, expectNoSidewaysScroll, looksRight as expectLooksRight, phone } from './appearance.ts'
import { expect, journeyThrough } from './journey.ts'
import { lea, signIn } from './people.ts'

const test = journeyThrough('/soil', '/plan/objectives', '/sign-in', '/api')

async function looksRight(page: Page): Promise<void> {
  await expectLooksRight(page, [phone])
  await page.setViewportSize(desk)
  await expectNoSidewaysScroll(page)
}

test('a study is given its data, checked, ordered, read and published, without JavaScript', async ({
  open,
}) => {
  using at = folder()
  const study = readFileSync(island(at.path, { tables: ['country'] }), 'utf8')
  const still = { javaScriptEnabled: false }
  const [page, visitor] = [await open(still), await open(still)]
  const text = page.getByLabel('Study (YAML)')

  await test.step('the Secretariat gives three maps', async () => {
    await signIn(page, lea)
    await page.goto('/soil/studies')
    await expect(page.locator('main')).toContainText('No result has been published yet')
    await looksRight(page)
    await page.getByRole('link', { name: 'Order a study' }).click()
    await page.getByRole('link', { name: 'Upload a file' }).click()
    for (const name of ['carbon.tif', 'density.tif', 'carbon-sd.tif']) {
      await page.locator('input[type=file]').setInputFiles(join(at.path, name))
      await page.getByLabel('Name').fill(`island/${name}`)
      await page.getByRole('button', { name: 'Upload a file' }).click()
      await expect(page.getByRole('status')).toContainText(`island/${name} has been uploaded`)
    }
    await page.locator('input[type=file]').setInputFiles(join(at.path, 'density.tif'))
    await page.getByLabel('Name').fill('island/density.tif')
    await page.getByRole('button', { name: 'Upload a file' }).click()
    await expect(page.getByRole('alert')).toContainText('There is already a file named island/density.tif')
    await looksRight(page)
  })

  await test.step('what is amiss is said place by place, and what was written stays', async () => {
    await page.goto('/soil/studies/new')
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByRole('alert')).toContainText('Write the study or choose its file first')
    await text.fill('title: [')
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.getByRole('alert')).toContainText('This is not valid YAML')
    await text.fill(study)
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.locator('main')).toContainText('carbon.tif does not exist')
    await expect(text).toHaveValue(study)
    await looksRight(page)
    await text.fill(study.replaceAll('file: ', 'file: ../'))
    await page.getByRole('button', { name: 'Order' }).click()
    await expect(page.getByRole('alert')).toContainText('which is not a file on the platform')
  })

  const sound = study.replaceAll('file: ', 'file: island/')
  await test.step('a sound study is told what it takes, then ordered', async () => {
    await text.fill(sound)
    await page.getByRole('button', { name: 'Check' }).click()
    await expect(page.locator('main')).toContainText('300 × 200 = 60,000 cells in 20 tiles')
    await looksRight(page)
    await page.getByRole('button', { name: 'Order' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stock of an island')
    await looksRight(page)
  })

  const address = page.url()
  await test.step('the page follows until the maps are there', async () => {
    await expect(async () => {
      await page.reload()
      await expect(page.locator('main')).toContainText('complete')
    }).toPass()
    await expect(page.locator('figure img')).toHaveCount(2)
    await expect(page.getByRole('row').filter({ hasText: 'Germany' })).toBeVisible()
    await expect(page.getByRole('row').filter({ hasText: 'without carbon' })).toContainText('1,245')
    await looksRight(page)
    await page.goto(address.replace('/soil/', '/fr/soil/'))
    await expect(page.locator('main')).toContainText('Écart-type du stock')
    await looksRight(page)
  })

  await test.step('a draft stays among those who work on it', async () => {
    expect((await visitor.goto(address))?.status()).toBe(403)
    expect((await visitor.request.get(`${address}/stock.tif`)).status()).toBe(403)
  })

  await test.step('published, it is read by anyone; a GIS asks for parts of its maps', async () => {
    await page.goto(address)
    await page.getByRole('button', { name: 'Publish' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click()
    await visitor.goto('/soil/studies')
    await visitor.getByRole('link', { name: 'Stock of an island' }).first().click()
    await expect(visitor.locator('figure img').first()).toBeVisible()
    const whole = await visitor.request.get(`${address}/stock.tif`)
    expect(whole.headers()['accept-ranges']).toBe('bytes')
    const part = await visitor.request.get(`${address}/stock.tif`, { headers: { range: 'bytes=0-3' } })
    expect(part.status()).toBe(206)
    expect([...(await part.body())]).toEqual([...(await whole.body()).subarray(0, 4)])
    expect(part.headers()['content-range']).toBe(`bytes 0-3/${(await whole.body()).length}`)
    const list = (await (await visitor.request.get('/api/v1/studies')).json()) as {
      items: { state: string; files: { file: string }[] }[]
    }
    expect(list.items).toMatchObject([{ state: 'complete' }])
    await visitor.goto('/plan/objectives/E2')
    await expect(visitor.locator('main')).toContainText('Stock of an island')
  })

  await test.step('taken back after a question, it is gone for everybody', async () => {
    await page.goto(address)
    await page.getByRole('button', { name: 'Withdraw' }).first().click()
    await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click()
    await expect(page.locator('main')).toContainText('No result has been published yet')
    expect((await visitor.request.get(`${address}/stock.tif`)).status()).toBe(404)
  })
})
