import type { Context } from './context.ts'

/** The day of a moment, in UTC: `2026-12-31`. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)

export const today = ({ now }: Pick<Context, 'now'>): string => dayOf(now())
