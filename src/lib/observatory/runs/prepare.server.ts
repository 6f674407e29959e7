import { relative } from 'node:path'
import { isAddress } from '../studies/raster/address.server.ts'
import { cellsOf, tilesOf } from '../studies/raster/grid.ts'
import { dataOf, fingerprints } from '../studies/fingerprint.server.ts'
import { programHere } from '../studies/program.server.ts'
import { planOf } from '../studies/plan.server.ts'
import type { Problem, Study } from '../studies/study.ts'
import { validateStudy } from '../studies/validate.server.ts'
import type { Prepared } from './run.ts'
import { stampsOf } from './stamp.server.ts'

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
  // Taken before the checksums, so that what is written meanwhile is noticed.
  const near = (await dataOf(study, data)).filter((file) => !isAddress(file))
  const stamps = await stampsOf(
    data,
    near.map((file) => relative(data, file)),
  )
  const plan = await planOf(study, data)
  await plan.rasters.close()
  const { grid, tileSize, tileBytes } = plan
  return {
    prepared: {
      program: await programHere(version),
      inputs: await fingerprints(study, data, home),
      stamps,
      grid,
      tileSize,
      tileBytes,
      tiles: tilesOf(grid, tileSize).count,
      cells: cellsOf(grid),
      estimatedSeconds: found.seconds,
    },
  }
}
