import type { Slice } from '#lib/platform/slice.ts'
import { linkKinds } from './linked/link.ts'
import { personalData } from './personal.server.ts'
import { traitRules } from './rules.ts'
import type { TranslatedKind } from './translated/translated.server.ts'

export const traitsSlice: Slice<TranslatedKind> = {
  name: 'traits',
  rules: traitRules,
  links: linkKinds,
  personal: personalData,
  tools: [
    {
      href: '/translations',
      name: 'traits_tool_translations',
      text: 'traits_tool_translations_text',
      rule: traitRules.traits_translate,
    },
  ],
}
