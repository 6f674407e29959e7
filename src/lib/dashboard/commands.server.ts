import { dayOf } from '#lib/platform/day.ts'
import type { Command } from '#lib/platform/command.ts'
import { countRecords } from './counting/actions.server.ts'
import { rebuild } from './rebuild.server.ts'

export const dashboardCommands: readonly Command[] = [
  {
    name: 'dashboard rebuild',
    usage: 'dashboard rebuild',
    summary: 'Computes every figure and standing from the event log alone and compares',
    async run({ read, now }) {
      const data = await rebuild(read, dayOf(now()))
      const { figures, events, standings, differing, onlyInLog, onlyInTable, standingOtherwise } = data
      const wrong = [...differing, ...onlyInLog, ...onlyInTable, ...standingOtherwise].length
      const verdict = wrong ? `${wrong} differ from what is stored` : 'all as stored'
      return {
        data,
        lines: [`${figures} figures and ${standings} standings from ${events} events: ${verdict}`],
        failed: wrong > 0,
      }
    },
  },
  {
    name: 'dashboard count',
    usage: 'dashboard count',
    summary: 'Counts records for the indicators that can be counted',
    async run(context, _, { counts }) {
      const entered = await countRecords(context, counts)
      return { data: { entered }, lines: [`${entered} figures entered`] }
    },
  },
]
