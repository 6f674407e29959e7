import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { relative } from 'node:path'
import { Refusal } from '#lib/platform/refusal.ts'
import { headOf, isAddress, located } from './raster/address.server.ts'
import { sidecarsOf } from './raster/sidecar.server.ts'
import { slicesIn, warmUpOf } from './inputs.server.ts'
import { modelOf } from './models/choose.ts'
import type { Study } from './study.ts'

/** What a file was when the run began: its checksum, or for an address what the server says of it. */
export interface Fingerprint {
  readonly file: string
  readonly sha256?: string
  readonly etag?: string
  readonly modified?: string
}

/** Every file that a study reads, once. */
export function filesOf(study: Study, folder: string): string[] {
  const years = warmUpOf(study)
  const times = new Map(modelOf(study).layers.map((layer) => [layer.name, layer.times]))
  const files = Object.entries(study.inputs).flatMap(([name, input]) => {
    if ('file' in input)
      return slicesIn(input, times.get(name) ?? 'once', folder, years).map(({ file }) => file)
    return 'table' in input ? [located(folder, input.table)] : []
  })
  return [...new Set(files)].sort()
}

/** Every file that decides a study's values: those that it names, and what stands beside them. */
export async function dataOf(study: Study, folder: string): Promise<string[]> {
  const tables = new Set(
    Object.values(study.inputs).flatMap((input) => ('table' in input ? [located(folder, input.table)] : [])),
  )
  const found: string[] = []
  for (const file of filesOf(study, folder))
    found.push(file, ...(tables.has(file) ? [] : await sidecarsOf(file)))
  return found
}

/** Files are named from `home`, so that a run can be moved together with its data. */
export async function fingerprints(study: Study, folder: string, home: string): Promise<Fingerprint[]> {
  const found: Fingerprint[] = []
  for (const file of await dataOf(study, folder))
    found.push(
      isAddress(file)
        ? await addressFingerprint(file)
        : { file: relative(home, file), sha256: await sha256Of(file) },
    )
  return found
}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(part as Buffer)
  } catch {
    throw new Refusal('missing', 'observatory_study_no_file', { file })
  }
  return hash.digest('hex')
}

async function addressFingerprint(file: string): Promise<Fingerprint> {
  const head = await headOf(file)
  if (!head) throw new Refusal('missing', 'observatory_study_no_file', { file })
  return { file, ...head }
}

/** Refuses to go on with a run whose data are not, file by file, what they were. */
export function requireUnchanged(recorded: readonly Fingerprint[], found: readonly Fingerprint[]) {
  const marks = new Map(recorded.map((fingerprint) => [fingerprint.file, JSON.stringify(fingerprint)]))
  const changed = found.find((fingerprint) => marks.get(fingerprint.file) !== JSON.stringify(fingerprint))
  if (changed) throw new Refusal('conflict', 'observatory_study_input_changed', { file: changed.file })
}

/** Refuses to replay a run on data that have changed since; they may have moved. */
export function requireSame(recorded: readonly Fingerprint[], found: readonly Fingerprint[]) {
  const mark = ({ sha256, etag, modified }: Fingerprint) => `${sha256} ${etag} ${modified}`
  const before = new Set(recorded.map(mark))
  const changed = found.find((fingerprint) => !before.has(mark(fingerprint)))
  if (changed) throw new Refusal('conflict', 'observatory_study_input_changed', { file: changed.file })
}
