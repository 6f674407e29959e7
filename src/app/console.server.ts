import { chmodSync, rmSync } from 'node:fs'
import { connect, createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findCommand, requireFitting } from '#lib/platform/command-line.ts'
import { alone, type Answer } from '#lib/platform/command.ts'
import type { Context } from '#lib/platform/context.ts'
import type { Instance } from '#lib/platform/instance.ts'
import { Refusal } from '#lib/platform/refusal.ts'
import { inWords as inTrouble } from '#lib/platform/trouble.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import type { App } from './app.ts'
import { systemActor } from './system-actor.ts'
import { commands, counts, operations } from './slices.server.ts'
import { version } from './version.ts'

/** The local socket by which the command line reaches the running server; only its user may open it. */
export const socketOf = (folder: string) => join(folder, 'permille.sock')

export type Call = { words: readonly string[]; options: Record<string, string | true>; cwd: string }
type Message = { print: string } | { answer: Answer } | { refusal: string }

export async function listenOn(app: App, path: string): Promise<Server> {
  rmSync(path, { force: true })
  const server = createServer((socket) => {
    const send = (message: Message) => socket.write(`${JSON.stringify(message)}\n`)
    createInterface({ input: socket }).once('line', async (line) => {
      try {
        const call = JSON.parse(line) as Call
        send({ answer: await perform(call, onPlatform(app), (text) => send({ print: text })) })
      } catch (error) {
        send({ refusal: inWords(error) })
      }
      socket.end()
    })
    socket.on('error', () => socket.destroy())
  })
  const before = process.umask(0o177)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(path, resolve))
  process.umask(before)
  chmodSync(path, 0o600)
  return server
}

/** Sends a call to the running server and prints what it prints. */
export async function callServer(path: string, call: Call, print: (text: string) => void): Promise<Answer> {
  const socket = connect(path)
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  socket.write(`${JSON.stringify(call)}\n`)
  for await (const line of createInterface({ input: socket })) {
    const message = JSON.parse(line) as Message
    if ('print' in message) print(message.print)
    else if ('answer' in message) return message.answer
    else throw new Error(message.refusal)
  }
  throw new Error('the server went away before it answered')
}

/** Commands act with the rights of the platform. */
export const onPlatform = (app: App): OnPlatform => ({
  context: app.contextFor(systemActor, 'en'),
  instance: app,
})
type OnPlatform = { context: Context; instance: Instance }

export async function perform(
  call: Call,
  platform: OnPlatform | null,
  print: (text: string) => void,
): Promise<Answer> {
  const { command, args } = find(call.words)
  requireFitting(command, args, call.options)
  const invocation = { args, options: call.options, cwd: call.cwd, print }
  const byItself = alone(command, call.options)
  if (byItself) return byItself(invocation, { version, operations, counts })
  if (!platform || !('run' in command)) throw new Error(`${command.name} needs the platform`)
  return command.run(platform.context, invocation, platform.instance)
}

export const find = (words: readonly string[]) => findCommand(commands, words)

export function inWords(error: unknown): string {
  if (error instanceof Refusal) return translate(error.text, error.data, 'en')
  const { code, path } = error as NodeJS.ErrnoException
  return code === 'ENOENT' && path ? translate('platform_no_file', { path }, 'en') : inTrouble(error)
}
