import { today } from '#lib/platform/day.ts'
import { requirePerson } from '#lib/platform/rules.ts'
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { formAction } from '#app/form.server.ts'
import { scopes } from '#app/slices.server.ts'
import { visitOf } from '#app/visit.server.ts'
import {
  admit,
  createToken,
  editProfile,
  endSessions,
  forwardCookies,
  grantable,
  grantsOf,
  person,
  revokeToken,
  sessionsOf,
  tokensOf,
} from '#lib/identity/index.server.ts'
import {
  admitInput,
  changePasswordInput,
  newTokenInput,
  profileInput,
  revokeInput,
  sessionInput,
  tokenState,
} from '#lib/identity/index.ts'
import { localizeHref } from '#lib/paraglide/runtime.js'
import { orMissing } from '#lib/platform/refusal.ts'
import { flash } from '#lib/ui/flash.server.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { app, context }, request }) => {
  const id = requirePerson(context.actor)
  return {
    person: orMissing(await person(context.read, id)),
    grants: await grantsOf(context.read, id),
    tokens: (await tokensOf(context.read, id)).map((token) => ({
      ...token,
      state: tokenState(token, context.now()),
    })),
    sessions: await sessionsOf(context.read, id),
    session: await app.identity.sessionOf(request.headers),
    // Whom the people page is closed to admits from here.
    admits: await grantable(context, { state: 'active', person_id: '' }),
    scopes,
    today: today(context),
  }
}

type Event = Parameters<NonNullable<Actions[string]>>[0]

async function endSessionsOf({ locals, cookies }: Event, which: Parameters<typeof endSessions>[2]) {
  await endSessions(locals.context, requirePerson(locals.context.actor), which)
  flash(cookies, 'identity_toast_session_ended')
  redirect(303, localizeHref('/profile'))
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
    formAction(event, 'token', newTokenInput, async ({ current, ...input }) => {
      const { app, context } = event.locals
      await app.identity.requirePassword(visitOf(event), current)
      const token = await createToken(context, requirePerson(context.actor), input, scopes)
      return { created: { name: input.name, token } }
    }),

  revoke: (event) =>
    formAction(event, 'revoke', revokeInput, async ({ token }) => {
      await revokeToken(event.locals.context, token)
      flash(event.cookies, 'identity_toast_token_revoked')
      redirect(303, localizeHref('/profile'))
    }),

  endSession: (event) =>
    formAction(event, 'session', sessionInput, ({ session }) => endSessionsOf(event, { only: session })),

  endOthers: (event) =>
    formAction(event, 'session', z.object({}), async () => {
      const current = await event.locals.app.identity.sessionOf(event.request.headers)
      return endSessionsOf(event, { but: orMissing(current) })
    }),

  admit: (event) =>
    formAction(event, 'admit', admitInput, async (input) => {
      await admit(event.locals.context, input)
      flash(event.cookies, 'identity_toast_role_granted')
      redirect(303, localizeHref('/profile'))
    }),

  leave: async (event) => {
    forwardCookies(await event.locals.app.identity.signOut(visitOf(event)), event.cookies)
    flash(event.cookies, 'identity_toast_signed_out')
    redirect(303, localizeHref('/'))
  },
}
