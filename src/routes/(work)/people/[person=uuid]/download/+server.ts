import { personalData } from '#app/slices.server.ts'
import { exportPerson } from '#lib/identity/index.server.ts'
import { jsonDownload } from '../../../json-download.ts'
import type { RequestHandler } from './$types'

export const GET: RequestHandler = async ({ locals: { context }, params }) => {
  return jsonDownload(
    `personal-data-${params.person}`,
    await exportPerson(context, params.person, personalData),
  )
}
