import { expect, test } from 'vitest'
import { fixture, understood } from './fixtures/read.ts'

const paper = fixture('implementation-plan.txt')
const edition = (code: string, wanted: string) =>
  paper.objectives.find((reading) => reading.code === code && reading.edition === wanted)
const draft = (code: string) => edition(code, '2021-draft')

test('a chapter gives the edition it quotes and the draft it is', () => {
  expect(paper.objectives.map(({ code, edition: of }) => `${code} ${of}`)).toEqual([
    'A1 2020',
    'A1 2021-draft',
    'A2 2021-draft',
    'F2 2021-draft',
  ])
})

test('a torn cell is put together and marked, an empty one stays missing', () => {
  expect(edition('A1', '2020')).toMatchObject({
    aim: { value: { text: 'that soils are named by every state', torn: true } },
    target2030: { value: { torn: false } },
    target2050: null,
  })
})

test('remarks begin at bullets or after a full stop, and the sentence that leads in is form', () => {
  expect(draft('A1')?.remarks.map(({ value }) => value)).toEqual([
    'Name the figure, not only the word. Look at objective A2 as well.',
    'The states that promise most are not those that keep most of it.',
    'A second thought begins here without its bullet.',
  ])
  expect(draft('A2')?.remarks).toEqual([])
})

test('activities survive lost numbers, split titles, echoes and page breaks', () => {
  expect(draft('A1')?.activities.map(({ value }) => [value.number, value.title, value.text])).toEqual([
    [1, 'Speak up', 'Speak for soils where states meet.'],
    [
      2,
      'Count what was promised',
      'Find what each state has promised so far.\nWrite it down in one list.\nKeep the list open for all to read.',
    ],
    [3, 'Ask the ministries', 'Ask each ministry once a year.'],
    [4, 'Help to write', 'Help to write the next promise.\nRead it again before it goes out.'],
  ])
})

test('a gap in the numbers shows that a row without number is an activity of its own', () => {
  expect(draft('A2')?.activities.map(({ value, place }) => [value.number, place.line])).toEqual([
    [1, 90],
    [2, 91],
    [3, 94],
    [4, 95],
  ])
  expect(draft('F2')?.activities.map(({ value }) => value.number)).toEqual([1, 2])
})

test('proposed objectives and targets belong to the draft', () => {
  expect(draft('A2')).toMatchObject({
    aim: { value: { text: 'Carry projects of any size to their first harvest.' } },
    baseline: null,
    target2050: { value: { measures: [{ kind: 'rate', low: 40, unit: 'project', per: 'year' }] } },
  })
})

test('the contents name objectives, the rest of them is debris, and the form is told from the goal', () => {
  expect(paper.mentions.filter(({ value }) => value.title).map(({ value }) => value.code)).toEqual([
    'A1',
    'A2',
    'F2',
  ])
  expect(paper.goals.map(({ value }) => value)).toEqual([
    { goal: 'A', title: 'BEGINNINGS', aim: 'Make it easy to begin, for states and for farmers alike' },
    { goal: 'F', title: 'EVERYTHING', aim: 'Keep all of this alive' },
  ])
  expect(paper.lines.filter(({ as }) => as === 'form_text')).toHaveLength(6)
})

test('a French edition has the same parts under other headings', () => {
  const text = [
    'Initiative « 4 pour 1000 »',
    'PROJET de Plan de mise en œuvre',
    'Version du 14 octobre 2021',
    '1 A1-Promesses',
    '1.1 But A - DÉBUTS',
    'Faciliter les débuts, pour les États et pour les paysans',
    '1.2 Objectif initial et cibles (version 2020)',
    'Intitulé\tObjectif\tSituation 2020\tCible 2030\tCible 2050',
    'Promesses\tQue les sols soient nommés\tSur 150 CDN, 12 nomment les sols.\t60 pays les nomment.\t',
    '1.3 Remarques du groupe d’étude',
    '- Le chiffre compte plus que le mot.',
    'N°\tActivité\tDescription',
    '1\tParler\tParler pour les sols dans les réunions des États.',
  ].join('\n')
  const french = understood(text, 'plan.txt')
  expect(french).toMatchObject({ kind: 'implementation_plan', edition: '2021-draft', locale: 'fr' })
  expect(french.objectives).toMatchObject([
    { edition: '2020', baseline: { value: { measures: [{ kind: 'yes_no_per_unit', low: 12, of: 150 }] } } },
    {
      edition: '2021-draft',
      remarks: [{ value: 'Le chiffre compte plus que le mot.' }],
      activities: [{ value: { number: 1 } }],
    },
  ])
})
