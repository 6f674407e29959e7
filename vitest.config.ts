import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** What all projects share; those of the walled packages say the same for themselves. */
const shared = {
  environment: 'node',
  // No file leaves anything behind in a module, so the files of a worker share what they have loaded.
  isolate: false,
  // A busy or slow machine is no failure; these only end what hangs.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 120_000 } },
} as const

/** What has no SQL of its own: it puts the program together or reads files. PostgreSQL repeats stores and actions only. */
const withoutSql = [
  'src/app/{api,console,content,plan-commands,visitors}.server.test.ts',
  'src/lib/plan/{export/file,imports/extract}.server.test.ts',
  'test/toy-slice/*.server.test.ts',
]

/** What only a server of its own can do: it is restarted under the program. */
const withServer = ['src/lib/platform/listen.server.test.ts']

/** Tests that open a database run on both engines: once as they are, once with TEST_ENGINE=postgres. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          ...shared,
          include: ['src/**/*.test.ts', 'content/**/*.test.ts', 'tools/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/*.server.test.ts', '**/*.svelte.test.ts'],
        },
      },
      {
        test: {
          name: 'stored',
          ...shared,
          include: ['src/**/*.server.test.ts', 'test/**/*.server.test.ts'],
          exclude: process.env.TEST_ENGINE === 'postgres' ? withoutSql : withServer,
          globalSetup: 'test/support/engines.ts',
        },
      },
      {
        plugins: [svelte()],
        test: {
          name: 'ui',
          ...shared,
          include: ['src/**/*.svelte.test.ts'],
        },
      },
      'packages/tables/vitest.config.ts',
      'packages/soil/vitest.config.ts',
    ],
  },
})
