import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { isSiteOrigin } from './origin.ts'
import { dashboardRules } from '../rules.ts'
import { addSite, removeSite } from './store.server.ts'

/** Lets a site show figures in a frame. Only a whole origin can be let in: a path would keep nothing out. */
export async function allowSite(context: Context, address: string): Promise<void> {
  allow(dashboardRules.dashboard_frame, context.actor)
  const site = { id: context.newId(), origin: originOf(address), added_at: context.now() }
  await context.write(async (write) => {
    await addSite(write, site, context.actor.id)
    await logEvent(write, context, {
      verb: 'dashboard.site_allowed',
      kind: 'dashboard.site',
      subject: site.id,
    })
  })
}

export async function forbidSite(context: Context, id: string): Promise<void> {
  allow(dashboardRules.dashboard_frame, context.actor)
  await context.write(async (write) => {
    if (!(await removeSite(write, id))) throw new Refusal('gone', 'platform_missing')
    await logEvent(write, context, { verb: 'dashboard.site_forbidden', kind: 'dashboard.site', subject: id })
  })
}

function originOf(address: string): string {
  const url = URL.parse(address)
  if (!url || !isSiteOrigin(url.origin) || url.username)
    throw new Refusal('invalid', 'platform_invalid', {}, { origin: 'dashboard_origin_wrong' })
  return url.origin
}
