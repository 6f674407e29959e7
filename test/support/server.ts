import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type RunningServer = {
  url: string
  pid: number
  /** The one-time link that creates the Secretariat account, shown at a first start. */
  welcome: string | null
  /** From the start of the process to the line that says it is ready. */
  readyMs: number
  stop: () => Promise<void>
}

/** Only what hangs takes longer, on a slow machine too. */
const patienceMs = 300_000

/** The built platform as a process of its own, on a free port and, unless told otherwise, on a new embedded database. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const folder = mkdtempSync(join(tmpdir(), 'permille-server-'))
  const start = performance.now()
  const child = spawn(process.execPath, ['server.mjs'], {
    env: {
      ...process.env,
      PORT: String(port),
      ORIGIN_URL: url,
      DATABASE_URL: `pglite:${folder}`,
      STORAGE_URL: join(folder, 'files'),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const hear = (chunk: string) => void (said += chunk)
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const ended = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(force)
    rmSync(folder, { recursive: true, force: true })
  }
  let readyMs = 0
  while (!readyMs) {
    if (child.exitCode !== null) {
      rmSync(folder, { recursive: true, force: true })
      throw new Error(`the server ended with ${child.exitCode}:\n${said}`)
    }
    if (performance.now() - start > patienceMs) {
      await stop()
      throw new Error(`the server was not ready after ${patienceMs / 1000} s:\n${said}`)
    }
    if (await answers(`${url}/readyz`)) readyMs = performance.now() - start
    else await new Promise((resolve) => setTimeout(resolve, 50))
  }
  // The link is printed right after the server begins to listen.
  await new Promise((resolve) => setTimeout(resolve, 200))
  return { url, pid: child.pid ?? 0, welcome: welcomeIn(said), readyMs, stop }
}

const answers = (url: string) =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  )

const welcomeIn = (said: string) => /Secretariat account.*?(https?:\/\/\S+)/s.exec(said)?.[1] ?? null

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
