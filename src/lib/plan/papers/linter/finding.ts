import en from '../text/en.json' with { type: 'json' }
import type { Place } from '../place.ts'

/** What a rule found, where, and what it contradicts. `text` is for pages in any language, `message` for terminals. */
export type Finding = {
  rule: string
  file: string
  line: number
  message: string
  text: { key: string; data: Record<string, string | number> }
  related: Place[]
}

export type Data = Record<string, string | number>

const templates: Record<string, string> = en

export function english(key: string, data: Data): string {
  return (templates[key] ?? key).replace(/\{(\w+)\}/g, (_, name: string) => String(data[name] ?? ''))
}

export function finding(rule: string, place: Place, data: Data, related: Place[] = []): Finding {
  const key = `plan_lint_${rule.replaceAll('-', '_')}`
  return { rule, ...place, message: english(key, data), text: { key, data }, related }
}

/** A rule looks at everything at once, because most faults show only between two places. */
export type Rule<View> = { id: string; check: (view: View) => Finding[] }
