import type { Slice } from '#lib/platform/slice.ts'
import { makeThing } from './actions.server.ts'
import { toyroomOperations } from './operations.server.ts'
import { toyroomRules } from './rules.ts'
import { hasThings, thingDocuments, thingNames } from './store.server.ts'

export const toyroomSlice: Slice = {
  name: 'toyroom',
  rules: toyroomRules,
  operations: toyroomOperations,
  commands: [
    {
      name: 'toyroom make',
      usage: 'toyroom make TITLE',
      summary: 'Makes a thing',
      async run(context, { args }) {
        const id = await makeThing(context, args.join(' '))
        return { data: { id }, lines: [id] }
      },
    },
  ],
  names: { 'toyroom.thing': { rows: thingNames, path: () => '/toyroom' } },
  links: [{ name: 'toyroom_fits', forward: 'toyroom_fits', backward: 'toyroom_fits' }],
  publicVerbs: ['toyroom.made'],
  tools: [
    {
      href: '/toyroom/new',
      name: 'toyroom_new',
      text: 'toyroom_new_text',
      rule: toyroomRules.toyroom_make,
    },
  ],
  navigation: [{ label: 'toyroom_nav', path: '/toyroom' }],
  facts: async ({ read }) => [
    { label: 'toyroom_fact', value: (await hasThings(read)) ? 1 : 0, path: '/toyroom' },
  ],
  search: [{ kind: 'toyroom.thing', label: 'toyroom_nav', documents: thingDocuments }],
  cacheable: ['/(public)/toyroom'],
  async content(context, report) {
    if (await hasThings(context.read)) return
    for (const title of ['Kite', '=Ball', 'Atlas']) await makeThing(context, title)
    report('content: 3 things')
  },
}
