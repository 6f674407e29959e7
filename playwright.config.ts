import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './test/support/browser.ts'

const browser = findBrowser()

/** Journeys share the built platform on a fresh embedded database, and use a Chromium that is already there. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.journey.ts',
  globalSetup: './test/journeys/setup.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  // A busy or slow machine is no failure; these only end what hangs.
  timeout: 15 * 60_000,
  expect: { timeout: 60_000 },
  use: {
    locale: 'en',
    timezoneId: 'UTC',
    launchOptions: { ...(browser ? { executablePath: browser } : {}), args: browserFlags },
  },
})
