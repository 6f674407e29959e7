import { resolve } from 'node:path'
import type { Context } from './context.ts'
import type { Instance, Program } from './instance.ts'
import { Refusal } from './refusal.ts'

export type Invocation = {
  /** What follows the command's name, without options. */
  args: readonly string[]
  options: Readonly<Record<string, string | true>>
  /** Files are named as the caller sees them. */
  cwd: string
  print: (line: string) => void
}

/** What a command answers: data for `--json`, lines for people. */
export type Answer = {
  data: unknown
  lines: readonly string[]
  failed?: boolean
  /** Done only halfway: on yes, the same command is given again with `--yes`. */
  asks?: string
}

type Named = { name: string; usage: string; summary: string }
/** Needs the platform: talks to the running server, or opens the database itself. */
type OnPlatform = Named & {
  run: (context: Context, invocation: Invocation, instance: Instance) => Promise<Answer>
}
/** Reads files and computes; needs no platform. */
type Alone = Named & { alone: (invocation: Invocation, program: Program) => Promise<Answer> }
/** Needs the platform unless its options say otherwise. */
type Either = OnPlatform & Alone & { isAlone: (options: Invocation['options']) => boolean }
/** One command of the terminal. It acts with the powers of the platform: access to the terminal is access to everything. */
export type Command = OnPlatform | Alone | Either

/** What runs without the platform, if the command does so with these options. */
export function alone(command: Command, options: Invocation['options']): Alone['alone'] | null {
  if (!('alone' in command)) return null
  return 'isAlone' in command && !command.isAlone(options) ? null : command.alone
}

/** The file that a command was given, as its caller sees it. */
export function fileOf(args: readonly string[], cwd: string): string {
  const [file] = args
  if (!file) throw new Refusal('invalid', 'platform_command_file')
  return resolve(cwd, file)
}
