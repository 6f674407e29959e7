/** Published counts that plans quote, with the number of units that were really looked at. */
export type CountSource = { unit: string; counted: number; of: number; source: string }

export const countSources: readonly CountSource[] = [
  {
    unit: 'NDC',
    counted: 28,
    of: 184,
    source: 'Wiese et al. 2021, Climate Policy: 184 first NDCs read, 28 of them with soil organic carbon',
  },
]
