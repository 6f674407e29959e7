import { expect, test } from 'vitest'
import { readFiles } from './files.ts'
import { formGlue } from './forms.ts'

test('no page hands values and problems to fields by itself', () => {
  expect(formGlue(readFiles('.', ['src']))).toEqual([])
})

test.each([
  ['a problem of a field', '<Form {refused}><Field name="on" problem={refused?.problems.on} /></Form>'],
  ['a sentence of a form', '<Form submit="Send" problem={form?.problem} />'],
  ['a value that came back', '{#if open}<Field name="on" value={saving?.values.on ?? today} />{/if}'],
  ['a helper', '<script>const wrong = (name) => refused?.problems[name]</script>'],
  ['a helper for values', "<script>const old = (name) => refused?.values[name] ?? ''</script>"],
])('a planted %s is found', (_, text) => {
  expect(formGlue([{ path: 'src/routes/x/+page.svelte', text }])).not.toEqual([])
})

test('a form with what was refused, and a field with what stands in it, are no glue', () => {
  const text = '<Form {refused}><Field name="on" value={person.name} /></Form>'
  expect(formGlue([{ path: 'src/routes/x/+page.svelte', text }])).toEqual([])
})
