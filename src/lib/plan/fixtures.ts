import type { PlanContent } from './input.ts'

/** A plan of one objective in two editions, in invented words, for tests. */
export const samplePlan = (): PlanContent => ({
  goals: [{ code: 'A', title: { en: 'Water', fr: 'Eau' }, aim: { en: 'Clean water near by' } }],
  facilities: [
    {
      kind: 'core',
      number: 1,
      title: { en: 'Works' },
      alsoNamed: [],
      alliances: [],
      note: null,
      source: { document: 'The works', place: 'Page 1' },
    },
  ],
  editions: [
    {
      edition: '2020',
      title: { en: 'First' },
      document: 'One',
      date: '2020-06-15',
      precision: 'day',
      note: null,
    },
    {
      edition: '2022',
      title: { en: 'Second' },
      document: 'Two',
      date: '2022-06-30',
      precision: 'month',
      note: null,
    },
  ],
  objectives: [
    {
      code: 'A1',
      goal: 'A',
      facility: { kind: 'core', number: 1 },
      title: { en: 'Wells', fr: 'Puits' },
      links: [],
      versions: [
        {
          edition: '2020',
          title: { en: 'Wells dug' },
          aim: null,
          baseline: null,
          target2030: null,
          target2050: null,
          remarks: null,
          activities: [
            { number: 1, text: { en: 'Dig where water is near', fr: 'Creuser là où l’eau est proche' } },
          ],
          source: { document: 'One', place: 'A1' },
        },
        {
          edition: '2022',
          title: { en: 'Wells kept', fr: 'Puits entretenus' },
          aim: { en: 'Each well is looked after.', fr: 'Chaque puits est entretenu.' },
          baseline: {
            text: {
              en: 'In 2021, 7 of 20 wells had a keeper.',
              fr: 'En 2021, 7 puits sur 20 avaient un gardien.',
            },
            measures: [
              { kind: 'yes_no_per_unit', low: 7, high: 7, unit: 'well', of: 20, per: null, by: null },
            ],
          },
          target2030: {
            text: { en: 'All wells have one.', fr: 'Tous en ont un.' },
            measures: [{ kind: 'share', low: 1, high: 1, unit: 'well', of: null, per: null, by: null }],
          },
          target2050: null,
          remarks: null,
          activities: [],
          source: { document: 'Two', place: 'A1' },
        },
      ],
    },
  ],
})
