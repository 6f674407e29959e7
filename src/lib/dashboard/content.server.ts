import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Slice } from '#lib/platform/slice.ts'
import { loadIndicators } from './definitions/actions.server.ts'
import { indicatorContent, observationContent } from './input.ts'

const read = (file: string): unknown => JSON.parse(readFileSync(join('content', 'dashboard', file), 'utf8'))

export const loadDashboardContent: NonNullable<Slice['content']> = async (context, report) => {
  const defined = await loadIndicators(
    context,
    z.array(indicatorContent).parse(read('indicators.json')),
    z.array(observationContent).parse(read('observations.json')),
  )
  if (defined) report(`content: ${defined} indicators`)
}
