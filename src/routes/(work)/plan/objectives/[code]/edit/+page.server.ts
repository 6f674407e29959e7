import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { pathOf, planRules, textsIn, wordingForm } from '#lib/plan/index.ts'
import { correctWording, objectiveByCode, planTexts, versionsOf } from '#lib/plan/index.server.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { allow } from '#lib/platform/rules.ts'
import { locales, type Locale } from '#lib/platform/text/localised.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params, url }) => {
  const { read, actor } = context
  allow(planRules.plan_correct_wording, actor)
  const objective = orMissing(await objectiveByCode(read, params.code))
  const versions = await versionsOf(read, objective.id)
  const asked = url.searchParams.get('version')
  const version = orMissing(versions.find(({ id }) => id === asked) ?? versions.at(-1))
  const wished = url.searchParams.get('locale') as Locale
  const locale = locales.includes(wished) ? wished : context.locale
  const texts = await planTexts.version.statesOf(read, version.id)
  const source = texts.find((one) => one.is_source)?.locale ?? locale
  return { objective, versions, version, locale, source, texts: textsIn(version, locale) }
}

export const actions: Actions = {
  default: (event) =>
    formAction(event, 'wording', wordingForm, async (wording) => {
      await correctWording(event.locals.context, wording)
      flash(event.cookies, 'plan_wording_saved')
      redirect(303, localizeHref(pathOf.objective(event.params.code)))
    }),
}
