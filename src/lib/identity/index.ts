export {
  grantState,
  grantStates,
  indispensable,
  roles,
  type Grant,
  type GrantState,
  type Role,
} from './role.ts'
export { personState, personStates, type Person, type PersonState } from './person.ts'
export { tokenDays, tokenState, tokenStates, type Token, type TokenState } from './token.ts'
export { identityRules } from './rules.ts'
export { wayBack } from './return-address.ts'
export {
  changePasswordInput,
  claimInput,
  endInput,
  eraseInput,
  grantInput,
  handOverInput,
  profileInput,
  registerInput,
  requestResetInput,
  resetInput,
  revokeInput,
  signInInput,
  tokenInput,
  verifyInput,
} from './input.ts'
export { roleNames, stateNames } from './names.ts'
