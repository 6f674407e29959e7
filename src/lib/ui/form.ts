import { getContext, setContext, type Snippet } from 'svelte'
import { render } from 'svelte/server'
import type { Refused } from '#lib/platform/form.ts'
import FieldsAhead from './FieldsAhead.svelte'

/** What a form hands to its fields: what was typed in them and what is wrong with it, by their names. */
export type FormContext = {
  /** Fields are named after it, so that the summary can lead to them. */
  id: string
  refused: Refused | null
  /** Hears what a field is called. */
  meet?: (name: string, label: string) => void
}

const key = Symbol('form')

export const setForm = (form: FormContext) => setContext(key, form)

/** The form around a field; filters of lists and forms of scripts have none. */
export const formAround = () => getContext<FormContext | undefined>(key)

export const fieldId = (form: string, name: string) => `${form}-${name}`

/** A control that is no `Field`, named to the form around it, so that its summary leads here. */
export function controlIn(form: FormContext | undefined, name: string, label: string) {
  form?.meet?.(name, label)
  const isWrong = form?.refused?.problems[name] !== undefined
  return { id: form && fieldId(form.id, name), name, 'aria-invalid': isWrong || undefined }
}

export type Problem = { text: string; label: string | null; href: string | null }

/**
 * Every problem of a refused form in the order of its fields, those without a field at the end. The summary stands above
 * the fields whose labels it says, so they are drawn once ahead to learn them; nothing of that is shown.
 */
export function problemsOf(form: FormContext, refused: Refused, children: Snippet | undefined): Problem[] {
  const labels = new Map<string, string>()
  const context = new Map([
    [key, { ...form, meet: (name: string, label: string) => labels.set(name, label) }],
  ])
  if (children) void render(FieldsAhead, { props: { children }, context }).body
  const { problems } = refused
  const named = [...labels].flatMap(([name, label]) =>
    problems[name] ? [{ text: problems[name], label, href: `#${fieldId(form.id, name)}` }] : [],
  )
  const others = Object.entries(problems).filter(([name]) => !labels.has(name))
  return [...named, ...others.map(([, text]) => ({ text, label: null, href: null }))]
}
