import type { Job } from '#lib/platform/jobs.server.ts'
import type { App } from './app.server.ts'

/** Everything that runs by the clock or in the background, a line each. */
export const jobs = (_app: App): Job[] => []
