import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './test/support/browser.ts'

const browser = findBrowser()

/** Journeys run against the built platform on a fresh embedded database, with a Chromium that is already there. */
export default defineConfig({
  testDir: 'test/journeys',
  testMatch: '**/*.journey.ts',
  globalSetup: './test/journeys/setup.ts',
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  use: {
    locale: 'en',
    timezoneId: 'UTC',
    launchOptions: { ...(browser ? { executablePath: browser } : {}), args: browserFlags },
  },
})
