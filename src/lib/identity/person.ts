import type { Locale } from '#lib/platform/text/localised.ts'

export type Person = {
  id: string
  name: string
  mail: string
  mail_verified: boolean
  locale: Locale
  created_at: Date
  erased_at: Date | null
}
export const personStates = ['unverified', 'active', 'erased'] as const
export type PersonState = (typeof personStates)[number]

export function personState({
  mail_verified,
  erased_at,
}: Pick<Person, 'mail_verified' | 'erased_at'>): PersonState {
  if (erased_at) return 'erased'
  return mail_verified ? 'active' : 'unverified'
}

/** What stands in place of an address after an erasure; `.invalid` is reserved and never delivered (RFC 2606). */
export const erasedMail = (id: string): string => `${id}@erased.invalid`
