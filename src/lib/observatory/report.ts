import { readSiteFile, worksheet } from '#soil'
import { compare } from './comparison.ts'
import { courseOf } from './course.ts'
import { comparisonIn, comparisonPrefix } from './settings.ts'

/**
 * Everything the platform says about one site's file.
 *
 * @throws SoilRefusal naming line and column of whatever cannot be read or has no honest answer
 */
export function reportOn(text: string) {
  const file = readSiteFile(text, comparisonPrefix)
  const sheet = worksheet(file)
  return {
    sheet,
    course: courseOf(sheet),
    remarks: sheet.remarks,
    others: compare(file, sheet, comparisonIn(file)),
  }
}
export type Report = ReturnType<typeof reportOn>
