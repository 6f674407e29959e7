// Loaded into the server by `--import`: writes how late its event loop ran since the last signal, and begins anew.
import { renameSync, writeFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

const file = process.env.BENCH_LAG
const resolutionMs = 5

function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

if (file) {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  let used = process.threadCpuUsage()
  process.on('SIGUSR2', () => {
    // The histogram counts the timer's own period too.
    const late = (ns: number) => Math.max(0, ns / 1e6 - resolutionMs)
    const lag = {
      p50Ms: late(delay.percentile(50)),
      p99Ms: late(delay.percentile(99)),
      maxMs: late(delay.max),
      /** CPU time of this thread, which other work on the machine does not lengthen as it does the delays */
      cpuMs: cpuMsSince(used),
    }
    used = process.threadCpuUsage()
    delay.reset()
    writeFileSync(`${file}.part`, JSON.stringify(lag))
    renameSync(`${file}.part`, file)
  })
}
