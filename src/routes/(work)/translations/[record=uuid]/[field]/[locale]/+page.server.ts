import { fail, redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { Refusal } from '#lib/platform/refusal.ts'
import { allow, may } from '#lib/platform/rules.ts'
import { formatMoment } from '#lib/platform/text/format.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { publishTranslation, saveTranslation } from '#lib/traits/index.server.ts'
import { readerState, textForm, traitRules } from '#lib/traits/index.ts'
import { flash } from '#lib/ui/flash.server.ts'
import { textAt } from './text.server.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals: { context }, params }) => {
  const { actor, read, locale } = context
  allow(traitRules.traits_translate, actor)
  const { texts, name, fields, place } = await textAt(context, params)
  const { source, target, basis } = await texts.pairOf(read, place)
  const isOriginal = source.locale === place.locale
  return {
    kind: translate(name, {}, locale),
    field: translate(fields[place.field] ?? name, {}, locale),
    source: { locale: source.locale, text: source.text },
    target: { locale: place.locale, text: target?.text ?? '' },
    basis,
    seen: { version: target?.version ?? 0, wording: source.based_on },
    state: target?.state ?? null,
    readers: target && readerState(target, source),
    publishedAt: target?.published_at ? formatMoment(target.published_at, locale) : null,
    mayEdit: may(isOriginal ? traitRules.traits_reword : traitRules.traits_translate, actor),
    mayPublish: may(traitRules.traits_publish, actor),
  }
}

const saving = (how: 'draft' | 'checked' | 'published') => async (event: RequestEvent) => {
  const { locals, params, cookies, url } = event
  const { context } = locals
  const { texts, place } = await textAt(context, params)
  return formAction(event, 'text', textForm, async ({ text, ...seen }) => {
    try {
      if (how === 'published') await publishTranslation(context, texts, { ...place, text, seen })
      else await saveTranslation(context, texts, { ...place, text, seen, state: how })
    } catch (refusal) {
      if (!(refusal instanceof Refusal) || refusal.code !== 'conflict') throw refusal
      const { target, basis } = await texts.pairOf(context.read, place, seen.wording)
      const theirs = refusal.text === 'traits_text_changed' ? (target?.text ?? null) : null
      const problem = translate(refusal.text, refusal.data, context.locale)
      return fail(409, { at: 'text', values: { text }, problem, problems: {}, theirs, basis })
    }
    flash(cookies, `traits_text_saved_${how}`)
    redirect(303, localizeHref(url.pathname))
  })
}

export const actions: Actions = {
  draft: saving('draft'),
  check: saving('checked'),
  publish: saving('published'),
}
