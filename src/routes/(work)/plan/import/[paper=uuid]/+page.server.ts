import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { planRules } from '#lib/plan/index.ts'
import { lookAtPaper, takePaper, undoPaper } from '#lib/plan/index.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  allow(planRules.plan_import, context.actor)
  const { paper, reading } = await lookAtPaper(context, params.paper)
  const { text: _text, parsed: _parsed, ...kept } = paper
  const { merged: _merged, contribution: _contribution, findings, items, ...shown } = reading
  return {
    paper: kept,
    reading: {
      ...shown,
      items: items.length,
      decisions: reading.decisions.map(({ value, place }) => ({ ...value, line: place.line })),
      findings: findings.map(({ rule, line, text, related }) => ({
        rule,
        line,
        related,
        message: translate(text.key, text.data, context.locale),
      })),
    },
  }
}

export const actions: Actions = {
  take: (event) =>
    formAction(
      event,
      'take',
      z.object({ torn: z.string().optional(), mark: z.string().max(64).optional() }),
      async ({ torn, mark }) => {
        await takePaper(event.locals.context, event.params.paper, { torn: torn === 'on', mark })
        flash(event.cookies, 'plan_import_taken')
        redirect(303, event.url.pathname)
      },
    ),
  undo: (event) =>
    formAction(event, 'undo', z.object({}), async () => {
      await undoPaper(event.locals.context, event.params.paper)
      flash(event.cookies, 'plan_import_undone')
      redirect(303, event.url.pathname)
    }),
}
