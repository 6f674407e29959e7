import { personalData as dashboard } from '#lib/dashboard/index.server.ts'
import { personalData as identity } from '#lib/identity/index.server.ts'
import { personalData as observatory } from '#lib/observatory/index.server.ts'
import { personalData as platform, type PersonalData } from '#lib/platform/personal.server.ts'
import { personalData as traits } from '#lib/traits/index.server.ts'

/** Every part of the platform that knows something about a person: for the download and for the erasure. */
export const personalData: readonly PersonalData[] = [platform, traits, identity, observatory, dashboard]
