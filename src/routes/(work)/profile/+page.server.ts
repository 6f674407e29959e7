import { requirePerson } from '#lib/platform/rules.ts'
import { redirect } from '@sveltejs/kit'
import { formAction } from '#app/form.server.ts'
import { scopes } from '#app/slices.server.ts'
import { visitOf } from '#app/visit.server.ts'
import {
  createToken,
  editProfile,
  forwardCookies,
  grantsOf,
  person,
  revokeToken,
  tokensOf,
} from '#lib/identity/index.server.ts'
import {
  changePasswordInput,
  profileInput,
  revokeInput,
  tokenInput,
  tokenState,
} from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { orMissing } from '#lib/platform/refusal.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { context } }) => {
  const id = requirePerson(context.actor)
  return {
    person: orMissing(await person(context.read, id)),
    grants: await grantsOf(context.read, id),
    tokens: (await tokensOf(context.read, id)).map((token) => ({
      ...token,
      state: tokenState(token, context.now()),
    })),
    scopes,
    today: context.now().toISOString().slice(0, 10),
  }
}

export const actions: Actions = {
  save: (event) =>
    formAction(event, 'save', profileInput, async (input) => {
      const { context } = event.locals
      await editProfile(context, requirePerson(context.actor), input)
      flash(event.cookies, 'identity_toast_saved')
      redirect(303, localizeHref('/profile'))
    }),

  password: (event) =>
    formAction(event, 'password', changePasswordInput, async (input) => {
      forwardCookies(await event.locals.app.identity.changePassword(visitOf(event), input), event.cookies)
      flash(event.cookies, 'identity_toast_password_changed')
      redirect(303, localizeHref('/profile'))
    }),

  // The one answer that is no redirect: the token is on this page and nowhere else.
  token: (event) =>
    formAction(event, 'token', tokenInput, async (input) => {
      const { context } = event.locals
      const token = await createToken(context, requirePerson(context.actor), input, scopes)
      return { created: { name: input.name, token } }
    }),

  revoke: (event) =>
    formAction(event, 'revoke', revokeInput, async ({ token }) => {
      await revokeToken(event.locals.context, token)
      flash(event.cookies, 'identity_toast_token_revoked')
      redirect(303, localizeHref('/profile'))
    }),

  leave: async (event) => {
    forwardCookies(await event.locals.app.identity.signOut(visitOf(event)), event.cookies)
    flash(event.cookies, 'identity_toast_signed_out')
    redirect(303, localizeHref('/'))
  },
}
