import type { App } from '#app/app.ts'
import type { Context } from '#lib/platform/context.ts'
import { load as api } from '../../src/routes/api/+page.server.ts'
import { load as home } from '../../src/routes/+page.server.ts'
import { load as dashboard } from '../../src/routes/(public)/dashboard/+page.server.ts'
import { load as state } from '../../src/routes/(public)/dashboard/state/[year]/+page.server.ts'
import { load as frames } from '../../src/routes/(public)/embed/+layout.server.ts'
import { load as embeddedIndicator } from '../../src/routes/(public)/embed/indicators/[code]/+page.server.ts'
import { load as embeddedObjective } from '../../src/routes/(public)/embed/objectives/[code]/+page.server.ts'
import { load as indicator } from '../../src/routes/(public)/indicators/[code]/+page.server.ts'
import { load as plan } from '../../src/routes/(public)/plan/+page.server.ts'
import { load as decisions } from '../../src/routes/(public)/plan/decisions/+page.server.ts'
import { load as decision } from '../../src/routes/(public)/plan/decisions/[slug]/+page.server.ts'
import { load as facilities } from '../../src/routes/(public)/plan/facilities/+page.server.ts'
import { load as goal } from '../../src/routes/(public)/plan/goals/[goal]/+page.server.ts'
import { load as objective } from '../../src/routes/(public)/plan/objectives/[code]/+page.server.ts'
import { load as compare } from '../../src/routes/(public)/plan/objectives/[code]/compare/+page.server.ts'
import { load as roadmap } from '../../src/routes/(public)/plan/roadmap/[year]/+page.server.ts'
import { load as search } from '../../src/routes/(public)/search/+page.server.ts'
import { load as studies } from '../../src/routes/(public)/soil/studies/+page.server.ts'

/** What a page shows, as text, without the server around it. */
export type ReadingPage = (context: Context) => Promise<string>

type Load = (event: never) => unknown

const reading =
  (address: string, params: Record<string, string>, ...loads: Load[]): ReadingPage =>
  async (context) => {
    const app = { config: { originUrl: 'https://permille.example' } } as App
    const locals = { app, context, position: '' }
    const url = new URL(address, app.config.originUrl)
    const data = []
    for (const load of loads) data.push(await load({ locals, params, url } as never))
    return JSON.stringify(data)
  }

export const objectivePage = (code: string): ReadingPage =>
  reading(`/plan/objectives/${code}`, { code }, objective)

const decided = 'consortium-2020-06-15-strategic-plan'

/** The pages that visitors read, by their addresses. */
export const readingPages: Record<string, ReadingPage> = {
  '/': reading('/', {}, home),
  '/plan': reading('/plan', {}, plan),
  '/plan/goals/A': reading('/plan/goals/A', { goal: 'A' }, goal),
  '/plan/objectives/A1': objectivePage('A1'),
  '/plan/objectives/E1': objectivePage('E1'),
  '/plan/objectives/A1/compare': reading('/plan/objectives/A1/compare', { code: 'A1' }, compare),
  '/plan/roadmap/2022': reading('/plan/roadmap/2022', { year: '2022' }, roadmap),
  '/plan/decisions': reading('/plan/decisions', {}, decisions),
  '/plan/decisions/…': reading(`/plan/decisions/${decided}`, { slug: decided }, decision),
  '/plan/facilities': reading('/plan/facilities', {}, facilities),
  '/search?q=sols': reading('/search?q=sols', {}, search),
  '/dashboard': reading('/dashboard', {}, dashboard),
  '/dashboard?goal=E': reading('/dashboard?goal=E', {}, dashboard),
  '/dashboard/state/2026': reading('/dashboard/state/2026', { year: '2026' }, state),
  '/indicators/A1.1': reading('/indicators/A1.1', { code: 'A1.1' }, indicator),
  '/indicators/E1.1': reading('/indicators/E1.1', { code: 'E1.1' }, indicator),
  '/embed/indicators/A1.1': reading('/embed/indicators/A1.1', { code: 'A1.1' }, frames, embeddedIndicator),
  '/embed/objectives/A1': reading('/embed/objectives/A1', { code: 'A1' }, frames, embeddedObjective),
  '/soil/studies': reading('/soil/studies', {}, studies),
  '/api': reading('/api', {}, api),
}
