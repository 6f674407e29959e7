import { z } from 'zod'
import { operation } from '#lib/platform/operations.ts'
import { thingsList } from './list.server.ts'
import { toyroomRules } from './rules.ts'

const thing = z.object({ id: z.uuid(), title: z.string() }).meta({ id: 'ToyroomThing' })

export const toyroomOperations = [
  operation({
    name: 'toyroom.things.list',
    method: 'GET',
    path: '/toyroom-things',
    summary: 'The things of the toy room.',
    input: z.object({}),
    output: z.object({ items: z.array(thing) }),
    allowed: toyroomRules.toyroom_read,
    run: async ({ read }) => ({
      items: (await thingsList.first(read, {}, {}, 100)).map(({ id, title }) => ({ id, title })),
    }),
  }),
]
