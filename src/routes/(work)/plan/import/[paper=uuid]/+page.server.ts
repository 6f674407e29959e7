import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { planRules } from '#lib/plan/index.ts'
import {
  editionRows,
  lookAtPaper,
  roadmaps,
  roadmapYear,
  takePaper,
  undoPaper,
} from '#lib/plan/index.server.ts'
import { allow, may } from '#lib/platform/rules.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
  allow(planRules.plan_import, context.actor)
  const { paper, reading } = await lookAtPaper(context, params.paper)
  const { text: _text, parsed: _parsed, ...kept } = paper
  const { merged: _merged, contribution: _contribution, findings, items, preview, ...shown } = reading
  const asked = (url.searchParams.get('q') ?? '').trim().slice(0, 100)
  const wanted = asked.toLocaleLowerCase(context.locale)
  const editions = new Set((await editionRows(context.read)).map(({ code }) => code))
  const year = roadmapYear(reading)
  return {
    paper: kept,
    mayTake: may(planRules.plan_take_paper, context.actor),
    year,
    isYearThere: (await roadmaps(context.read)).some((roadmap) => roadmap.year === year),
    missing: [...new Set(preview.fields.map(({ edition }) => edition))].filter((code) => !editions.has(code)),
    found: {
      asked,
      isOpen: asked !== '' || url.searchParams.get('show') === 'all',
      of: preview.fields.length,
    },
    reading: {
      ...shown,
      preview: {
        ...preview,
        fields: preview.fields.filter(({ code, text }) =>
          `${code} ${text}`.toLocaleLowerCase(context.locale).includes(wanted),
        ),
      },
      items: items.map(({ value, place }) => ({
        path: value.path.join(' '),
        title: value.title,
        line: place.line,
      })),
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
