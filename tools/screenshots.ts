import { chromium, type Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { browserFlags, findBrowser } from '../test/support/browser.ts'

const usage = `node tools/screenshots.ts --base URL --out FOLDER [--mail ADDRESS] [--no-full] PATH …
Pictures of each page on a phone (390 px) and a screen (1280 px). With --mail, pages are seen by that person, whose
password stands in the environment as PASSWORD. Fails where a page does not answer or scrolls sideways.`

const sizes = { phone: { width: 390, height: 844 }, screen: { width: 1280, height: 900 } } as const

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: {
    base: { type: 'string' },
    out: { type: 'string' },
    mail: { type: 'string' },
    full: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
if (!values.base || !values.out || paths.length === 0) {
  console.error(usage)
  process.exit(2)
}
const { base, out, mail, full } = values

const fileName = (path: string) =>
  path
    .replace(/[?#].*/, '')
    .replace(/^\/|\/$/g, '')
    .replaceAll('/', '-') || 'home'

type Visit = { status: number; script: number; sideways: number }

/** Opens the page; counts the bytes of script that it brought, as a proxy would send them. */
async function visit(page: Page, address: string): Promise<Visit> {
  const scripts: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body())
  })
  // A live page never falls silent on the network, so `load` it is.
  const response = await page.goto(address, { waitUntil: 'load' })
  await page.evaluate(() => document.fonts.ready)
  const sizes = (await Promise.all(scripts)).map((body) => gzipSync(body).length)
  return {
    status: response?.status() ?? 0,
    script: sizes.reduce((sum, size) => sum + size, 0),
    sideways: await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    ),
  }
}

async function signIn(page: Page, mail: string): Promise<void> {
  await page.goto(new URL('/sign-in', base).href)
  await page.fill('main input[type=email]', mail)
  await page.fill('main input[type=password]', process.env['PASSWORD'] ?? '')
  await Promise.all([page.waitForNavigation(), page.press('main input[type=password]', 'Enter')])
  if (new URL(page.url()).pathname === '/sign-in') throw new Error(`${mail} could not sign in`)
}

await mkdir(out, { recursive: true })
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: browserFlags,
})
let wrong = 0
try {
  const context = await browser.newContext({ deviceScaleFactor: 2 })
  const page = await context.newPage()
  if (mail) await signIn(page, mail)
  await page.close()
  for (const path of paths) {
    for (const [device, viewport] of Object.entries(sizes)) {
      const page = await context.newPage()
      await page.setViewportSize(viewport)
      const { status, script, sideways } = await visit(page, new URL(path, base).href)
      await page.screenshot({ path: join(out, `${fileName(path)}-${viewport.width}.png`), fullPage: full })
      if (status !== 200 || sideways > 0) wrong++
      const verdict = sideways > 0 ? `scrolls ${sideways} px sideways` : 'fits'
      console.log(`${path}  ${status}  ${device} ${viewport.width} px  ${verdict}  script ${script} B gzip`)
      await page.close()
    }
  }
} finally {
  await browser.close()
}
process.exit(wrong === 0 ? 0 : 1)
