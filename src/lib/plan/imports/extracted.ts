/** What a file holds beside the text that is read: nothing of it enters the plan, and none of it is passed over. */
export const asideKinds = [
  'inserted', // an open tracked change, read as accepted
  'deleted',
  'comment',
  'footnote',
  'endnote',
  'header',
  'footer',
  'hidden',
  'embedded', // another file, a picture of text: not read
] as const
export type AsideKind = (typeof asideKinds)[number]

/** `line` is the line of the text it belongs to; null where it belongs to none. */
export type Aside = { kind: AsideKind; text: string; line: number | null }

/** The text of a file, one line a paragraph and tabs between the cells of a row, and what stands beside it. */
export type Extracted = { text: string; asides: Aside[] }
