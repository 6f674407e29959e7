import { expect, test } from 'vitest'
import type { SourceFile } from './files.ts'
import { keyProblems, readTexts, textProblems } from './texts.ts'
import { literalWords } from './words.ts'

const file = (path: string, text: string): SourceFile => ({ path, text })
const texts = (locale: string, messages: object, folder = 'src/lib/plan/text') =>
  file(`${folder}/${locale}.json`, JSON.stringify(messages))

const problemsOf = (en: object, fr: object) =>
  textProblems(readTexts([texts('en', en), texts('fr', fr)]), ['en', 'fr'])

test('texts that agree are no problem, in any order and with a placeholder twice', () => {
  const english = { plan_a: 'From {low} to {high}', plan_b: 'B' }
  expect(problemsOf(english, { plan_b: 'B', plan_a: '{high} : de {low} à {high}' })).toEqual([])
})

test.each([
  ['a language is missing', { plan_a: 'A' }, null, 'there is no fr.json'],
  ['a key is missing', { plan_a: 'A' }, {}, 'plan_a is missing'],
  ['a key is left over', {}, { plan_a: 'A' }, 'plan_a is not in en.json'],
  ['a text is empty', { plan_a: 'A' }, { plan_a: '' }, 'plan_a is empty'],
  ['a placeholder is lost', { plan_a: '{n} rows' }, { plan_a: 'lignes' }, 'other placeholders'],
  ['a placeholder is translated', { plan_a: '{rows}' }, { plan_a: '{lignes}' }, 'other placeholders'],
  ['a key has the wrong prefix', { network_a: 'A' }, { network_a: 'A' }, 'does not begin with plan_'],
])('the text test catches that %s', (_name, en, fr, problem) => {
  const files = fr ? [texts('en', en), texts('fr', fr)] : [texts('en', en)]
  const problems = textProblems(readTexts(files), ['en', 'fr'])
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(problem)
})

test('the text test catches one key in two folders', () => {
  const twice = [texts('en', { plan_a: 'A' }), texts('en', { plan_a: 'A' }, 'src/lib/plan/papers/text')]
  expect(textProblems(readTexts(twice), ['en'])).toEqual([
    'src/lib/plan/papers/text: plan_a stands in src/lib/plan/text too',
  ])
})

test('the text test looks into the cases of a plural', () => {
  const plural = (name: string) => [
    { match: { 'countPlural=one': `{${name}} row`, 'countPlural=other': '{count} rows' } },
  ]
  expect(problemsOf({ plan_a: plural('count') }, { plan_a: plural('total') })).toHaveLength(1)
  expect(problemsOf({ plan_a: plural('count') }, { plan_a: plural('count') })).toEqual([])
})

const keys = readTexts([
  texts('en', { plan_a: 'A', plan_kind_count: 'C', plan_kind_share: 'S', plan_rule_read: 'R' }),
])

test('keys are used by name, by member, and in shapes put together at run time', () => {
  const uses = [
    file('src/routes/+page.svelte', '{m.plan_a()} {say(`plan_kind_${kind}`, {}, locale)}'),
    file('src/lib/plan/rules.ts', 'const key = `${slice}_rule_${name}`'),
  ]
  expect(keyProblems(keys, uses)).toEqual([])
  const others = [
    file('src/routes/+page.svelte', `{m['plan_a']()} {say('plan_kind_' + kind, {}, locale)}`),
    file('src/lib/plan/rules.ts', `// as in 'plan_gone'\nconst key = name.replace('_', '_rule_')`),
  ]
  expect(keyProblems(keys, others)).toEqual([])
})

test('the name of a rule is no key', () => {
  const uses = [
    file('src/app/rules.ts', `[m.plan_a, 'plan_kind_', '_rule_', 'plan_read']`),
    file('src/app/other.ts', `'plan_write'`),
  ]
  expect(keyProblems(keys, uses)).toEqual(['src/app/other.ts: no text has the key plan_write'])
})

test('the text test catches texts that nothing shows and keys that nothing says', () => {
  const uses = [
    file('src/routes/+page.svelte', '{m.plan_a()} {m.plan_gone()}'),
    file('src/lib/plan/rules.ts', `throw new Refusal('invalid', 'plan_also_gone')`),
    file('src/lib/plan/rules.test.ts', `m.plan_kind_share()`),
    file('src/lib/plan/loose.ts', 'const key = `${a}_${b}`'),
  ]
  expect(keyProblems(keys, uses)).toEqual([
    'plan_kind_count is shown nowhere',
    'plan_kind_share is shown nowhere',
    'plan_rule_read is shown nowhere',
    'src/routes/+page.svelte: no text has the key plan_gone',
    'src/lib/plan/rules.ts: no text has the key plan_also_gone',
  ])
})

const component = (markup: string) => literalWords(file('src/routes/+page.svelte', markup))

test.each([
  '<p>Soil</p>',
  '<p>{m.plan_a()} by</p>',
  '{#if open}<em>offen</em>{/if}',
  '{#if open}{:else}<em>zu</em>{/if}',
  '{#each rows as row (row)}{row}{:else}none{/each}',
  '{#await load}wait{:then value}{value}{:catch}sorry{/await}',
  '{#snippet row()}word{/snippet}',
  '{#key n}word{/key}',
  '<Page title="Soils" />',
  '<Page><b slot="x">Soils</b></Page>',
  '<svelte:head><title>Soils</title></svelte:head>',
  '<svelte:element this="p">Soils</svelte:element>',
  '<button aria-label="Close">×</button>',
  '<input placeholder="Name" />',
  '<img src="a.png" alt="A field" />',
  '<p>{"Soil"}</p>',
  '<p>{open ? "open" : "closed"}</p>',
  '<p>{title ?? "untitled"}</p>',
  '<p>{`${n} rows`}</p>',
  '<p>{n + " rows"}</p>',
  '<a title={open ? m.plan_a() : "closed"} href="/">{m.plan_a()}</a>',
  '<p>Ökologie</p>',
])('the text test catches the words in %s', (markup) => {
  expect(component(markup).length).toBeGreaterThan(0)
})

test.each([
  '<p>{m.plan_a()} – 4 ‰ · 12 %</p>',
  '<p class="lead" id="top">{formatDay(day, "en")}</p>',
  '<a href="/plan" data-kind="link">{m.plan_a()} (CSV)</a>',
  '<code>npm start</code>',
  '<p translate="no">4 per 1000</p>',
  '<Page title={m.plan_a()} kind="wide" />',
  '<script>const words = "not shown"</script><style>p { content: "x" }</style>',
  '<!-- a comment for people -->',
])('the text test lets pass %s', (markup) => {
  expect(component(markup)).toEqual([])
})
