import { defineConfig } from 'vitest/config'

/** Limits only end what hangs: a slow machine is no failure. */
export default defineConfig({
  test: {
    name: 'tables',
    environment: 'node',
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    include: ['src/**/*.test.ts'],
  },
})
