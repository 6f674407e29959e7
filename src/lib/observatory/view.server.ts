import { m } from '#lib/paraglide/messages.js'
import type { Locale } from '#lib/platform/text/localised.ts'
import { comparisonChart, courseChart } from './chart.server.ts'
import type { Compared } from './comparison.ts'
import { changeOf, monthOf, pools, type Course } from './course.ts'
import { remarkIn } from './remarks.server.ts'
import type { Report } from './report.ts'
import type { Worksheet } from '#soil'

/** A report as a page shows it: drawings, tables and words. */
export function viewOf({ sheet, course, remarks, others }: Report, locale: Locale) {
  return {
    sheet: { ...sheet, rows: shownMonths(sheet) },
    step: course.step,
    change: changeOf(course),
    remarks: remarks.map((remark) => remarkIn(remark, locale)),
    chart: courseChart(course, m.observatory_chart_title({}, { locale }), locale),
    course: courseTable(course, locale),
    others: others && comparisonView(others, locale),
  }
}
export type SiteView = ReturnType<typeof viewOf>

const unit = 't C/ha'

/** The year that the run starts from and its last one; the download has every month. */
const shownMonths = ({ rows }: Worksheet) => [
  ...rows.filter(({ run }) => run === 'start'),
  ...rows.filter(({ run }) => run === 'forward').slice(-12),
]

function courseTable({ points }: Course, locale: Locale) {
  const figures = ['soc', ...[...pools].reverse()] as const
  return {
    columns: [
      { key: 'at', label: m.observatory_rows_month({}, { locale }) },
      ...figures.map((key) => ({ key, label: key, numeric: true, unit })),
    ],
    rows: points.map((point) => ({
      at: monthOf(point),
      ...Object.fromEntries(figures.map((key) => [key, point[key]])),
    })),
  }
}

function comparisonView(compared: Compared, locale: Locale) {
  const { start, courses, missing } = compared
  const years = courses[0]?.years ?? []
  const rowOf = (year: number, stockOf: (course: (typeof courses)[number]) => number | null) => ({
    year: String(year),
    ...Object.fromEntries(courses.map((course) => [course.name, stockOf(course)])),
  })
  return {
    missing,
    chart: years.length
      ? comparisonChart(compared, m.observatory_compare_title({}, { locale }), locale)
      : null,
    editions: courses.map(({ name, provenance }) => `${name} (${provenance.edition})`).join('; '),
    columns: [
      { key: 'year', label: m.observatory_name_year({}, { locale }) },
      ...courses.map(({ name }) => ({ key: name, label: name, numeric: true, unit })),
    ],
    rows: [
      ...(start ? [rowOf(start.year, () => start.stock)] : []),
      ...years.map((year, i) => rowOf(year, ({ stocks }) => stocks[i] ?? null)),
    ],
  }
}
