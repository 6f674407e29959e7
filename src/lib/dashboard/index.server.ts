export { loadIndicators, proposeDefinition, signDefinition } from './definitions/actions.server.ts'
export { definition, definitions, indicator, indicators } from './definitions/store.server.ts'
export {
  checkObservation,
  figureKind,
  importObservations,
  reportObservation,
  undoImport,
} from './observations/actions.server.ts'
export { chosenFigures, uncheckedList } from './observations/list.server.ts'
export {
  asObservation,
  latestFigures,
  latestReported,
  observation,
  observations,
} from './observations/store.server.ts'
export { judgedOn, type Judged } from './progress/view.server.ts'
export { indicatorView } from './view.server.ts'
export { columns as figureHeadings } from './exchange/columns.ts'
export { figuresAsCsv, figuresAsJson, figuresAsSdmx } from './exchange/streams.server.ts'
export {
  firstPage,
  objectiveFigures,
  overview,
  partsToChoose,
  type ObjectiveFigure,
} from './overview/view.server.ts'
export { dashboardFeed } from './exchange/feed.server.ts'
export { remind, silenceReminders } from './reminders/actions.server.ts'
export { debts, type Debt } from './reminders/view.server.ts'
export { lastReminders, wantSilence } from './reminders/store.server.ts'
export { allowSite, forbidSite } from './frames/actions.server.ts'
export { sites } from './frames/store.server.ts'
export { countRecords } from './counting/actions.server.ts'
export { rebuild, type Rebuilt } from './rebuild.server.ts'
export { mostLines, previewImport, takeImport, type ImportPreview } from './exchange/import.server.ts'
