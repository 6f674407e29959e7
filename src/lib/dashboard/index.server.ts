export { loadIndicators, proposeDefinition, signDefinition } from './definitions/actions.server.ts'
export { definition, definitions, indicator, indicators } from './definitions/store.server.ts'
export { definitionTexts } from './definitions/texts.server.ts'
export { checkObservation, importObservations, reportObservation } from './observations/actions.server.ts'
export {
  latestFigures,
  latestReported,
  newestObservations,
  observation,
  observations,
  unchecked,
} from './observations/store.server.ts'
export { dashboardOperations } from './operations.server.ts'
export { judgedAtAGlance, judgedInFull, type Judged } from './progress/reading.server.ts'
export { indicatorSheet } from './sheet.server.ts'
export { download, figuresAsCsv, figuresAsJson, figuresAsSdmx } from './exchange/streams.server.ts'
