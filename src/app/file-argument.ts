import { resolve } from 'node:path'
import { Refusal } from '#lib/platform/refusal.ts'

/** The file that a command was given, as its caller sees it. */
export function fileOf(args: readonly string[], cwd: string): string {
  const [file] = args
  if (!file) throw new Refusal('invalid', 'platform_command_file')
  return resolve(cwd, file)
}
