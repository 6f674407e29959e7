import { routes } from '../support/routes.ts'
import { phone } from './appearance.ts'
import { expect, test } from './journey.ts'

const workbench = routes().filter(({ id }) => id.startsWith('/(work)/'))

test('every page, form and download of the workbench sends a visitor to sign in', async ({
  request,
  baseURL,
}) => {
  for (const { id, isPage, path } of workbench)
    for (const prefix of ['', '/fr']) {
      const next = `${prefix}/sign-in?next=${encodeURIComponent(prefix + path)}`
      const asked = await request.get(prefix + path, { maxRedirects: 0 })
      expect([id, asked.status(), asked.headers().location]).toEqual([id, 303, next])
      if (!isPage) continue
      const sent = await request.post(`${prefix}${path}?/save`, {
        form: { name: 'x' },
        headers: { origin: baseURL ?? '', accept: 'text/html' },
        maxRedirects: 0,
      })
      expect([id, sent.status(), sent.headers().location]).toEqual([id, 303, next])
    }
})

test('the gallery of components is not served', async ({ request }) => {
  expect((await request.get('/gallery')).status()).toBe(404)
  expect((await request.get('/gallery/front')).status()).toBe(404)
})

test('on a phone the menu opens and closes without a script', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false, viewport: phone })
  await page.goto('/')
  const menu = page.getByRole('navigation', { name: 'Main' })
  await expect(menu).toBeHidden()
  await page.getByRole('button', { name: 'Menu' }).click()
  await expect(menu.getByRole('link', { name: 'Dashboard' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
})
