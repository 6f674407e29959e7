import { may } from '#lib/platform/rules.ts'
import type { Slice } from '#lib/platform/slice.ts'
import { countRequests } from './requests/store.server.ts'
import { identityRules as rules } from './rules.ts'

/** Requests for roles wait for those who may give one. */
export const identityQueue: NonNullable<Slice['queue']> = async ({ actor, read }) => {
  if (!may({ who: rules.identity_decide_request.who }, actor)) return []
  return [
    {
      name: 'identity_queue_requests',
      action: 'identity_queue_requests_do',
      href: '/people/requests',
      ...(await countRequests(read)),
    },
  ]
}
