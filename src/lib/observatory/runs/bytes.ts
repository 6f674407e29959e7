import { formatNumber } from '#lib/platform/text/format.ts'
import type { Locale } from '#lib/platform/text/localised.ts'

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** A size as people say it, in decimal units (SI). */
export function formatBytes(bytes: number, locale: Locale): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(Number((bytes / 1000 ** step).toPrecision(3)), locale)} ${units[step]}`
}
