import type { Place } from '../../place.ts'
import { finding, type Rule } from '../finding.ts'
import type { VersionView, View } from '../view.ts'

/** A remark that speaks of activities explains why there are none. */
const saysWhy = (versions: VersionView[]) =>
  versions.some(({ remarks }) => remarks.some(({ text }) => /activi/i.test(Object.values(text).join(' '))))

const objectiveWithoutActivities: Rule<View> = {
  id: 'objective-without-activities',
  check: ({ versions, objectives }) => {
    const report = (code: string, place: Place, rows: number) =>
      finding('objective-without-activities', place, { code, rows })
    return [
      ...versions.flatMap(({ code, activities, activityTable, emptyActivities }) =>
        activityTable && activities.length === 0 ? [report(code, activityTable, emptyActivities)] : [],
      ),
      ...objectives.flatMap(({ code, place, versions: own }) =>
        own.every(({ activities }) => activities.length === 0) && !saysWhy(own)
          ? [report(code, place, 0)]
          : [],
      ),
    ]
  },
}

/** Activities are numbered 1, 2, 3 without gap or repetition. */
const activityNumbering: Rule<View> = {
  id: 'activity-numbering',
  check: ({ versions }) =>
    versions.flatMap(({ code, activities }) => {
      const wrong = activities.find(({ number }, index) => number !== index + 1)
      if (!wrong) return []
      const data = { code, number: wrong.number, expected: activities.indexOf(wrong) + 1 }
      return [finding('activity-numbering', wrong.place, data)]
    }),
}

export const activityRules = [objectiveWithoutActivities, activityNumbering]
