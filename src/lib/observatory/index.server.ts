export { viewOf, type SiteView } from './view.server.ts'
export { siteReport, siteWorksheet } from './site.server.ts'
export { parcelPage } from './parcel/page.server.ts'
