import type { Context } from '#lib/platform/context.ts'

export const today = ({ now }: Pick<Context, 'now'>): string => now().toISOString().slice(0, 10)
