export { checkObservation, loadIndicators, reportObservation } from './actions.server.ts'
export { dashboardOperations } from './operations.server.ts'
export { indicator, indicators, latestFigures, observation, observations } from './store.server.ts'
