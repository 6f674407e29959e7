// A thread beside the server: what anybody may have computed of a file of a site, and the text of a study.
import { formatWorksheet } from '#soil'
import { answering } from '#lib/platform/answering.server.ts'
import type { Locale } from '#lib/platform/text/localised.ts'
import { studyIn } from './runs/study-text.ts'
import { siteReport, siteWorksheet } from './site.server.ts'
import { viewOf } from './view.server.ts'

export type Computing =
  | { readonly do: 'view' | 'worksheet'; readonly text: string; readonly locale: Locale }
  | { readonly do: 'study'; readonly text: string }

answering((work: Computing) => {
  switch (work.do) {
    case 'view':
      return viewOf(siteReport(work.text, work.locale), work.locale)
    case 'worksheet':
      return formatWorksheet(siteWorksheet(work.text, work.locale))
    case 'study':
      return studyIn(work.text)
  }
})
