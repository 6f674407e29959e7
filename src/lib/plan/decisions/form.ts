import { z } from 'zod'
import { locales, type Locale } from '#lib/platform/text/localised.ts'
import { decisionEntry } from './input.ts'

/** The form writes in the language of its page; an empty field is nothing, not an empty text. */
export const decisionForm = (locale: Locale) =>
  z.preprocess(
    (typed) => {
      const text = (name: string) => String((typed as Record<string, unknown>)[name] ?? '').trim()
      const localised = (name: string) => (text(name) ? { [locale]: text(name) } : null)
      return {
        body: text('body'),
        meeting: text('meeting') || null,
        document: text('document') || null,
        on: text('on'),
        about: 'plan',
        subject: text('subject') || null,
        subjectRevision: text('subjectRevision') || null,
        outcome: text('outcome'),
        replaces: text('replaces') || null,
        what: localised('what') ?? {},
        note: localised('note'),
        source: { document: text('source'), place: text('place') },
      }
    },
    decisionEntry
      .refine(({ what }) => locales.some((one) => what[one]), {
        path: ['what'],
        message: 'plan_what_missing',
      })
      .refine(({ subject }) => subject !== null, { path: ['subject'], message: 'plan_subject_missing' }),
  )
