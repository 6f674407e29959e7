import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Said } from './answering.server.ts'
import { Gate, type GateBounds } from './gate.server.ts'
import { Refusal } from './refusal.ts'
import { watchMemory } from './thread-memory.server.ts'

/** What one piece of work may take. */
export interface WorkBounds extends GateBounds {
  /** from the moment that a thread has it */
  readonly patienceMs: number
  /** heap and buffers of a thread together */
  readonly memoryMb: number
}

/** One core is left to the server, which has everybody else to answer. */
export const sparedCores = Math.min(4, Math.max(1, availableParallelism() - 1))

/**
 * Threads beside the server for what anybody may ask to be computed: a few at once, a short line, and an end to time and
 * memory. They stay, for their modules take longer to load than most work takes; one that went too far is ended, and the
 * next piece of work gets a new one.
 */
export class WorkerPool<Work> {
  readonly #file: string
  readonly #bounds: WorkBounds
  readonly #gate: Gate
  readonly #idle: Worker[] = []

  /** The file, named from the root of the project, calls `answering`. */
  constructor(file: string, bounds: WorkBounds) {
    this.#file = join(process.cwd(), file)
    this.#bounds = bounds
    this.#gate = new Gate(bounds)
  }

  /**
   * @throws Refusal of the work itself; `unavailable` where the line is full, `invalid` where the work takes more time or
   * memory than it may
   */
  async run<Answer>(work: Work): Promise<Answer> {
    return this.#gate.pass(async () => {
      const thread = this.#idle.pop() ?? this.#begin()
      thread.ref()
      const said = await this.#ask<Answer>(thread, work)
      thread.unref()
      this.#idle.push(thread)
      if ('answer' in said) return said.answer
      if ('failed' in said) throw new Error(`in a thread: ${said.failed}`)
      const { code, text, data, fields } = said.refused
      throw new Refusal(code, text, data, fields)
    })
  }

  #begin(): Worker {
    const thread = new Worker(this.#file, {
      resourceLimits: { maxOldGenerationSizeMb: this.#bounds.memoryMb },
    })
    // Who waits for it hears; one that ends while nobody waits is no longer idle.
    thread.on('error', () => {})
    thread.on('exit', () => {
      const at = this.#idle.indexOf(thread)
      if (at >= 0) this.#idle.splice(at, 1)
    })
    return thread
  }

  /** What the thread says; when it has to be ended, a refusal, and the thread does not come back. */
  #ask<Answer>(thread: Worker, work: Work): Promise<Said<Answer>> {
    const { patienceMs, memoryMb } = this.#bounds
    return new Promise<Said<Answer>>((resolve, reject) => {
      const tooMuch = () => reject(new Refusal('invalid', 'platform_work_too_large'))
      const stopWatching = watchMemory(thread, memoryMb, tooMuch)
      const patience = setTimeout(() => {
        tooMuch()
        void thread.terminate()
      }, patienceMs)
      const onError = (error: Error & { code?: string }) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? tooMuch() : reject(error)
      const onExit = () => reject(new Error('a thread ended before it answered'))
      const onMessage = (said: Said<Answer>) => {
        clearTimeout(patience)
        stopWatching()
        thread.off('error', onError).off('exit', onExit)
        resolve(said)
      }
      thread.once('message', onMessage).once('error', onError).once('exit', onExit)
      thread.once('exit', () => {
        clearTimeout(patience)
        stopWatching()
      })
      thread.postMessage(work)
    })
  }
}
