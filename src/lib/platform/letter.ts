/** Where a letter is: without a mail server none ever leaves. */
export const letterStates = ['sent', 'failed', 'waiting', 'kept'] as const
export type LetterState = (typeof letterStates)[number]

export function letterState(
  { sent_at, failed_at }: { sent_at: Date | null; failed_at: Date | null },
  hasServer: boolean,
): LetterState {
  if (sent_at) return 'sent'
  if (failed_at) return 'failed'
  return hasServer ? 'waiting' : 'kept'
}

export const letterTones = { sent: 'good', failed: 'bad', waiting: 'warn', kept: 'quiet' } as const
