import type * as messages from '#lib/paraglide/messages.js'
import type { RefusalData } from '../refusal.ts'
import type { Locale } from './localised.ts'
import { textKeys, translate } from './translate.server.ts'

/** `chart_note` as a property is `chartNote`. */
type Property<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<Property<Rest>>}`
  : Name

type TextsBelow<Prefix extends string> = {
  readonly [
    Key in keyof typeof messages as Key extends `${Prefix}${infer Rest}` ? Property<Rest> : never
  ]: string
}

/** Answers any name of a datum with `{name}`, so that it stays in the text for the browser to fill in. */
const open = new Proxy({} as RefusalData, { get: (_, name) => `{${String(name)}}` })

/** A text for a module that runs on the reader's device. No text with cases, as for one and many: which is chosen depends on the data. */
export const openText = (key: string, locale: Locale): string => translate(key, open, locale)

/** All texts whose keys begin like this, by the rest of the key, in one language: the browser gets these and no catalogue of messages. */
export function textsBelow<Prefix extends string>(prefix: Prefix, locale: Locale): TextsBelow<Prefix> {
  const keys = textKeys().filter((key) => key.startsWith(prefix))
  return Object.fromEntries(
    keys.map((key) => [propertyOf(key.slice(prefix.length)), openText(key, locale)]),
  ) as TextsBelow<Prefix>
}

const propertyOf = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
