/** A text of the plan may end in a remark of ours on it: what the paper says, and what there is to know about that. */
const mark = /(?:^|\s)(?:note|nota|remarque)\s?:\s*/i

export function splitNote(text: string): { said: string; note: string | null } {
  const found = mark.exec(text)
  if (!found) return { said: text, note: null }
  const note = text.slice(found.index + found[0].length).trim()
  return { said: text.slice(0, found.index).trim(), note: note.charAt(0).toUpperCase() + note.slice(1) }
}
