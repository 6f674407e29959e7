import { parseArgs } from 'node:util'
import type { Command } from './command.ts'
import { Refusal } from './refusal.ts'

/** What a command takes, as its usage says: `soil run STUDY.yaml [--out=FOLDER] [--resume]`. */
type Shape = {
  /** How many words may follow the name. */
  most: number
  /** By option, whether a value follows it. */
  options: ReadonlyMap<string, boolean>
}

export function shapeOf({ name, usage }: Pick<Command, 'name' | 'usage'>): Shape {
  const words = usage.slice(name.length).trim().split(/\s+/).filter(Boolean)
  const options = new Map<string, boolean>()
  let most = 0
  for (const word of words) {
    const option = /^\[?--([a-z][a-z-]*)(=\S+?)?\]?$/.exec(word)
    if (option) options.set(option[1]!, option[2] !== undefined)
    else most += word.includes('…') ? Infinity : 1
  }
  return { most, options }
}

/** The command with the longest name that the words begin with: `plan import FILE` is `plan import`. */
export function findCommand(commands: readonly Command[], words: readonly string[]) {
  const [command] = commands
    .filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
    .sort((a, b) => b.name.length - a.name.length)
  if (!command) throw new Refusal('missing', 'platform_command_missing', { command: words.join(' ') })
  return { command, args: words.slice(command.name.split(' ').length) }
}

export type Options = Record<string, string | true>

/**
 * What a command was given, or a refusal: nothing is passed over in silence.
 *
 * @throws Refusal `invalid` for a word too many, an option that the command has not, and one with a value too few or too many
 */
export function requireFitting(command: Command, args: readonly string[], options: Readonly<Options>): void {
  const shape = shapeOf(command)
  const { usage } = command
  for (const [name, value] of Object.entries(options)) {
    const takesValue = shape.options.get(name)
    const option = `--${name}`
    if (takesValue === undefined)
      throw new Refusal('invalid', 'platform_command_no_option', { option, usage })
    if (takesValue && (value === true || value === ''))
      throw new Refusal('invalid', 'platform_command_value_needed', { option, usage })
    if (!takesValue && value !== true)
      throw new Refusal('invalid', 'platform_command_value_unwanted', { option, usage })
  }
  if (args.length > shape.most)
    throw new Refusal('invalid', 'platform_command_extra', { words: args.slice(shape.most).join(' '), usage })
}

const everywhere = new Set(['json', 'help'])

/** Reads a command line: `--out FOLDER` and `--out=FOLDER` are the same. */
export function readCommandLine(line: readonly string[], commands: readonly Command[]) {
  const { positionals } = parseArgs({ args: [...line], allowPositionals: true, strict: false })
  const isAsked = (name: string) => line.includes(`--${name}`)
  const flags = { json: isAsked('json'), help: isAsked('help') }
  if (flags.help || !positionals.length) return { ...flags, words: positionals, options: {} as Options }
  const { options: known } = shapeOf(findCommand(commands, positionals).command)
  const types = Object.fromEntries(
    [...known].map(([name, takesValue]) => [
      name,
      { type: takesValue ? ('string' as const) : ('boolean' as const) },
    ]),
  )
  const { tokens } = parseArgs({
    args: [...line],
    options: types,
    allowPositionals: true,
    strict: false,
    tokens: true,
  })
  const words: string[] = []
  const options: Options = {}
  for (const token of tokens)
    if (token.kind === 'positional') words.push(token.value)
    else if (token.kind === 'option' && !everywhere.has(token.name)) {
      if (token.name in options)
        throw new Refusal('invalid', 'platform_command_twice', { option: `--${token.name}` })
      // What looks like an option is one, and no value of the option before it.
      const isOption = !token.inlineValue && token.value?.startsWith('-')
      options[token.name] = isOption ? true : (token.value ?? true)
    }
  const { command, args } = findCommand(commands, words)
  requireFitting(command, args, options)
  return { ...flags, words, options }
}
