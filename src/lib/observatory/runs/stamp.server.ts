import { stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What tells quickly that files of this machine were written to: their size and when they last were. */
export async function stampsOf(folder: string, files: readonly string[]): Promise<Record<string, string>> {
  const stamps: Record<string, string> = {}
  for (const file of files) {
    const found = await stat(join(folder, file)).catch(() => undefined)
    stamps[file] = found ? `${found.size} bytes, ${found.mtimeMs}` : 'gone'
  }
  return stamps
}
