import { cellsOf, tilesOf } from '../studies/grid.ts'
import { fingerprints } from '../studies/fingerprint.server.ts'
import { programHere } from '../studies/program.server.ts'
import { planOf } from '../studies/plan.server.ts'
import type { Problem, Study } from '../studies/study.ts'
import { validateStudy } from '../studies/validate.server.ts'
import type { Prepared } from './run.ts'

export interface Preparing {
  readonly study: Study
  /** what the study's files are named from */
  readonly data: string
  /** where the result will stand */
  readonly home: string
  readonly version: string
}

/** What is amiss with a study, or all that one must know before its first tile. */
export async function prepareRun({
  study,
  data,
  home,
  version,
}: Preparing): Promise<{ problems: readonly Problem[] } | { prepared: Prepared }> {
  const { problems, found } = await validateStudy({ study, folder: data }, () => performance.now())
  if (problems.length || !found) return { problems }
  const plan = await planOf(study, data)
  await plan.rasters.close()
  const { grid, tileSize, tileBytes } = plan
  return {
    prepared: {
      program: await programHere(version),
      inputs: await fingerprints(study, data, home),
      grid,
      tileSize,
      tileBytes,
      tiles: tilesOf(grid, tileSize).count,
      cells: cellsOf(grid),
      estimatedSeconds: found.seconds,
    },
  }
}
