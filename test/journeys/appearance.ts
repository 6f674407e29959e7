import axe from 'axe-core'
import { expect, type Page } from '@playwright/test'
import { shapeOf } from './shape.ts'

export type Size = { width: number; height: number }

export const phone: Size = { width: 390, height: 844 }
export const desk: Size = { width: 1280, height: 900 }

/** Nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(content, 'width of the content in pixels').toBeLessThanOrEqual(screen ?? 0)
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Widths with the shapes of the pages that were found right at them. */
const scanned = new Set<string>()

/**
 * No rule of WCAG 2.2 A or AA is broken, as far as a program can tell. A scan takes a second or more, so each shape of a
 * page is scanned once at a width: the same page with other words or more rows has nothing new for axe.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const key = `${page.viewportSize()?.width} ${await page.evaluate(shapeOf)}`
  if (scanned.has(key)) return
  const isStill = await page.evaluate(() => matchMedia('(scripting: none)').matches)
  const problems = isStill ? await problemsOfStill(page) : await problemsOf(page)
  expect(problems, `accessibility of ${page.url()}`).toEqual([])
  scanned.add(key)
}

async function problemsOf(page: Page): Promise<string[]> {
  // The builder of @axe-core/playwright opens a second page for every scan, which takes three times as long.
  await page.evaluate(axe.source)
  return page.evaluate(async (runOnly) => {
    const { axe: scanner } = globalThis as unknown as { axe: typeof axe }
    const { violations } = await scanner.run(document, { runOnly, resultTypes: ['violations'] })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  }, rules)
}

/** The check is a script itself, so where scripts are off it gets the very page in a context that runs them. */
async function problemsOfStill(page: Page): Promise<string[]> {
  const context = await page.context().browser()!.newContext({ viewport: page.viewportSize() })
  try {
    const reader = await context.newPage()
    const body = (await page.content()).replace(/<noscript>.*?<\/noscript>/gs, '')
    await reader.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html' }), { times: 1 })
    await reader.goto(page.url())
    return await problemsOf(reader)
  } finally {
    await context.close()
  }
}

/** Not too wide and accessible, at each size in turn; at the page's own if none is given. */
export async function looksRight(page: Page, sizes: readonly Size[] = []): Promise<void> {
  // After a click the page may still be on its way.
  await page.waitForLoadState()
  for (const size of sizes.length ? sizes : [null]) {
    if (size) await page.setViewportSize(size)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  }
}
