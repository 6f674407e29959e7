import { dashboardSlice } from '#lib/dashboard/slice.server.ts'
import { identitySlice } from '#lib/identity/slice.server.ts'
import { observatorySlice } from '#lib/observatory/slice.server.ts'
import { planSlice } from '#lib/plan/slice.server.ts'
import { platformSlice } from '#lib/platform/slice.server.ts'
import type { Slice } from '#lib/platform/slice.ts'
import type { TranslatedKind } from '#lib/traits/index.server.ts'
import { traitsSlice } from '#lib/traits/slice.server.ts'
import { compose } from './compose.server.ts'

/** Every slice, in the order in which menu, workbench, permissions and API document show what each adds. */
export const slices: readonly Slice<TranslatedKind>[] = [
  identitySlice,
  traitsSlice,
  planSlice,
  dashboardSlice,
  observatorySlice,
  platformSlice,
]

export const {
  schemas,
  rules,
  scopes,
  operations,
  commands,
  counts,
  textKinds,
  personalData,
  constraints,
  linkKinds,
  linkText,
  publicVerbs,
  navigation,
  search,
  pages,
  uploads,
  jobs,
  namesOf,
  toolsFor,
  queue,
  facts,
  isCacheable,
  loadContent,
  contentFingerprint,
} = compose(slices)
