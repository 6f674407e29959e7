import { soilEngine } from '#soil'

/** The record of a result stands beside its maps under this name. */
export const recordFile = 'provenance.json'

export async function engineName(): Promise<string> {
  const { by, mode } = await soilEngine()
  return `Node ${process.versions.node}, soil engine: ${by}, ${mode}`
}

export const programName = (version: string) => `Permille ${version}`

/** The program whose tiles may stand beside one another in one result. */
export const programHere = async (version: string) => `${programName(version)}, ${await engineName()}`
