export { viewOf, type SiteView } from './view.server.ts'
export { siteReport, siteWorksheet } from './site.server.ts'
export { runsServing } from './names.server.ts'
export { orderRun, pauseRun, publishRun, resumeRun, withdrawRun } from './runs/actions.server.ts'
export {
  checkStudy,
  dataFiles,
  giveData,
  runFile,
  runSheet,
  runsFor,
  studyIn,
  type RunSheet,
} from './runs/sheet.server.ts'
export { checkView, placesOf, runView, studyText } from './runs/view.server.ts'
export { parcelPage } from './parcel/page.server.ts'
