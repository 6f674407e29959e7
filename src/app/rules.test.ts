import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { admittedBy, roles } from '#lib/identity/index.ts'
import type { Rule } from '#lib/platform/rules.ts'
import { answerFor, permissionColumns, ruleText, stateText } from './permissions.ts'
import { rules, scopes } from './slices.server.ts'

const sign = { yes: 'yes', if: 'if', no: '–' } as const
const noSuchState = 'no such state'

const sliceOf = (ruleName: string) => ruleName.slice(0, ruleName.indexOf('_'))
const slices = [...new Set(Object.keys(rules).map(sliceOf))]

/** Every rule of a slice, role and state in a table that a reviewer can read. */
function printed(slice: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const ours = Object.entries(rules).filter(([name]) => sliceOf(name) === slice)
  const lines = ours.flatMap(([name, rule]) =>
    (rule.in ?? ['any']).map((state) =>
      line([
        name,
        state,
        ...permissionColumns.map((who) => sign[answerFor(rule, who, rule.in && state)]),
        rule.where?.text ?? '',
        rule.scope ?? '',
      ]),
    ),
  )
  const head = ['rule', 'state', ...permissionColumns, 'condition', 'token scope']
  return [
    'Who may do what, as the rules say. Compared by `src/app/rules.test.ts`: a changed line here is a changed permission.',
    '',
    line(head),
    line(head.map(() => '---')),
    ...lines,
    '',
  ].join('\n')
}

test.each(slices)('the permissions of %s are those that were reviewed', async (slice) => {
  await expect(printed(slice)).toMatchFileSnapshot(`../lib/${slice}/rules.snapshot.txt`)
})

/** The same question answered from the rule's data alone, by another way than the platform's. */
function expected(
  rule: Rule,
  who: string,
  state: string | undefined,
  held: readonly string[] | null,
): boolean {
  const open = rule.who.includes('anyone')
  const named = open || rule.who.includes(who) || (who !== 'anyone' && rule.who.includes('person'))
  const timely = rule.in === undefined || rule.in.some((one) => one === state)
  const inScope = held === null || open || (rule.scope !== undefined && held.includes(rule.scope))
  return named && timely && inScope
}

test('for every rule, role, state and token the answer is what the rule’s data say', () => {
  let tried = 0
  for (const [name, rule] of Object.entries(rules))
    for (const who of permissionColumns)
      for (const state of rule.in ? [...rule.in, noSuchState] : [undefined])
        for (const held of [null, [], scopes, ...scopes.map((scope) => [scope])]) {
          const answer = answerFor(rule, who, state, held)
          const yes = rule.where ? 'if' : 'yes'
          expect([name, who, state, held, answer]).toEqual([
            name,
            who,
            state,
            held,
            expected(rule, who, state, held) ? yes : 'no',
          ])
          tried++
        }
  expect(tried).toBeGreaterThan(500)
})

test('only roles that exist are named', () => {
  const named = Object.values(rules).flatMap(({ who }) => who)
  expect(named.filter((who) => !(permissionColumns as readonly string[]).includes(who))).toEqual([])
})

test.each(['en', 'fr', 'es'])('every rule, condition and state is told in %s', (locale) => {
  const texts: Record<string, string> = Object.assign(
    {},
    ...slices.map(
      (slice) => JSON.parse(readFileSync(`src/lib/${slice}/text/${locale}.json`, 'utf8')) as object,
    ),
  )
  const wanted = Object.entries(rules).flatMap(([name, rule]) => [
    ruleText(name),
    ...(rule.where ? [rule.where.text] : []),
    ...(rule.in ?? []).map((state) => stateText(name, state)),
  ])
  expect(wanted.filter((key) => !texts[key])).toEqual([])
})

test('whoever may give a role has all its powers, so that nobody gets more of them by way of a friend', () => {
  // What admits or ends holders is the table itself.
  const aboutRoles = /^identity_(grant|end|hand_over)_role$/
  for (const role of roles)
    for (const giver of admittedBy[role])
      for (const [name, rule] of Object.entries(rules))
        if (!aboutRoles.test(name) && answerFor(rule, role) !== 'no')
          expect([role, giver, name, answerFor(rule, giver)]).not.toContain('no')
})
