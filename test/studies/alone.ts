import { disk } from '../../src/lib/observatory/studies/disk.server.ts'
import { openStudy, type StudyDocument } from '../../src/lib/observatory/studies/document.server.ts'
import { runStudy } from '../../src/lib/observatory/studies/run.server.ts'
import { hashes } from './hashes.ts'

/** Every file of a study's result by its hash, as one process with one thread makes it. */
export async function runAlone(file: string, out: string, version = 'test'): Promise<Record<string, string>> {
  await runStudy((await openStudy(file)) as StudyDocument, {
    out,
    resume: false,
    threads: 1,
    version,
    disk,
    now: () => 0,
    print: () => {},
    isPaused: () => false,
  })
  return hashes(out)
}

/** All but the record, which names data from where it stands. */
export function mapsOf(files: Record<string, string>): Record<string, string> {
  const { 'provenance.json': _, ...maps } = files
  return maps
}
