import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** Tests that open a database run on both engines: once as they are, once with TEST_ENGINE=postgres. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          environment: 'node',
          include: ['src/**/*.test.ts', 'content/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.server.test.ts', '**/*.svelte.test.ts'],
        },
      },
      {
        test: {
          name: 'stored',
          environment: 'node',
          include: ['src/**/*.server.test.ts', 'test/**/*.server.test.ts'],
          globalSetup: 'test/support/engines.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [svelte()],
        test: {
          name: 'ui',
          environment: 'node',
          include: ['src/**/*.svelte.test.ts'],
        },
      },
      'packages/tables/vitest.config.ts',
      'packages/soil/vitest.config.ts',
    ],
  },
})
