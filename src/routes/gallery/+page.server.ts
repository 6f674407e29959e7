import * as Plot from '@observablehq/plot'
import { palette } from '#lib/ui/palette.ts'
import { plotForScreens } from '#lib/ui/chart/plot.server.ts'
import { worldMap } from '#lib/ui/map/world.server.ts'
import { filterRows, sortRows, tableQuery } from '#lib/ui/table.ts'
import { columns, countries, observed, pace, places, rows, words } from './specimens.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url, locals }) => {
  const query = tableQuery(url)
  return {
    query,
    columns,
    rows: sortRows(filterRows(rows, query.search), query.sort, locals.context.locale),
    map: worldMap({ title: words.map, description: words.mapText, countries, points: places }),
    chart: plotForScreens((width) => ({
      title: words.chart,
      description: words.chartText,
      locale: locals.context.locale,
      height: 300,
      marginRight: 44,
      x: { type: 'utc', ticks: width < 500 ? 4 : 8 },
      y: { grid: true, domain: [0, 200] },
      marks: [
        Plot.ruleY([0], { stroke: palette.ink }),
        Plot.lineY(pace, {
          x: 'year',
          y: 'value',
          stroke: palette.ochre,
          strokeWidth: 2,
          strokeDasharray: '2 4',
        }),
        Plot.dot(pace.slice(1), { x: 'year', y: 'value', symbol: 'diamond', r: 6, fill: palette.ochre }),
        Plot.text(pace.slice(1), {
          x: 'year',
          y: 'value',
          text: 'value',
          dx: 12,
          textAnchor: 'start',
          fontWeight: 600,
        }),
        Plot.lineY(observed, { x: 'year', y: 'value', stroke: palette.gley, strokeWidth: 2.5 }),
        Plot.dot(observed, { x: 'year', y: 'value', fill: palette.gley, r: 4 }),
      ],
    })),
  }
}
