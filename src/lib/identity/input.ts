import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { roles } from './role.ts'
import { tokenDays } from './token.ts'

/** Length is what resists guessing; a rule on kinds of characters only makes passwords worse (NIST SP 800-63B, 5.1.1.2). */
export const passwordLength = { min: 12, max: 128 }

// Messages are text keys, because the form says them in the reader's language.
const name = z.string().trim().min(1, 'identity_name_missing').max(200, 'identity_name_long')
const mail = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email('identity_mail_wrong').max(254, 'identity_mail_wrong'))
const newPassword = z
  .string()
  .min(passwordLength.min, 'identity_password_short')
  .max(passwordLength.max, 'identity_password_long')
const knownPassword = z
  .string()
  .min(1, 'identity_password_missing')
  .max(passwordLength.max, 'identity_password_long')
const reason = z.string().trim().min(3, 'identity_reason_missing').max(500, 'identity_reason_long')
const day = z.iso.date('identity_day_missing')
const id = z.uuid('identity_person_missing')

/** A form sends an empty string where nothing was chosen. */
const optionalDay = z
  .union([z.literal('').transform(() => null), day])
  .nullish()
  .transform((value) => value ?? null)
const several = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item))

export const signInInput = z.object({ mail, password: knownPassword })
export const registerInput = z.object({ name, mail })
export const claimInput = z.object({ token: z.string().min(1), name, mail, password: newPassword })
export const confirmInput = z.object({
  token: z.string().min(1, 'identity_link_gone'),
  password: newPassword,
})
export const requestResetInput = z.object({ mail })
export const resetInput = z.object({ token: z.string().min(1, 'identity_link_gone'), password: newPassword })
export const changePasswordInput = z.object({ current: knownPassword, password: newPassword })
export const profileInput = z.object({ name, locale: z.enum(locales) })

export const grantInput = z
  .object({ role: z.enum(roles, 'identity_role_missing'), since_on: day, until_on: optionalDay, reason })
  .refine(({ since_on, until_on }) => until_on === null || until_on > since_on, {
    path: ['until_on'],
    message: 'identity_day_before_start',
  })
export const endInput = z.object({ grant: id, on: day, reason })
export const handOverInput = z.object({ grant: id, to: mail, on: day, reason })

export const tokenInput = z.object({
  name: z.string().trim().min(1, 'identity_token_name_missing').max(100, 'identity_name_long'),
  scopes: several(z.string()).pipe(z.array(z.string()).min(1, 'identity_token_scope_missing')),
  days: z.coerce
    .number()
    .refine((days) => (tokenDays as readonly number[]).includes(days), 'identity_token_days_missing'),
})
/** Whoever finds a browser signed in must not leave with a key that works for months. */
export const newTokenInput = tokenInput.extend({ current: knownPassword })
export const sessionInput = z.object({ session: id })
export const revokeInput = z.object({ token: id })
export const eraseInput = z.object({ mail })

export const admitInput = grantInput.safeExtend({ to: mail })

export type RegisterInput = z.output<typeof registerInput>
export type ConfirmInput = z.output<typeof confirmInput>
export type AdmitInput = z.output<typeof admitInput>
export type ClaimInput = z.output<typeof claimInput>
export type SignInInput = z.output<typeof signInInput>
export type ResetInput = z.output<typeof resetInput>
export type ChangePasswordInput = z.output<typeof changePasswordInput>
export type ProfileInput = z.output<typeof profileInput>
export type GrantInput = z.output<typeof grantInput>
export type EndInput = z.output<typeof endInput>
export type HandOverInput = z.output<typeof handOverInput>
export type TokenInput = z.output<typeof tokenInput>
