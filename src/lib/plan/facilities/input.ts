import { z } from 'zod'
import { facilities } from '../objective.ts'
import { localised, source } from '../parts.ts'

export const facilityContent = z.object({
  kind: z.enum(facilities),
  number: z.int().positive(),
  title: localised,
  alsoNamed: z.array(z.string()),
  alliances: z.array(z.object({ number: z.int().positive(), objectives: z.array(z.string()) })),
  note: localised.nullable(),
  source,
})
export type FacilityContent = z.output<typeof facilityContent>
