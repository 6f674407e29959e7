import type { Locale } from '#lib/platform/text/localised.ts'

/** A text as the book prints it: in the reader's language, or in another with a word that says which. */
export type Printed = { text: string; lang: Locale; note: string | null; language: string | null }

export type BookObjective = {
  code: string
  title: Printed
  facility: string
  aim: Printed | null
  /** Baseline and targets: the heading, the values as words, the sentence. */
  rows: { label: string; values: string[]; text: Printed | null }[]
  remarks: Printed | null
  activities: { number: number; text: Printed }[]
  source: string
}

/** An edition of the plan made ready for paper in one language: plain data, the same for every format. */
export type Book = {
  locale: Locale
  title: string
  subtitle: string
  standing: string
  about: string
  labels: Record<'contents' | 'remarks' | 'activities' | 'note' | 'none' | 'page', string>
  goals: { code: string; kicker: string; title: Printed; aim: Printed; objectives: BookObjective[] }[]
}

export const bookFormats = ['md', 'pdf', 'docx'] as const
export const dataFormats = ['json', 'csv'] as const
export const formats = [...bookFormats, ...dataFormats] as const
export type Format = (typeof formats)[number]

export const mediaTypes: Record<Format, string> = {
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/vnd.permille.plan+json',
  csv: 'text/csv; charset=utf-8',
}
