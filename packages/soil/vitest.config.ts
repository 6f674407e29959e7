import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { name: 'soil', environment: 'node', include: ['{src,verify,test,docs}/**/*.test.ts'] },
})
