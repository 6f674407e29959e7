import type { Reroute } from '@sveltejs/kit/hooks'
import { deLocalizeUrl } from '#lib/paraglide/runtime.js'

/** `/fr/plan` and `/plan` are one route in two languages. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname
