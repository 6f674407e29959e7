/** The closed set of reasons why a text is not taken as a paper of the Initiative. */
export const paperRefusals = [
  'empty', // nothing but blanks
  'binary', // not text: a PDF, a DOCX, a picture
  'too_large', // longer than any paper of the Initiative
  'other_subject', // readable, but none of the papers we know
  'unknown_edition', // a kind we know, of a year or version we do not
  'unknown_language', // neither English, French nor Spanish
  'not_understood', // recognised, yet nothing in it could be read
  'not_a_plan', // offered as a plan export, but its shape is another
] as const
export type PaperRefusalCode = (typeof paperRefusals)[number]

/** A refusal as data: a code for programs, a text key and data for people. */
export type PaperRefusal = {
  refused: PaperRefusalCode
  key: string
  data: Record<string, string | number>
}

export function refuse(code: PaperRefusalCode, data: Record<string, string | number> = {}): PaperRefusal {
  return { refused: code, key: `plan_paper_refusal_${code}`, data }
}

export function isRefusal(value: object): value is PaperRefusal {
  return 'refused' in value
}
