import { readFile } from 'node:fs/promises'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { parse } from 'yaml'
import { Refusal } from '#lib/platform/refusal.ts'
import { isAddress, located } from './raster/address.server.ts'
import { readStudy, type Problem, type Study, type StudyInput } from './study.ts'
import type { Fingerprint } from './fingerprint.server.ts'

/** A study with the folder that its files are named from and, if it comes from a provenance file, what they were. */
export interface StudyDocument {
  readonly study: Study
  readonly folder: string
  readonly inputs?: readonly Fingerprint[]
}

/** Reads a study file (YAML or JSON), or the provenance file of a run, which is a study with its inputs' checksums. */
export async function openStudy(file: string): Promise<StudyDocument | { problems: Problem[] }> {
  const document = await parseFile(file)
  const record = document as { study?: unknown; inputs?: unknown } | null
  const isProvenance = record !== null && typeof record === 'object' && typeof record.study === 'object'
  const read = readStudy(isProvenance ? record.study : document)
  if ('problems' in read) return read
  const folder = dirname(file)
  return isProvenance
    ? { study: read.study, folder, inputs: record.inputs as readonly Fingerprint[] }
    : { study: read.study, folder }
}

async function parseFile(file: string): Promise<unknown> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch {
    throw new Refusal('missing', 'observatory_study_no_file', { file })
  }
  try {
    return parse(text)
  } catch (error) {
    throw new Refusal('invalid', 'observatory_study_unreadable', { file, reason: (error as Error).message })
  }
}

/** The study as it would stand in a file in another folder: its data are named from there. */
export function movedTo(study: Study, from: string, to: string): Study {
  const moved = (name: string) => {
    if (isAddress(name) || isAbsolute(name)) return name
    return isAddress(from) ? located(from, name) : join(relative(to, resolve(from)), name)
  }
  const inputs = Object.entries(study.inputs).map(([name, input]): [string, StudyInput] => {
    if ('file' in input) return [name, { ...input, file: moved(input.file) }]
    if ('table' in input) return [name, { ...input, table: moved(input.table) }]
    return [name, input]
  })
  return { ...study, inputs: Object.fromEntries(inputs) }
}
