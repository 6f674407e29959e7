import { z } from 'zod'
import type { Role } from '../role.ts'

/** Roles that a person may ask for; the others are duties that the Secretariat and administrators hand on themselves. */
export const askable = ['friend', 'partner', 'member', 'stc', 'bureau'] as const satisfies Role[]
export type Askable = (typeof askable)[number]

export const requestStates = ['waiting', 'granted', 'refused'] as const
export type RequestState = (typeof requestStates)[number]

export type RoleRequest = {
  id: string
  person_id: string
  role: Askable
  message: string
  asked_at: Date
  decided_at: Date | null
  granted: boolean | null
  reason: string | null
}

export function requestState({
  decided_at,
  granted,
}: Pick<RoleRequest, 'decided_at' | 'granted'>): RequestState {
  if (decided_at === null) return 'waiting'
  return granted ? 'granted' : 'refused'
}

const words = z.string().trim().min(3, 'identity_reason_missing').max(500, 'identity_reason_long')

export const askInput = z.object({ role: z.enum(askable, 'identity_role_missing'), message: words })
export const decideInput = z.object({
  request: z.uuid('identity_person_missing'),
  decision: z.enum(['grant', 'refuse'], 'identity_decision_missing'),
  reason: words,
})
export type AskInput = z.output<typeof askInput>
export type DecideInput = z.output<typeof decideInput>
