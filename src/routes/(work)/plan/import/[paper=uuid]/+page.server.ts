import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { planRules } from '#lib/plan/index.ts'
import { rereadPaper, takePaper, undoPaper } from '#lib/plan/index.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  allow(planRules.plan_import, context.actor)
  const { paper, reading } = await rereadPaper(context, params.paper)
  const { text: _text, ...kept } = paper
  const { merged: _merged, text: _same, findings, ...shown } = reading
  return {
    paper: kept,
    reading: {
      ...shown,
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
    formAction(event, 'take', z.object({ torn: z.string().optional() }), async ({ torn }) => {
      await takePaper(event.locals.context, event.params.paper, torn === 'on')
      flash(event.cookies, 'plan_import_taken')
      redirect(303, event.url.pathname)
    }),
  undo: (event) =>
    formAction(event, 'undo', z.object({}), async () => {
      await undoPaper(event.locals.context, event.params.paper)
      flash(event.cookies, 'plan_import_undone')
      redirect(303, event.url.pathname)
    }),
}
