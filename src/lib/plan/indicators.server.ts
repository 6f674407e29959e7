import type { Countable } from '#lib/platform/countable.ts'
import { decisions } from './decisions/store.server.ts'

/** What the dashboard may count here, with unit and source. */
export const planCounts: readonly Countable[] = [
  {
    name: 'plan.decisions',
    kind: 'plan.decision',
    indicator: 'D1.4',
    says: 'at_least',
    unit: 'meeting',
    source: { title: 'Register of decisions of this platform', place: 'Meetings named there' },
    readingRule: {
      en: 'Meetings that took a decision in the register, each once. A meeting without a decision there is not seen, so the figure is a lower bound.',
      fr: 'Réunions ayant pris une décision inscrite au registre, chacune une fois. Une réunion sans décision inscrite n’est pas vue : le chiffre est une borne inférieure.',
      es: 'Reuniones que tomaron una decisión inscrita en el registro, cada una una vez. Una reunión sin decisión inscrita no se ve: la cifra es un límite inferior.',
    },
    path: '/plan/decisions',
    async things(read) {
      const meetings = new Map(
        (await decisions(read)).map(({ id, body, meeting, on }) => [`${body} ${meeting ?? on}`, { id, on }]),
      )
      return [...meetings.values()]
    },
  },
]
