import * as messages from '#lib/paraglide/messages.js'
import type { RefusalData } from '../refusal.ts'
import type { Locale } from './localised.ts'

type Message = (inputs: RefusalData, options: { locale: Locale }) => string

/** A text whose key is known only at run time. Server only: it can reach every message of every slice. */
export function translate(key: string, data: RefusalData, locale: Locale): string {
  const message = (messages as unknown as Record<string, Message | undefined>)[key]
  if (!message) throw new Error(`no text has the key ${key}`)
  return message(data, { locale })
}

export const hasText = (key: string): boolean => key in messages

export const textKeys = (): string[] => Object.keys(messages)
