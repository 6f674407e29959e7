import { dayOf } from '#lib/platform/day.ts'
import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { decisionForm, pathOf, planRules } from '#lib/plan/index.ts'
import {
  allVersions,
  decisionById,
  decisions,
  editionRows,
  enterDecision,
  objectives,
} from '#lib/plan/index.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, url }) => {
  const { read, actor, now } = context
  allow(planRules.plan_enter_decision, actor)
  const replaces = url.searchParams.get('replaces')
  const earlier = replaces ? await decisionById(read, replaces) : null
  return {
    objectives: await objectives(read),
    versions: await allVersions(read),
    editions: await editionRows(read),
    decisions: await decisions(read),
    subject: url.searchParams.get('subject') ?? earlier?.subject ?? '',
    replaces: earlier?.id ?? '',
    prefilled: Object.fromEntries(
      (['what', 'document', 'on', 'meeting', 'source', 'line'] as const).map((name) => [
        name,
        (url.searchParams.get(name) ?? '').slice(0, 2000),
      ]),
    ),
    today: dayOf(now()),
  }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'decision', decisionForm(event.locals.context.locale), async (entry) => {
      const { slug } = await enterDecision(event.locals.context, entry)
      flash(event.cookies, 'plan_decision_saved')
      redirect(303, localizeHref(pathOf.decision(slug)))
    }),
}
