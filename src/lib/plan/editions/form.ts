import { z } from 'zod'
import { locales } from '#lib/platform/text/localised.ts'
import { bodies } from '../decisions/decision.ts'
import { editionCode } from '../objective.ts'

/** A new edition as the Secretariat enters it; its title is in the language of the page. */
export const editionForm = z.preprocess(
  (typed) => {
    const { bodies: by, languages, ...fields } = typed as Record<string, string | string[]>
    // One box that is ticked comes as a word, several as a list.
    return { ...fields, bodies: [by ?? []].flat(), languages: [languages ?? []].flat() }
  },
  z.object({
    code: z.string().trim().regex(editionCode, 'plan_edition_code_wrong'),
    title: z.string().trim().min(3, 'plan_edition_title_missing').max(200, 'plan_text_too_long'),
    document: z.string().trim().min(1, 'plan_edition_document_missing').max(200, 'plan_text_too_long'),
    on: z.iso.date('plan_day_missing'),
    bodies: z.array(z.enum(bodies)),
    languages: z.array(z.enum(locales)).min(1, 'plan_edition_languages_missing'),
  }),
)
export type EditionEntry = z.output<typeof editionForm>
