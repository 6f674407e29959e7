import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { random } from '#soil'
import { hashes } from './hashes.ts'
import { folder, island } from './made-up.ts'

const runner = fileURLToPath(new URL('runner.ts', import.meta.url))

const start = (file: string, out: string, how: 'new' | 'resume', threads: number) =>
  spawn(process.execPath, [runner, file, out, how, String(threads)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })

async function finish(child: ReturnType<typeof spawn>) {
  const [code] = (await once(child, 'exit')) as [number | null]
  return code
}

const journalLines = (out: string) => {
  const path = join(out, 'work', 'journal')
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 2 : -1
}

/**
 * Kills a run with signal 9 at seeded points – after so many tiles and a little – and goes on with it on another number of
 * threads, until it has been killed often enough; then lets it end. The result must be that of a run left alone.
 */
export async function killAndResume(kills: number, seed: number) {
  using place = folder()
  const file = island(place.path)
  const [alone, killed] = [join(place.path, 'alone'), join(place.path, 'killed')]
  if ((await finish(start(file, alone, 'new', 1))) !== 0) throw new Error('the run left alone failed')
  const draw = random(seed)
  let landed = 0
  for (let kill = 0; kill < kills; kill++) {
    const child = start(file, killed, journalLines(killed) < 0 ? 'new' : 'resume', 1 + (kill % 2))
    const gone = finish(child)
    let isGone = false
    void gone.then(() => (isGone = true))
    const goal = journalLines(killed) + 1 + Math.floor(draw.next() * 3)
    while (!isGone && journalLines(killed) < goal) await pause(2)
    await pause(draw.next() * 20)
    if (child.kill('SIGKILL') && !isGone) landed += 1
    await gone
    if (existsSync(join(killed, 'provenance.json'))) break
  }
  if (existsSync(join(killed, 'work')) && (await finish(start(file, killed, 'resume', 2))) !== 0)
    throw new Error('the run did not end')
  return { landed, same: JSON.stringify(hashes(alone)) === JSON.stringify(hashes(killed)) }
}

/** Interrupts a run as from the terminal, and goes on with it. */
export async function interruptAndResume() {
  using place = folder()
  const file = island(place.path)
  const [alone, paused] = [join(place.path, 'alone'), join(place.path, 'paused')]
  await finish(start(file, alone, 'new', 1))
  const child = start(file, paused, 'new', 1)
  while (journalLines(paused) < 2) await pause(2)
  child.kill('SIGINT')
  const code = await finish(child)
  const kept = journalLines(paused)
  await finish(start(file, paused, 'resume', 2))
  return { code, kept, same: JSON.stringify(hashes(alone)) === JSON.stringify(hashes(paused)) }
}
