import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '#lib/platform/refusal.ts'
import { writeWhole, type Disk } from './disk.server.ts'
import { checksum, packTile, unpackTile, type FinishedTile } from './tile/tile-file.server.ts'

/**
 * What a run has done so far. The first line says what is being run; each further line names a tile that is on the
 * disk, with its checksum. A line torn by a crash, or a tile that does not match its line, counts as not done.
 */
export interface Journal {
  readonly done: ReadonlySet<number>
  keep(tile: number, finished: FinishedTile): Promise<void>
  read(tile: number): Promise<FinishedTile>
  /** once the outputs are written */
  clear(): Promise<void>
}

type Line = { tile: number; checksum: number }

const workFolder = (folder: string) => join(folder, 'work')

export const isBegun = (folder: string): Promise<boolean> =>
  readFile(join(workFolder(folder), 'journal')).then(
    () => true,
    () => false,
  )

/** `identity` names study, data and program: tiles of another run are never taken for this one's. */
export async function openJournal(disk: Disk, folder: string, identity: string): Promise<Journal> {
  const work = workFolder(folder)
  const path = join(work, 'journal')
  const fileOf = (tile: number) => join(work, `${tile}.tile`)
  await mkdir(work, { recursive: true })
  const [first, ...lines] = await readLines(path)
  if (first === undefined) await writeWhole(disk, path, [`${identity}\n`])
  else if (first !== identity) throw new Refusal('conflict', 'observatory_study_other_run', { folder })
  else await endLine(disk, path)

  const done = new Set<number>()
  for (const line of lines) {
    const entry = parseLine(line)
    if (!entry) continue
    const bytes = await readFile(fileOf(entry.tile)).catch(() => undefined)
    if (bytes && checksum(bytes) === entry.checksum) done.add(entry.tile)
  }
  return {
    done,
    async keep(tile, finished) {
      const bytes = packTile(finished)
      await writeWhole(disk, fileOf(tile), [bytes])
      await disk.append(path, JSON.stringify({ tile, checksum: checksum(bytes) } satisfies Line))
      done.add(tile)
    },
    read: async (tile) => unpackTile(await readFile(fileOf(tile))),
    clear: () => rm(work, { recursive: true, force: true }),
  }
}

async function readLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return text.split('\n').filter((line) => line !== '')
}

/** A line torn by a crash must not swallow the next one. */
async function endLine(disk: Disk, path: string) {
  const text = await readFile(path, 'utf8')
  if (!text.endsWith('\n')) await disk.append(path, '')
}

function parseLine(line: string): Line | undefined {
  try {
    return JSON.parse(line) as Line
  } catch {
    return undefined
  }
}
