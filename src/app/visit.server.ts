import type { RequestEvent } from '@sveltejs/kit'
import type { Visit } from '#lib/identity/index.server.ts'

/** What the verbs of an account need to know of a request. */
export const visitOf = ({
  request,
  locals,
  getClientAddress,
}: Pick<RequestEvent, 'request' | 'locals' | 'getClientAddress'>): Visit => ({
  headers: request.headers,
  address: getClientAddress(),
  locale: locals.context.locale,
})
