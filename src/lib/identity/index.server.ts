export { createIdentity, type Identity, type IdentityParts } from './identity.server.ts'
export type { Visit } from './account.server.ts'
export { forwardCookies } from './cookies.server.ts'
export {
  admit,
  claimFirstAccount,
  createToken,
  editProfile,
  endRole,
  endSessions,
  firstLink,
  forgetExpired,
  grantRole,
  handOverRole,
  isFirstLinkOpen,
  revokeToken,
} from './actions.server.ts'
export { invitationOf } from './registration/actions.server.ts'
export { askForRole, decideRequest } from './requests/actions.server.ts'
export { requestsOf, waitingRequests } from './requests/store.server.ts'
export { erasePerson, exportPerson } from './personal.server.ts'
export {
  grantsOf,
  person,
  personByMail,
  personNames,
  rolesInForce,
  sessionsOf,
  tokensOf,
  type GrantRecord,
} from './store.server.ts'
export { people, peopleList, type PersonRow } from './list.server.ts'
export { grantable } from './view.server.ts'
