import { createTransport } from 'nodemailer'
import type { OpenDatabase } from './database.server.ts'
import type { Log } from './log.server.ts'
import { markFailed, markSent, takeUnsent, wholeBody } from './mail.server.ts'

const everyMs = 5_000

/** Carries the outbox to the mail server, a few letters at a time. Without a mail server, letters stay in the outbox. */
export function openPost(
  database: OpenDatabase,
  smtpUrl: string,
  from: string,
  log: Log,
): () => Promise<void> {
  const transport = createTransport(smtpUrl)
  let round: Promise<void> = Promise.resolve()
  const timer = setInterval(() => (round = round.then(carry)), everyMs)

  async function carry() {
    const letters = await database.write((write) => takeUnsent(write, new Date()))
    for (const letter of letters) {
      const { id, recipient, subject } = letter
      const text = wholeBody(letter)
      const problem = await transport.sendMail({ from, to: recipient, subject, text }).then(
        () => null,
        (error: unknown) => String(error),
      )
      await database.write((write) =>
        problem === null ? markSent(write, id, new Date()) : markFailed(write, id, new Date(), problem),
      )
      log(problem ? 'warn' : 'info', problem ? 'letter refused' : 'letter sent', { id })
    }
  }

  return async () => {
    clearInterval(timer)
    await round
    transport.close()
  }
}
