import type { NamesOf } from '#lib/platform/records.server.ts'
import { definitionNames, indicatorNames } from './definitions/store.server.ts'

const nameIndicators: NamesOf = async (read, ids) =>
  new Map(
    (await indicatorNames(read, ids)).map(({ id, code, title }) => [
      id,
      { mark: code, title, path: `/indicators/${code}` },
    ]),
  )

const nameDefinitions: NamesOf = async (read, ids) =>
  new Map(
    (await definitionNames(read, ids)).map(({ id, code, version, title }) => [
      id,
      { mark: `${code} (${version})`, title, path: `/indicators/${code}#definitions` },
    ]),
  )

/** What indicators and their definitions are called and where each is read. */
export const dashboardNames = {
  'dashboard.indicator': nameIndicators,
  'dashboard.definition': nameDefinitions,
}
