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

/** What was not decided is no decision. */
const denied =
  /\b(?:not|never|neither|n[’']a pas|n[’']ont pas|pas été|no se|no fue|no ha sido|no han sido)(?!\p{L})/iu

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
    .filter(
      (sentence) =>
        !aside.test(sentence) && !denied.test(sentence) && decided.some((verb) => verb.test(sentence)),
    )
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

const bodyNames = '(consortium|forum|consorcio|foro|bureau|mesa)'
const sign = '(?:n[°ºo.]{1,2}\\s*)?'
const number = '(\\d{1,2}-\\d{1,2})(?!\\d)(?:\\s?\\((\\p{L}{1,3})\\))?'
const series = new RegExp(
  `\\bdocument(?:s|os?)?\\s+(?:(?:du|del|of the)\\s+)?(?:${bodyNames}\\s+)?${sign}${number}(?:\\s+(?:du|del|of the)\\s+${bodyNames})?|\\b${bodyNames}\\s+documents?\\s+${sign}${number}`,
  'giu',
)
const names: [RegExp, string][] = [
  [/^fo/i, 'Forum'],
  [/^(?:bureau|mesa)/i, 'Bureau'],
]

/** Numbered documents such as `Consortium 7-6 (sv)`, in one form whatever the language. Without a body they are the Consortium's. */
export function readDocuments(text: string): string[] {
  return [...text.matchAll(series)].map(([, first, one, variant, behind, before, other, otherVariant]) => {
    const body = first ?? behind ?? before ?? ''
    const name = names.find(([pattern]) => pattern.test(body))?.[1] ?? 'Consortium'
    const kind = variant ?? otherVariant
    return `${name} ${one ?? other}${kind ? ` (${kind})` : ''}`
  })
}
