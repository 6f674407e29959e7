import type { Locale } from '#lib/platform/text/localised.ts'
import { formatNumber } from '#lib/platform/text/format.ts'
import { translate } from '#lib/platform/text/translate.server.ts'
import { remarkIn } from '../remarks.server.ts'
import type { StudyRemark } from './remarks.ts'

/** A remark on a study in the reader's words. */
export function studyRemarkIn(remark: StudyRemark, locale: Locale): string {
  const figure = (value: number) => formatNumber(value, locale, 0)
  switch (remark.kind) {
    case 'inputs':
      return translate(
        'observatory_study_remark_places',
        { remark: remarkIn(remark.remark, locale), places: figure(remark.places), of: figure(remark.of) },
        locale,
      )
    case 'code':
      return translate('observatory_study_remark_code', { layer: remark.layer, value: remark.value }, locale)
    case 'doubts':
      return translate('observatory_study_remark_doubts', { doubts: remark.doubts.join('; ') }, locale)
  }
}
