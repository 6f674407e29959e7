import type { Worker } from 'node:worker_threads'

const lookMs = 25

/**
 * Ends a thread that holds more memory than it may. Node's own limits know the heap; what buffers hold lies outside of
 * it, and a few megabytes of input can ask for gigabytes there.
 */
export function watchMemory(thread: Worker, mostMb: number, onExcess: () => void): () => void {
  let isAsked = false
  const look = async () => {
    if (isAsked) return
    isAsked = true
    // Answered while the thread computes, too; a thread that has ended has nothing to say.
    const held = await thread.getHeapStatistics().catch(() => null)
    isAsked = false
    if (!held) return
    const bytes = held.used_heap_size + held.external_memory + held.malloced_memory
    if (bytes > mostMb * 2 ** 20) {
      onExcess()
      void thread.terminate()
    }
  }
  const timer = setInterval(() => void look(), lookMs)
  timer.unref()
  return () => clearInterval(timer)
}
