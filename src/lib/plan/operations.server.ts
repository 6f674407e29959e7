import { z } from 'zod'
import { operation } from '#lib/platform/operations.ts'
import { orMissing } from '#lib/platform/refusal.ts'
import { outcomes } from './decisions/decision.ts'
import { decisions } from './decisions/store.server.ts'
import { objectiveCode, objectiveVersion } from './input.ts'
import { facilities as allFacilities } from './facilities/store.server.ts'
import { facilities, goals } from './objective.ts'
import { localised, measure } from './parts.ts'
import { itemKinds, itemStates } from './roadmap/roadmap.ts'
import { itemsOf, roadmaps } from './roadmap/store.server.ts'
import { planRules } from './rules.ts'
import { objectiveByCode, objectives, versionsOf } from './store.server.ts'

const objectiveItem = z
  .object({
    id: z.uuid(),
    code: objectiveCode,
    title: localised,
    goal: z.enum(Object.keys(goals) as [keyof typeof goals]),
    facility: z.object({ kind: z.enum(facilities), number: z.int() }),
  })
  .meta({ id: 'Objective' })

const decisionItem = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    body: z.string(),
    document: z.string().nullable(),
    on: z.iso.date(),
    outcome: z.enum(outcomes),
    subject: z.uuid().nullable(),
    subjectRevision: z.int().nullable(),
    replaces: z.uuid().nullable(),
    what: localised,
    source: z.object({ document: z.string(), place: z.string() }),
  })
  .meta({ id: 'Decision' })

const versionItem = objectiveVersion
  .extend({ id: z.uuid(), issuedOn: z.iso.date(), decisions: z.array(decisionItem) })
  .meta({ id: 'ObjectiveVersion' })

const source = z.object({ document: z.string(), place: z.string() })

const facilityItem = z
  .object({
    kind: z.enum(facilities),
    number: z.int(),
    title: localised,
    objectives: z.array(z.string()),
    alsoNamed: z.array(z.string()),
    alliances: z.array(z.object({ number: z.int(), objectives: z.array(z.string()) })),
    note: localised.nullable(),
    source,
  })
  .meta({ id: 'Facility' })

const roadmapItem = z
  .object({
    id: z.uuid(),
    code: z.string(),
    objectives: z.array(z.string()),
    title: localised,
    kind: z.enum(itemKinds),
    due: z.iso.date().nullable(),
    measures: z.array(measure),
    progress: z.object({ state: z.enum(itemStates), on: z.iso.date(), evidence: z.string() }).nullable(),
    note: localised.nullable(),
    source,
  })
  .meta({ id: 'RoadmapItem' })

export const planOperations = [
  operation({
    name: 'plan.objectives.list',
    method: 'GET',
    path: '/objectives',
    summary: 'The 24 objectives of the plan.',
    input: z.object({}),
    output: z.object({ items: z.array(objectiveItem) }),
    allowed: planRules.plan_read,
    run: async ({ read }) => ({ items: await objectives(read) }),
  }),
  operation({
    name: 'plan.objectives.get',
    method: 'GET',
    path: '/objectives/{code}',
    summary: 'One objective with every version of its wording and the decisions about each.',
    input: z.object({ code: objectiveCode }),
    output: objectiveItem.extend({ versions: z.array(versionItem) }).meta({ id: 'ObjectiveWithVersions' }),
    allowed: planRules.plan_read,
    async run({ read }, { code }) {
      const objective = orMissing(await objectiveByCode(read, code))
      const versions = await versionsOf(read, objective.id)
      const taken = versions.length
        ? await decisions(
            read,
            versions.flatMap(({ id, editionId }) => [id, editionId]),
          )
        : []
      return {
        ...objective,
        versions: versions.map((version) => ({
          ...version,
          decisions: taken.filter(({ subject }) => subject === version.id || subject === version.editionId),
        })),
      }
    },
  }),
  operation({
    name: 'plan.decisions.list',
    method: 'GET',
    path: '/decisions',
    summary: 'The register of decisions, the newest first.',
    input: z.object({}),
    output: z.object({ items: z.array(decisionItem) }),
    allowed: planRules.plan_read,
    run: async ({ read }) => ({ items: await decisions(read) }),
  }),
  operation({
    name: 'plan.roadmaps.get',
    method: 'GET',
    path: '/roadmaps/{year}',
    summary:
      'What the Initiative sets out to do in a year, and how far each item is as far as anyone has reported.',
    input: z.object({ year: z.coerce.number().int() }),
    output: z.object({ year: z.int(), title: localised, items: z.array(roadmapItem) }),
    allowed: planRules.plan_read,
    async run({ read }, { year }) {
      const roadmap = orMissing((await roadmaps(read)).find((one) => one.year === year))
      return { year, title: roadmap.title, items: await itemsOf(read, roadmap.id) }
    },
  }),
  operation({
    name: 'plan.facilities.list',
    method: 'GET',
    path: '/facilities',
    summary: 'Core and Global Facilities with their objectives and alliances.',
    input: z.object({}),
    output: z.object({ items: z.array(facilityItem) }),
    allowed: planRules.plan_read,
    run: async ({ read }) => ({ items: await allFacilities(read) }),
  }),
]
