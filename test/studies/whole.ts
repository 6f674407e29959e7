import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A run from start to end in a process of its own. */
export interface Whole {
  readonly threads: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
}

const runner = fileURLToPath(new URL('runner.ts', import.meta.url))
const atExit = `data:text/javascript,process.on('exit',()=>console.error('used',JSON.stringify(process.resourceUsage())))`

export async function wholeRun(file: string, out: string, threads: number): Promise<Whole> {
  const begun = performance.now()
  const { stderr } = await promisify(execFile)(
    process.execPath,
    [`--import=${atExit}`, runner, file, out, 'new', String(threads)],
    { maxBuffer: 2 ** 26 },
  )
  const seconds = (performance.now() - begun) / 1000
  // Threads tell theirs as well when they end; the process, which counts all of them, is the last.
  const used = JSON.parse(stderr.split('used ').at(-1)!) as NodeJS.ResourceUsage
  const cpuSeconds = (used.userCPUTime + used.systemCPUTime) / 1e6
  return { threads, seconds, cpuSeconds, peakMb: used.maxRSS / 1024 }
}
