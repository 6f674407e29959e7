import { readFileSync } from 'node:fs'

/** A JSON file of `fixtures`, as its maker wrote it. */
export const fixture = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')) as T
