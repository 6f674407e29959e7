import { startWorkerPool, type WorkerPool } from './worker-pool.ts'
import { FormController } from './controller.ts'
import { cellsCsv, figuresCsv } from './download.ts'
import { readForm } from './form.ts'
import { outcomeOf, type Outcome } from './outcome.ts'
import { chunksOf } from './chunk.ts'
import { shareChunks } from './share-chunks.ts'
import type { Question } from './question.ts'
import { remarksOn } from './remarks.ts'
import { fillList, fillSheet } from './sheet.ts'
import { resultText } from './result-text.ts'
import type { Texts } from './texts.server.ts'
import { filled, refusalIn, remarkIn } from './wording.ts'

const page = document.querySelector<HTMLElement>('[data-parcel]')!
const part = <E extends HTMLElement = HTMLElement>(name: string) => page.querySelector<E>(`[data-${name}]`)!
const texts = JSON.parse(page.dataset.parcel!) as Texts
const controller = new FormController(part<HTMLFormElement>('form'), texts)
const compute = part<HTMLButtonElement>('compute')
const stop = part<HTMLButtonElement>('stop')
const progress = part<HTMLProgressElement>('progress')

let outcome: Outcome | null = null
let pool: WorkerPool | null = null
let running: AbortController | null = null

page.hidden = false
document.querySelector('[data-waiting]')?.remove()

const state = (text: string) => (part('state').textContent = text)

controller.form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (pool && !running) void answer(pool)
})
controller.form.addEventListener('input', () => (part('changed').hidden = !outcome))
part('example').addEventListener('click', () => controller.fillExample())
stop.addEventListener('click', () => running?.abort())
for (const button of page.querySelectorAll<HTMLElement>('[data-download]'))
  button.addEventListener('click', () => outcome && save(button.dataset.download === 'cells', outcome))

try {
  pool = await startWorkerPool()
  state(pool.hasKernel ? texts.state.ready : texts.state.readyTwin)
  for (const name of ['compute', 'example']) part<HTMLButtonElement>(name).disabled = false
} catch (error) {
  state(filled(texts.state.unloaded, { reason: (error as Error).message }))
}

async function answer(pool: WorkerPool): Promise<void> {
  const read = readForm(controller.typed)
  controller.show('problems' in read ? read.problems : [])
  if ('problems' in read) return void state('')
  running = new AbortController()
  compute.hidden = true
  progress.hidden = stop.hidden = false
  stop.focus()
  try {
    await work(read.question, pool, running.signal)
  } catch (error) {
    state(filled(texts.state.failed, { reason: (error as Error).message }))
  } finally {
    running = null
    const wasOnStop = document.activeElement === stop
    compute.hidden = false
    progress.hidden = stop.hidden = true
    part('count').textContent = ''
    if (wasOnStop) compute.focus()
  }
}

async function work(question: Question, { hands }: WorkerPool, signal: AbortSignal): Promise<void> {
  const start = performance.now()
  const onDone = (done: number, all: number) => {
    if (signal.aborted) return
    progress.value = done / all
    part('count').textContent = filled(texts.state.part, { done, all })
  }
  state(texts.state.working)
  onDone(0, 1)
  part('count').textContent = ''
  const worked = await shareChunks(chunksOf(question), hands, { onDone, signal })
  if (!worked) return void state(texts.state.stopped)
  const remarks = remarksOn(question).map((remark) => remarkIn(remark, question, texts))
  const found = outcomeOf(question, worked)
  if (!found) {
    const [first] = worked.flatMap(({ refused }) => refused)
    const reason = first ? refusalIn(first, texts) : ''
    const said = question.kind === 'parcel' ? reason : filled(texts.refusals.none, { reason })
    return void state([said, ...remarks].join(' '))
  }
  outcome = found
  fillList(part('remarks'), remarks)
  fillSheet(part('outcome'), resultText(found, texts))
  part('changed').hidden = true
  const seconds = new Intl.NumberFormat(texts.locale, { maximumSignificantDigits: 2 })
  state(filled(texts.state.done, { seconds: seconds.format((performance.now() - start) / 1000) }))
  part('outcome').querySelector('h2')!.focus()
}

/** The file is made here; a browser takes it from memory. The mark in front is what makes spreadsheets read accents. */
function save(isCells: boolean, outcome: Outcome): void {
  const text = isCells ? cellsCsv(outcome) : figuresCsv(outcome)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([`\uFEFF${text}`], { type: 'text/csv;charset=utf-8' }))
  link.download = isCells ? 'cells.csv' : 'parcel.csv'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
