import type { PersonalData } from '#lib/platform/personal.server.ts'
import { runsOf } from './runs/store.server.ts'

/** Runs stay, by an id that leads nowhere after an erasure: their results are the platform's. */
export const personalData: PersonalData = {
  slice: 'observatory',
  read: async (read, { id }) => ({ runs: await runsOf(read, id) }),
  async forget() {},
}
