import type { Spread } from '#soil'
import type { Locale } from '#lib/platform/text/localised.ts'

/** Figures with no more digits than they are known to. */
export function writing(locale: Locale) {
  const by = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    return (value: number) => format.format(value).replace('-', '−')
  }
  const one = by({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const fine = by({ signDisplay: 'exceptZero', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const coarse = by({ signDisplay: 'exceptZero', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const whole = by({ maximumFractionDigits: 0 })
  const percent = (share: number) => `${whole(100 * share)}\u00a0%`
  return {
    /** t C/ha */
    stock: one,
    /** t C/ha, with its sign */
    gain: (value: number) => (Math.abs(value) < 1 ? fine : coarse)(value),
    /** t C, three digits */
    total: by({ signDisplay: 'exceptZero', maximumSignificantDigits: 3 }),
    area: by({ maximumFractionDigits: 2 }),
    /** on an axis, and whatever was typed */
    plain: by({ maximumFractionDigits: 4 }),
    whole,
    /** gains of cells, in classes */
    cell: by({ maximumFractionDigits: 2 }),
    /** Draws cannot tell “never”: short of all or above none it says so. */
    share: (value: number) =>
      value > 0.99 && value < 1
        ? `>\u00a0${percent(0.99)}`
        : value > 0 && value < 0.01
          ? `<\u00a0${percent(0.01)}`
          : percent(value),
    ranged: ({ q05, q50, q95 }: Spread, figure: (value: number) => string) =>
      `${figure(q50)} (${figure(q05)} … ${figure(q95)})`,
  }
}
export type Writing = ReturnType<typeof writing>
