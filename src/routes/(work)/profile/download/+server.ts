import { personalData } from '#app/slices.server.ts'
import { exportPerson } from '#lib/identity/index.server.ts'
import { requirePerson } from '#lib/platform/rules.ts'
import { jsonDownload } from '../../json-download.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { context } }) =>
  jsonDownload('personal-data', await exportPerson(context, requirePerson(context.actor), personalData))
