import { expect, test as base, type BrowserContext, type BrowserContextOptions } from '@playwright/test'
import type { Page } from '@playwright/test'

type Given = {
  /** A page in a browser context of its own, closed when the journey ends. */
  open: (options?: BrowserContextOptions) => Promise<Page>
  /** Sees to it that the journey opens no page that it does not name. */
  named: void
}

/**
 * A journey through these pages and what lies below them, on the platform that `setup.ts` has started. `npm test -- --changed`
 * reads the same list, so a journey that opens another page fails.
 */
export const journeyThrough = (...pages: readonly string[]) =>
  base.extend<Given>({
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
    baseURL: async ({}, use) => use(process.env.JOURNEY_URL),
    open: async ({ browser, baseURL }, use) => {
      const contexts: BrowserContext[] = []
      await use(async (options = {}) => {
        const context = await browser.newContext({ ...(baseURL && { baseURL }), ...options })
        contexts.push(context)
        return context.newPage()
      })
      await Promise.all(contexts.map((context) => context.close()))
    },
    named: [
      async ({ browser }, use) => {
        const strays = new Set<string>()
        const watch = (context: BrowserContext) =>
          void context.on('request', (request) => {
            const path = pageOf(request.url())
            // Signing in leads home; what stands there is for the first journey to look at.
            if (request.isNavigationRequest() && path !== '/' && !pages.some((page) => covers(page, path)))
              strays.add(path)
          })
        browser.on('context', watch)
        await use()
        browser.off('context', watch)
        expect([...strays], 'pages that the journey opens and does not name').toEqual([])
      },
      { auto: true },
    ],
  })

/** A journey through any page at all. */
export const test = journeyThrough('*')

/** The path of an address without its language. */
const pageOf = (url: string) => new URL(url).pathname.replace(/^\/(fr|es)(?=\/|$)/, '') || '/'

/** `/plan` stands for all pages below it, `*` for all there are. */
const covers = (page: string, path: string) => page === '*' || path === page || path.startsWith(`${page}/`)

export { expect }
