import type { Context } from '#lib/platform/context.ts'
import { logEvent } from '#lib/platform/events.server.ts'
import { allow } from '#lib/platform/rules.ts'
import { toyroomRules } from './rules.ts'
import { insertThing } from './store.server.ts'

export async function makeThing(context: Context, title: string): Promise<string> {
  allow(toyroomRules.toyroom_make, context.actor)
  const id = context.newId()
  await context.write(async (write) => {
    await insertThing(write, { id, title, on: context.now().toISOString().slice(0, 10) })
    await logEvent(write, context, { verb: 'toyroom.made', kind: 'toyroom.thing', subject: id })
  })
  return id
}
