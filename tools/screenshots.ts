import { chromium, type Page } from '@playwright/test'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { browserFlags, findBrowser } from '../test/support/browser.ts'

const usage = `node tools/screenshots.ts --base URL --out FOLDER [--no-full] PATH …
Pictures of each page on a phone (390 px) and a screen (1280 px). Fails where a page scrolls sideways on a phone.`

const sizes = { phone: { width: 390, height: 844 }, screen: { width: 1280, height: 900 } } as const

const { values, positionals: paths } = parseArgs({
  allowPositionals: true,
  options: { base: { type: 'string' }, out: { type: 'string' }, full: { type: 'boolean', default: true } },
  allowNegative: true,
})
if (!values.base || !values.out || paths.length === 0) {
  console.error(usage)
  process.exit(2)
}
const { base, out, full } = values as { base: string; out: string; full: boolean }

const fileName = (path: string) =>
  path
    .replace(/[?#].*/, '')
    .replace(/^\/|\/$/g, '')
    .replaceAll('/', '-') || 'home'

/** Bytes of script that the page brought, as a proxy would send them. */
async function scriptBytes(page: Page, load: () => Promise<unknown>): Promise<number> {
  const bodies: Promise<Buffer>[] = []
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') bodies.push(response.body())
  })
  await load()
  const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length)
  return sizes.reduce((sum, size) => sum + size, 0)
}

const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

await mkdir(out, { recursive: true })
const executablePath = findBrowser()
const browser = await chromium.launch({
  ...(executablePath && { executablePath }),
  args: browserFlags,
})
let wrong = 0
try {
  for (const path of paths) {
    for (const [device, viewport] of Object.entries(sizes)) {
      const page = await browser.newPage({ viewport, deviceScaleFactor: 2 })
      // A live page never falls silent on the network, so `load` it is.
      const script = await scriptBytes(page, () => page.goto(new URL(path, base).href, { waitUntil: 'load' }))
      await page.evaluate(() => document.fonts.ready)
      const sideways = await sidewaysScroll(page)
      if (sideways > 0) wrong++
      await page.screenshot({ path: join(out, `${fileName(path)}-${viewport.width}.png`), fullPage: full })
      const verdict = sideways > 0 ? `scrolls ${sideways} px sideways` : 'fits'
      console.log(`${path}  ${device} ${viewport.width} px  ${verdict}  script ${script} B gzip`)
      await page.close()
    }
  }
} finally {
  await browser.close()
}
process.exit(wrong === 0 ? 0 : 1)
