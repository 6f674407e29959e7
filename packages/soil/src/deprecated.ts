import { sampleDistribution } from './distribution.ts'
import { rothcConstants, rothcConstantsAsShipped } from './rothc/constants.ts'
import { initialState } from './rothc/state.ts'
import { initialisations } from './worksheet/sitefile.ts'

/** @deprecated the name is `rothcConstants`; this one goes with 0.2.0 */
export const official = rothcConstants

/** @deprecated the name is `rothcConstantsAsShipped`; this one goes with 0.2.0 */
export const asShipped = rothcConstantsAsShipped

/** @deprecated the name is `initialState`; this one goes with 0.2.0 */
export const fresh = initialState

/** @deprecated the name is `initialisations`; this one goes with 0.2.0 */
export const starts = initialisations

/** @deprecated the name is `sampleDistribution`; this one goes with 0.2.0 */
export const draw = sampleDistribution
