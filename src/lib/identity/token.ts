export type Token = {
  id: string
  person_id: string
  name: string
  scopes: string[]
  created_at: Date
  expires_at: Date
  last_used_on: string | null
  revoked_at: Date | null
}
export const tokenStates = ['valid', 'expired', 'revoked'] as const
export type TokenState = (typeof tokenStates)[number]

export function tokenState(
  { expires_at, revoked_at }: Pick<Token, 'expires_at' | 'revoked_at'>,
  now: Date,
): TokenState {
  if (revoked_at) return 'revoked'
  return expires_at <= now ? 'expired' : 'valid'
}

/** How long a new token may live, in days. */
export const tokenDays = [30, 90, 365] as const
