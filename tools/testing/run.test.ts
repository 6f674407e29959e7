import { expect, test } from 'vitest'
import { addCpu, cpuIn, runTool } from './run.ts'

test('the processor time is that of all processes below the shell, user and system', () => {
  expect(cpuIn('0m0.01s 0m0.00s\n1m2.50s 0m0.25s\n')).toBe(62.75)
  expect(cpuIn('')).toBeNull()
  expect(addCpu([1, 2.5])).toBe(3.5)
  expect(addCpu([1, null])).toBeNull()
})

test.skipIf(process.platform === 'win32')('a tool is heard, and its grandchildren are counted', async () => {
  const busy = 'const end = process.cpuUsage(); while (process.cpuUsage(end).user < 300_000);'
  const script = `console.log('said'); require('node:child_process').execFileSync(process.execPath, ['-e', ${JSON.stringify(busy)}]); process.exit(3)`
  const { code, said, cpu } = await runTool('node', ['-e', script])
  expect({ code, said }).toEqual({ code: 3, said: 'said\n' })
  expect(cpu).toBeGreaterThan(0.3)
})
