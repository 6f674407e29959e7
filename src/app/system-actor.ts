import type { Actor } from '#lib/platform/context.ts'

/** The platform itself: what it does by the clock or on the command line, with the powers of an administrator. */
export const systemActor: Actor = {
  id: null,
  roles: ['administrator', 'secretariat'],
  via: 'job',
  scopes: null,
}
