import { parentPort } from 'node:worker_threads'
import { Refusal, type FieldProblem, type RefusalCode, type RefusalData } from './refusal.ts'

/** What a thread says of a piece of work. A refusal crosses as what it is made of. */
export type Said<Answer> =
  | { readonly answer: Answer }
  | {
      readonly refused: {
        code: RefusalCode
        text: string
        data: RefusalData
        fields: Record<string, FieldProblem>
      }
    }
  | { readonly failed: string }

/** The thread's end of a {@link WorkerPool}: answers one piece of work after the other. */
export function answering<Work, Answer>(answer: (work: Work) => Answer | Promise<Answer>): void {
  parentPort?.on('message', async (work: Work) => parentPort?.postMessage(await said(() => answer(work))))
}

async function said<Answer>(answer: () => Answer | Promise<Answer>): Promise<Said<Answer>> {
  try {
    return { answer: await answer() }
  } catch (error) {
    if (!(error instanceof Refusal)) return { failed: (error as Error)?.stack ?? String(error) }
    const { code, text, data, fields } = error
    return { refused: { code, text, data, fields } }
  }
}
