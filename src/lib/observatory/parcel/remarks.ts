import { commonRemarks, type CommonRemark, type ModelInputs } from '#soil'
import type { Place, Question } from './question.ts'

/** The protocol's layer, cm. */
const depth = 30

const inputsOf = ({ stock, clay, climate }: Place): ModelInputs => ({ stock, clay, depth, weather: climate })

/**
 * What is to be asked about a parcel, or about the cells of an area, before the answer is believed: as a worksheet's and
 * a study's. A file of cells is no sample, so that one odd cell is told as well.
 */
export const remarksOn = ({ places }: Pick<Question, 'places'>): CommonRemark[] =>
  commonRemarks(places.map(inputsOf), 0)
