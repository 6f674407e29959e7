import { namesOf } from '#app/slices.server.ts'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { observatoryRules } from '#lib/observatory/index.ts'
import {
  pauseRun,
  placesOf,
  publishRun,
  resumeRun,
  runStatus,
  runView,
  studyText,
  withdrawRun,
} from '#lib/observatory/index.server.ts'
import { linksFrom } from '#lib/traits/index.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import type { Context } from '#lib/platform/context.ts'
import { may } from '#lib/platform/rules.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { context, app }, params }) => {
  const sheet = await runStatus(context, params.run)
  const { run, state, isUnderWay } = sheet
  const links = await linksFrom(context.read, run.id, { types: ['supports'] })
  const serves = await namesOf(
    context.read,
    links.filter(({ until_on }) => !until_on).map(({ other }) => other),
  )
  const able = (rule: Exclude<keyof typeof observatoryRules, 'observatory_read_run'>) =>
    may(observatoryRules[rule], context.actor, { state })
  return {
    run: runView(sheet, context.locale),
    study: studyText(run),
    isUnderWay,
    serves: [...serves.values()],
    places: state === 'complete' ? await placesOf(run, app.objects, context.locale) : [],
    may: {
      pause: able('observatory_pause_run'),
      // Of one that is under way only where that would help.
      resume: able('observatory_resume_run') && (!isUnderWay || sheet.isQuiet),
      withdraw: able('observatory_withdraw_run'),
      publish: able('observatory_publish_run') && !run.published_at,
      order: able('observatory_order_run'),
    },
  }
}

type Verb = (context: Context, id: string) => Promise<void>

const by = (verb: Verb) => (event: RequestEvent) =>
  formAction(event, 'run', z.object({}), async () => {
    const { run } = event.params
    await verb(event.locals.context, run)
    redirect(303, localizeHref(verb === withdrawRun ? '/soil/studies' : `/soil/studies/${run}`))
  })

export const actions: Actions = {
  pause: by(pauseRun),
  resume: by(resumeRun),
  withdraw: by(withdrawRun),
  publish: by(publishRun),
}
