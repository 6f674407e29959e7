import { expect, test } from 'vitest'
import { adoptionStatus, type Decision } from './decision.ts'
import { decisionForm } from './form.ts'

const decision = (some: Partial<Decision>): Decision => ({
  id: 'first',
  slug: 'first',
  body: 'consortium',
  meeting: null,
  document: null,
  on: '2020-06-15',
  about: 'plan',
  subject: 'edition',
  subjectRevision: null,
  outcome: 'adopted',
  replaces: null,
  what: { en: 'The plan' },
  note: null,
  source: { document: 'Minutes', place: '' },
  ...some,
})
const later = decision({ id: 'later', on: '2022-11-10', outcome: 'rejected', replaces: 'first' })

test('a text stands as the last decision about it or its edition says', () => {
  const state = (on: string, ...subjects: string[]) =>
    adoptionStatus([decision({}), later], subjects, on).state
  expect(state('2020-06-14', 'edition')).toBe('undecided')
  expect(state('2020-06-15', 'version', 'edition')).toBe('adopted')
  expect(state('2022-11-10', 'edition')).toBe('rejected')
  expect(state('2022-11-10', 'version')).toBe('undecided')
})

test('a replaced decision no longer counts, even where the later one is about something else', () => {
  const moved = decision({ id: 'moved', on: '2021-01-01', subject: 'other', replaces: 'first' })
  expect(adoptionStatus([decision({}), moved], ['edition'], '2021-01-01')).toEqual({
    state: 'undecided',
    by: null,
  })
})

const typed = {
  subject: '01900000-0000-7000-8000-000000000001',
  subjectRevision: '4',
  body: 'consortium',
  meeting: '',
  document: '',
  on: '2026-06-15',
  outcome: 'adopted',
  what: ' Le libellé ',
  note: '',
  source: 'Compte rendu',
  place: '',
  replaces: '',
}

test('the form writes in the language of its page, and what is left empty is nothing', () => {
  expect(decisionForm('fr').parse(typed)).toMatchObject({
    what: { fr: 'Le libellé' },
    note: null,
    meeting: null,
    replaces: null,
    subjectRevision: 4,
  })
})

test('a decision on nothing, or without words, is not entered', () => {
  const problems = (changes: object) =>
    decisionForm('fr')
      .safeParse({ ...typed, ...changes })
      .error?.issues.map(({ message }) => message)
  expect(problems({ subject: '' })).toContain('plan_subject_missing')
  expect(problems({ what: ' ' })).toContain('plan_what_missing')
})
