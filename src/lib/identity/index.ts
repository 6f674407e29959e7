export {
  admittedBy,
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
export { askable, askInput, decideInput, requestState, requestStates } from './requests/request.ts'
export { identityRules } from './rules.ts'
export { wayBack } from './return-address.ts'
export {
  admitInput,
  changePasswordInput,
  claimInput,
  confirmInput,
  endInput,
  eraseInput,
  grantInput,
  handOverInput,
  newTokenInput,
  passwordLength,
  profileInput,
  registerInput,
  requestResetInput,
  resetInput,
  revokeInput,
  signInInput,
  sessionInput,
  tokenInput,
} from './input.ts'
export { roleNames, stateNames } from './names.ts'
