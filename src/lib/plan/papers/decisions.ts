import type { Decision } from './paper.ts'

/** How minutes say that something was decided: by the verb of the sentence, in three languages. */
const decided = [
  /\b(?:was|were|has been|have been|is|are) (?:also |thus |unanimously )?(?:approved|adopted|validated|ratified)\b/i,
  /\bconsortium(?: of members)? (?:also |unanimously )?(?:approved|adopted|validated|ratified)\b/i,
  /\b(?:est|sont|a été|ont été) (?:également |aussi )?(?:approuvé|adopté|validé)e?s?(?!\p{L})/iu,
  /\bconsortium(?: des membres)? (?:a |)(?:approuve|approuvé|adopte|adopté|valide|validé)(?!\p{L})/iu,
  /\b(?:fue|fueron|ha sido|han sido) (?:también )?(?:aprobad|adoptad|validad)[oa]s?\b/i,
  /\bconsorcio(?: de miembros)? (?:también )?(?:aprobó|adoptó|validó)(?!\p{L})/iu,
]

/** Half-sentences that look back at an earlier decision, or ahead to one. */
const aside =
  /^(?:even though|although|after|since|as|if|once|when|bien que|après|depuis|si|lorsque|aunque|tras|desde|cuando)\b/i

/** What a paragraph decides, on the documents that its sentence names, else those of its section. */
export function readDecisions(
  text: string,
  section: { heading: string | null; documents: string[] },
): Decision[] {
  return text
    .split(/(?<=[.!?])\s+/)
    .filter((sentence) => !aside.test(sentence) && decided.some((verb) => verb.test(sentence)))
    .map((sentence) => {
      const named = readDocuments(sentence)
      return {
        text: sentence,
        heading: section.heading,
        documents: named.length > 0 ? named : section.documents,
      }
    })
    .map((decision) => ({ ...decision, documents: [...new Set(decision.documents)] }))
}

const series =
  /\bdocuments?\s+(?:(consortium|forum|consorcio|foro)\s+)?(\d{1,2}-\d{1,2})(?!\d)(?:\s\((\p{L}{1,3})\))?|\b(consortium|forum)\s+documents?\s+(\d{1,2}-\d{1,2})(?!\d)/giu

/** Numbered documents such as `Consortium 7-6 (sv)`. Without a body they belong to the Consortium. */
export function readDocuments(text: string): string[] {
  return [...text.matchAll(series)].map(([, body, number, variant, bodyBefore, numberAfter]) => {
    const of = (body ?? bodyBefore ?? 'Consortium').toLowerCase()
    const name = of.startsWith('for') ? 'Forum' : 'Consortium'
    return `${name} ${number ?? numberAfter}${variant ? ` (${variant})` : ''}`
  })
}
