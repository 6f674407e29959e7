export { computedSite, computedWorksheet, studyFrom } from './computing.server.ts'
export type { SiteView } from './view.server.ts'
export { runsServing } from './names.server.ts'
export { orderRun, pauseRun, publishRun, resumeRun, withdrawRun } from './runs/actions.server.ts'
export { checkStudy, dataFiles, giveData } from './runs/intake.server.ts'
export {
  placesOf,
  runFile,
  runPage,
  runsFor,
  runsAsCsv,
  runStatus,
  runView,
  studyText,
  type RunStatus,
} from './runs/view.server.ts'
export { checkView } from './runs/words.server.ts'
export { parcelPage } from './parcel/view.server.ts'
