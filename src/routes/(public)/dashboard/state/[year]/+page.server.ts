import { dayOf } from '#lib/platform/day.ts'
import { overview } from '#lib/dashboard/index.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import type { PageServerLoad } from './$types'

/** The first plan was adopted then. */
const firstYear = 2020

export const load: PageServerLoad = async ({ locals: { context, app }, params }) => {
  const today = dayOf(context.now())
  const year = Number(params.year)
  const thisYear = Number(today.slice(0, 4))
  if (!/^\d{4}$/.test(params.year) || year < firstYear || year > thisYear)
    throw new Refusal('missing', 'platform_missing')
  const on = year === thisYear ? today : `${year}-12-31`
  const { goals, cards } = await overview(context, undefined, on)
  return {
    year,
    on,
    goals,
    cards,
    address: new URL(`/dashboard/state/${year}`, app.config.originUrl).href,
    years: Array.from({ length: thisYear - firstYear + 1 }, (_, index) => firstYear + index),
  }
}
