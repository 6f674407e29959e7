import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'

/** Every journey starts at the platform that `setup.ts` has started. */
export const test = base.extend({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  baseURL: async ({}, use) => use(process.env.JOURNEY_URL),
})

/** No rule of WCAG 2.2 A or AA is broken, as far as a program can tell. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
}

/** Nothing is wider than the screen. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(content, 'width of the content in pixels').toBeLessThanOrEqual(screen ?? 0)
}

export { expect }
