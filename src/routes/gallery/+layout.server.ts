import { dev } from '$app/env'
import { orMissing } from '#lib/platform/refusal.ts'
import type { LayoutServerLoad } from './$types'

/** Specimens of components for those who build pages: not served in production. */
export const load: LayoutServerLoad = () => void orMissing(dev || null)
